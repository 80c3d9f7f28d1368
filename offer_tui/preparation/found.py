"""What the reader found in the posting and the opportunity does not hold yet."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

from offer_tui.model.opportunity import Opportunity, Promise, Requirement
from offer_tui.model.session import Observation, Session
from offer_tui.model.signal import Catalogue
from offer_tui.posting.hints import Hint
from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.reading import Reading
from offer_tui.posting.requirements import Requirement as RequirementFound

# Plus and number sign stay: C, C++ and C# are three things to know.
_BETWEEN_WORDS = re.compile(r"(?:[^\w+#]|_)+")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BLANKS = re.compile(r"\s+")
_ENOUGH_WORDS = 3
"""Words of the shorter of two texts from which one can be an edited form of the other."""

Found = TypeVar("Found", PromiseFound, RequirementFound)


def comparable(text: str) -> str:
    """Return the text as it is compared: without case, blanks and punctuation.

    This is what ``Opportunity.dismissed`` keeps of a promise or requirement not wanted; of a
    hint, it keeps the signal's id.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _BETWEEN_WORDS.sub(" ", folded).strip()
    return _THOUSANDS.sub("", words) or _BLANKS.sub(" ", folded).strip()


def new_promises(opportunity: Opportunity, reading: Reading) -> tuple[PromiseFound, ...]:
    """Return the promises found that are neither recorded nor dismissed, in the text's order."""
    recorded = (promise.text for promise in opportunity.promises)
    return _new(reading.promises, recorded, opportunity.dismissed)


def new_requirements(opportunity: Opportunity, reading: Reading) -> tuple[RequirementFound, ...]:
    """Return the requirements found that are neither recorded nor dismissed."""
    recorded = (requirement.text for requirement in opportunity.requirements)
    return _new(reading.requirements, recorded, opportunity.dismissed)


def new_hints(
    catalogue: Catalogue, opportunity: Opportunity, rounds: Sequence[Session], found: Sequence[Hint]
) -> tuple[Hint, ...]:
    """Return the hints that are still open: a reading's, or those of a changed posting.

    Nothing was answered on the signal or its pair, in a round or outside; it applies, and it was
    not dismissed.
    """
    observations = (
        *opportunity.observations,
        *(one for session in rounds for one in session.observations),
    )
    answered = {one.signal for one in observations if one.signal and one.state != "evasive"}
    put_aside = {*opportunity.dismissed, *opportunity.not_applicable}
    return tuple(
        hint
        for hint in found
        if (signal := catalogue.by_id.get(hint.signal)) is not None
        and signal.id not in answered | put_aside
        and (signal.pair is None or signal.pair not in answered)
    )


def dismissing(
    opportunity: Opportunity,
    *found: PromiseFound | RequirementFound | Hint | Promise | Requirement,
) -> Opportunity:
    """Return the opportunity with these put aside, so that they are not offered again.

    A promise or requirement already recorded is given when it is deleted, and before its text is
    changed: the reader would else find the old words anew.
    """
    keys = [one.signal if isinstance(one, Hint) else comparable(one.text) for one in found]
    dismissed = tuple(dict.fromkeys((*opportunity.dismissed, *keys)))
    return opportunity.model_copy(update={"dismissed": dismissed})


def promise_of(found: PromiseFound, new_id: str, on: dt.date) -> Promise:
    """Return the promise as it is recorded; ``on`` is the day the posting was read."""
    return Promise(id=new_id, text=_line(found.text), kind=found.kind, medium="posting", on=on)


def requirement_of(found: RequirementFound, new_id: str) -> Requirement:
    """Return the requirement as it is recorded, not thought about yet."""
    record = {"id": new_id, "text": _line(found.text)}
    return Requirement.model_validate({**record, "wish": True} if found.is_wish else record)


def observation_of(hint: Hint, new_id: str, at: dt.datetime) -> Observation:
    """Return what a hint becomes when the person confirms it: a hint, with its reason as note."""
    return Observation(
        id=new_id,
        signal=hint.signal,
        state=hint.state,
        degree=hint.degree,
        at=at,
        note=hint.because,
    )


def _new(
    found: Sequence[Found], recorded: Iterable[str], dismissed: Iterable[str]
) -> tuple[Found, ...]:
    """Return what is left when each recorded text has taken the one found that it is, or was.

    Word for word first; then a text of which words were left out or added.
    """
    texts: list[str] = [comparable(text) for text in recorded]
    known = {*texts, *dismissed}
    left = [one for one in found if comparable(one.text) not in known]
    there = {comparable(one.text) for one in found}
    edited = [text.split() for text in texts if text not in there]
    for words in edited:
        alike = [one for one in left if _is_edited(comparable(one.text).split(), words)]
        if alike:
            left.remove(min(alike, key=lambda one: abs(len(one.text) - len(" ".join(words)))))
    return tuple(left)


def _is_edited(found: list[str], recorded: list[str]) -> bool:
    shorter, longer = sorted((found, recorded), key=len)
    rest = iter(longer)
    return len(shorter) >= _ENOUGH_WORDS and all(word in rest for word in shorter)


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
