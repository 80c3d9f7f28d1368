"""Changes to the profile: made at once, taken back one by one, and written until they are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from offer_tui.model.merge import merge
from offer_tui.model.profile import Market, Profile

ProfileChanges = Mapping[str, object]
"""New values by the name of their key; None takes the key out, so that its default holds."""


def changed(profile: Profile, changes: ProfileChanges) -> Profile:
    """Return the profile with these keys; keys of other programs stay, in a market as well.

    Raises ValueError for a value that no profile can have.
    """
    kept = {n: getattr(profile, n) for n in profile.model_fields_set if n not in changes}
    new = {name: value for name, value in changes.items() if value is not None}
    if isinstance(market := new.get("market"), Mapping):
        foreign = (profile.market.model_extra or {}) if profile.market else {}
        new["market"] = Market.model_validate({**foreign, **market})
    return Profile.model_validate({**kept, **new})


def said(profile: Profile, name: str) -> object:
    """Return what was told under a key; None where nothing was, whatever its default."""
    value: object = getattr(profile, name) if name in profile.model_fields_set else None
    return None if value in ("", ()) and name != "deal_breakers" else value


def telling(profile: Profile, name: str, value: object) -> ProfileChanges:
    """Return the changes for a key that is told or untold; then it is no longer left as it was."""
    left = tuple(one for one in profile.left_at_default if one != name)
    asked_before = name in profile.left_at_default
    return {name: value, **({"left_at_default": left or None} if asked_before else {})}


def leaving(profile: Profile, name: str) -> ProfileChanges:
    """Return the changes for a key that is left at its default, and not asked for again."""
    left = tuple(one for one in profile.left_at_default if one != name)
    return {name: None, "left_at_default": (*left, name)}


def joined(theirs: Profile, name: str, seen: object, wanted: object) -> Profile | None:
    """Return what the file says with one key changed as it was wanted when ``seen`` was shown.

    Lists that another program changed meanwhile are joined. None where both changed the same
    thing, or one of them only the order.
    """
    ours = changed(theirs, {name: wanted})
    there = said(theirs, name)
    if there in (seen, wanted):
        return ours
    if isinstance(seen, tuple) and isinstance(wanted, tuple) and Counter(seen) == Counter(wanted):
        return None
    return merge(changed(theirs, {name: seen}), ours, theirs)


def made_to(
    theirs: Profile, changes: ProfileChanges, seen: ProfileChanges
) -> tuple[Profile, tuple[str, ...]]:
    """Return what the file says with the changes, and the keys of those that leave a doubt.

    In ``seen`` is what was shown before; a key that is not in it is changed whatever it was.
    """
    refused = []
    for name, wanted in changes.items():
        before = seen[name] if name in seen else said(theirs, name)
        after = joined(theirs, name, before, wanted)
        if after is None:
            refused.append(name)
        theirs = after or theirs
    return theirs, tuple(refused)


def wrote(seen: object, wanted: object) -> str:
    """Return in words what a change was to write; nothing where it only took away."""
    if isinstance(wanted, tuple):
        before = seen if isinstance(seen, tuple) else ()
        return " · ".join(str(one) for one in wanted if one not in before)
    if isinstance(wanted, Market):
        return ", ".join(f"{n} {getattr(wanted, n)}" for n in sorted(wanted.model_fields_set))
    return "" if wanted is None else str(wanted)


@dataclass(frozen=True)
class ProfileKept:
    """What the file says now, and which keys it says otherwise, since another program did."""

    profile: Profile
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """The profile as it is shown: what the file says, and over it what is still to be written."""

    profile: Profile
    pending: ProfileChanges = field(default_factory=dict)
    earlier: tuple[tuple[str, ProfileChanges, ProfileChanges], ...] = ()
    """What each change was about, the values before it and after it, the latest last."""
    seen: ProfileChanges = field(default_factory=dict)
    """What the file said of the pending keys when they were changed, as far as is known."""

    def change(self, about: str, changes: ProfileChanges) -> Draft:
        """Return the draft after a change; one that changes nothing is none."""
        before = {name: said(self.profile, name) for name in changes}
        after = changed(self.profile, changes)
        values = {name: said(after, name) for name in changes}
        if values == before:
            return self
        return self._with(after, (*self.earlier, (about, before, values)), before)

    def taken_back(self) -> Draft:
        """Return the draft without its latest change, and with what was changed since."""
        if not self.earlier:
            return self
        *earlier, (_, before, after) = self.earlier
        shown = {name: said(self.profile, name) for name in before}
        return self._with(made_to(self.profile, before, after)[0], tuple(earlier), shown)

    def _with(
        self,
        after: Profile,
        earlier: tuple[tuple[str, ProfileChanges, ProfileChanges], ...],
        before: ProfileChanges,
    ) -> Draft:
        """Return the draft with another profile, of which the keys in ``before`` are pending."""
        pending = {**self.pending, **{name: said(after, name) for name in before}}
        return Draft(after, pending, earlier, {**before, **self.seen})

    def kept(
        self, written: ProfileChanges, profile: Profile, refused: tuple[str, ...] = ()
    ) -> Draft:
        """Return the draft once ``written`` is on the disk, where the file now says ``profile``.

        What was ``refused`` is given up, and stays as the file says it.
        """
        pending = {n: v for n, v in self.pending.items() if n not in refused}
        left = {n: v for n, v in pending.items() if n not in written or written[n] != v}
        seen = {n: said(profile, n) if n in written else self.seen[n] for n in left}
        return replace(self, profile=changed(profile, left), pending=left, seen=seen)
