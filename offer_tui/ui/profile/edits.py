"""Changes to the profile: made at once, taken back one by one, and written until they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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


@dataclass(frozen=True)
class Draft:
    """The profile as it is shown: what the file says, and over it what is still to be written."""

    profile: Profile
    pending: ProfileChanges = field(default_factory=dict)
    earlier: tuple[tuple[str, ProfileChanges], ...] = ()
    """What each change was about, and the values before it, the latest last."""

    def change(self, about: str, changes: ProfileChanges) -> Draft:
        """Return the draft after a change; one that changes nothing is none."""
        before = {name: said(self.profile, name) for name in changes}
        after = changed(self.profile, changes)
        if all(said(after, name) == before[name] for name in changes):
            return self
        pending = {**self.pending, **{name: said(after, name) for name in changes}}
        return Draft(after, pending, (*self.earlier, (about, before)))

    def taken_back(self) -> Draft:
        """Return the draft without its latest change."""
        if not self.earlier:
            return self
        *earlier, (_, before) = self.earlier
        pending = {**self.pending, **before}
        return Draft(changed(self.profile, before), pending, tuple(earlier))

    def kept(self, written: ProfileChanges, profile: Profile) -> Draft:
        """Return the draft once ``written`` is on the disk, where the file now says ``profile``."""
        left = {n: v for n, v in self.pending.items() if n not in written or written[n] != v}
        return replace(self, profile=changed(profile, left), pending=left)
