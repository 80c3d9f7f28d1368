"""What keys do in Prepare: for a chosen row, the change it makes or the form it opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from offer_tui.capture.records import ANSWER
from offer_tui.model.opportunity import OwnQuestion, Promise, Requirement
from offer_tui.posting.promises import PromiseFound
from offer_tui.posting.reading import Reading
from offer_tui.posting.requirements import Requirement as RequirementFound
from offer_tui.preparation import found
from offer_tui.ui.parts import steps
from offer_tui.ui.parts.form import Deed, Form
from offer_tui.ui.parts.item import Item
from offer_tui.ui.prepare import edits, forms
from offer_tui.ui.prepare.prepared import Prepared

Doing = Callable[[Prepared, Item], Deed | Form | None]

_ANSWERS = ("yes", "partly", "no", "dodged")
_PROMISE_ANSWERS = ("kept", "partly", "broken", "unclear")
_MET_ANSWERS = ("have", "can learn", "lack")


def answer_words(item: Item) -> tuple[tuple[str, str], ...]:
    """Return the answers that the row takes, each with what it means."""
    if "answers" in item.can:
        return tuple(zip(edits.MET, _MET_ANSWERS, strict=True))
    if "answer" in item.can and item.means:
        return tuple((sign, "") for sign in ANSWER)
    if "answer" in item.can:
        words = _PROMISE_ANSWERS if _kind(item) == "promise" else _ANSWERS
        return tuple(zip(ANSWER, words, strict=True))
    return ()


def entered(prepared: Prepared, item: Item, now: dt.datetime, new_id: str) -> Deed | Form | None:
    """Return what Enter does with the row."""
    name, opportunity = _name(item), prepared.opportunity
    match _kind(item):
        case "promise":
            return forms.change_promise(_one_of(opportunity.promises, name), now)
        case "requirement":
            return forms.what_to_say(_one_of(opportunity.requirements, name))
        case "own":
            return forms.change_question(_one_of(opportunity.questions, name))
        case "gap" | "wording":
            return _ask_it(prepared, item, new_id)
        case "left-out":
            return Deed(steps.toggled("do_not_ask", name), item.text)
        case "signal":
            seen = prepared.outside(name)
            return forms.note(seen) if seen else None
        case "found-promise" | "found-requirement" | "offer" | "hint":
            return _taken(prepared, item, now, new_id)
        case _:
            return _written(prepared, item, now)


def _taken(prepared: Prepared, item: Item, now: dt.datetime, new_id: str) -> Deed:
    """Return the change that takes up what was found or is offered."""
    name = _name(item)
    match _kind(item):
        case "found-promise":
            return _take_promise(prepared, name, now, new_id)
        case "found-requirement":
            return _take_requirement(prepared, name, new_id)
        case "offer":
            return _tick_offer(prepared, name, now, new_id)
        case _:
            hint = next(one for one in prepared.hints if one.signal == name)
            made = found.observation_of(hint, new_id, now)
            return Deed(steps.added("observations", made), forms.short(item.text))


def _written(prepared: Prepared, item: Item, now: dt.datetime) -> Form | None:
    """Return the form for what the person writes on the card."""
    match _kind(item):
        case "anchor":
            return forms.anchor(prepared.opportunity)
        case "point":
            return forms.point(prepared.opportunity, int(_name(item)))
        case "new-pay":
            return forms.pay_named(now)
        case "new-person":
            return forms.new_person()
        case _:
            return None


def answered(
    prepared: Prepared, item: Item, sign: str, now: dt.datetime, new_id: str
) -> Deed | None:
    """Return the change that an answer makes."""
    name, words = _name(item), forms.short(item.text)
    match _kind(item):
        case "requirement" if sign in edits.MET:
            known = _one_of(prepared.opportunity.requirements, name)
            met = None if known.met == edits.MET[sign] else edits.MET[sign]
            return Deed(steps.changed("requirements", name, met=met), words)
        case "found-requirement" if sign in edits.MET:
            taken = _found_requirement(prepared, name)
            made = found.requirement_of(taken, new_id).model_copy(update={"met": edits.MET[sign]})
            return Deed(steps.added("requirements", made), words)
        case "promise":
            return Deed(edits.answered("promise", name, sign, now, new_id), words)
        case "own":
            return Deed(edits.answered("question", name, sign, now, new_id), words)
        case "hint":
            note = next((h.because for h in prepared.hints if h.signal == name), "")
            step = edits.answered("signal", name, sign, now, new_id, note=note)
            return Deed(step, words)
        case "offer":
            offer = next(o for o in prepared.offers if o.signal.id == name)
            step = edits.answered(
                "signal", name, sign, now, new_id,
                broken_promise=offer.promise.id if sign in "+." else None,
            )  # fmt: skip
            return Deed(step, words)
        case "signal":
            return Deed(edits.answered("signal", name, sign, now, new_id), words)
        case _:
            return None


def removed(prepared: Prepared, item: Item) -> Deed | None:
    """Return the change that takes the row off its list."""
    name, words, opportunity = _name(item), forms.short(item.text), prepared.opportunity
    match _kind(item):
        case "promise":
            promise = _one_of(opportunity.promises, name)
            drop = edits.removed("promises", name)
            return Deed(lambda o: found.dismissing(drop(o), promise), words)
        case "requirement":
            requirement = _one_of(opportunity.requirements, name)
            drop = edits.removed("requirements", name)
            return Deed(lambda o: found.dismissing(drop(o), requirement), words)
        case "found-promise":
            promised = _found_promise(prepared, name)
            return Deed(lambda o: found.dismissing(o, promised), words)
        case "found-requirement":
            required_ = _found_requirement(prepared, name)
            return Deed(lambda o: found.dismissing(o, required_), words)
        case "hint":
            hint = next(h for h in prepared.hints if h.signal == name)
            return Deed(lambda o: found.dismissing(o, hint), words)
        case "own":
            return Deed(edits.removed("questions", name), words)
        case "signal":
            return Deed(steps.toggled("do_not_ask", name), words)
        case "pay":
            return Deed(steps.without("pay_named", opportunity.pay_named[int(name)]), words)
        case "person":
            return Deed(steps.without("people", opportunity.people[int(name)]), words)
        case _:
            return None


def put_first(item: Item) -> Deed:
    """Return the change that asks the question before the others."""
    return Deed(steps.toggled("ask_first", _name(item)), forms.short(item.text))


def new(part: str, now: dt.datetime, new_id: str) -> Form | None:
    """Return the form for what is new in a part."""
    match part:
        case "promises":
            return forms.new_promise(now, new_id)
        case "requirements":
            return forms.new_requirement(new_id)
        case "questions":
            return forms.new_question(new_id, "them")
        case "elsewhere":
            return forms.new_question(new_id, "around")
        case _:
            return None


# Promises.


def _take_promise(prepared: Prepared, name: str, now: dt.datetime, new_id: str) -> Deed:
    promised = _found_promise(prepared, name)
    on = prepared.opportunity.posting_read_on or now.date()
    made = found.promise_of(promised, new_id, on)
    return Deed(steps.added("promises", made), forms.short(made.text))


def _found_promise(prepared: Prepared, name: str) -> PromiseFound:
    return next(p for p in prepared.promises if found.comparable(p.text) == name)


def _tick_offer(prepared: Prepared, name: str, now: dt.datetime, new_id: str) -> Deed:
    offer = next(o for o in prepared.offers if o.signal.id == name)
    return Deed(steps.added("observations", offer.observation(new_id, now)), offer.signal.yes)


# Requirements.


def _take_requirement(prepared: Prepared, name: str, new_id: str) -> Deed:
    made = found.requirement_of(_found_requirement(prepared, name), new_id)
    return Deed(steps.added("requirements", made), forms.short(made.text))


def _found_requirement(prepared: Prepared, name: str) -> RequirementFound:
    return next(r for r in prepared.requirements if found.comparable(r.text) == name)


# Questions.


def _ask_it(prepared: Prepared, item: Item, new_id: str) -> Deed | None:
    """Return the change that makes a question of the reader's one of the person's own."""
    text = _reader_question(prepared.source.reading, item)
    if not text or any(q.text == text for q in prepared.opportunity.questions):
        return None
    question = edits.own_question(new_id, text, "them")
    return Deed(steps.added("questions", question), forms.short(text))


def _reader_question(reading: Reading | None, item: Item) -> str:
    if reading is None:
        return ""
    name = _name(item)
    if _kind(item) == "wording":
        return next((m.question for m in reading.wording if str(m.start) == name), "")
    return next((fact.question for fact in reading.facts if fact.id == name), "")


T = TypeVar("T", Promise, Requirement, OwnQuestion)


def _one_of(items: Iterable[T], name: str) -> T:
    return next(one for one in items if one.id == name)


def _kind(item: Item) -> str:
    return item.key.partition(":")[0]


def _name(item: Item) -> str:
    return item.key.partition(":")[2]
