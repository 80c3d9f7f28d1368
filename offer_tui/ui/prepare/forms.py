"""The forms of Prepare: what is asked for a promise, a question, a point, a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from offer_tui.model.days import day_of
from offer_tui.model.opportunity import Opportunity, OwnQuestion, Promise, Requirement
from offer_tui.model.session import Observation
from offer_tui.model.wording import day_words
from offer_tui.preparation import found
from offer_tui.ui.parts import steps
from offer_tui.ui.parts.form import Deed, Field, Form, required
from offer_tui.ui.prepare import edits

MEDIA = ("talk", "mail", "letter", "contract", "posting")
WHOM = ("them", "around", "yourself")
_LONGEST_WORDS = 40


def short(words: str) -> str:
    """Return the words as they are said when a change is taken back."""
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


# Promises.


def new_promise(now: dt.datetime, new_id: str) -> Form:
    """Ask for a promise, who made it, how and when."""
    today = now.date()

    def done(given: Sequence[str]) -> Deed:
        text, by, medium, day = given
        made = edits.promise(new_id, text, by, _medium(medium), day_of(day, today, "past"))
        return Deed(steps.added("promises", made), short(text), f"promise:{new_id}")

    return Form(_promise_fields("", "", "talk", "today", today), done)


def change_promise(promise: Promise, now: dt.datetime) -> Form:
    """Ask for the same again; the posting's words for it are not offered as something new."""
    today = now.date()

    def done(given: Sequence[str]) -> Deed:
        text, by, medium, day = given
        values = {
            "text": text, "by": by, "medium": _medium(medium), "on": day_of(day, today, "past"),
        }  # fmt: skip
        changes = {key: value for key, value in values.items() if value != getattr(promise, key)}
        change = steps.changed("promises", promise.id, **changes)
        if "text" in changes:
            return Deed(lambda o: change(found.dismissing(o, promise)), short(promise.text))
        return Deed(change, short(promise.text))

    day = day_words(promise.on, today) if promise.on else ""
    return Form(_promise_fields(promise.text, promise.by, promise.medium, day, today), done)


def _promise_fields(text: str, by: str, medium: str, day: str, today: dt.date) -> tuple[Field, ...]:
    return (
        Field("promised", text, check=required("what was promised")),
        Field("who said it", by),
        Field(f"how: {', '.join(MEDIA)}", medium, check=_check_medium),
        Field("when", day, "keeps it", partial(_check_day, today=today)),
    )


def _medium(given: str) -> str:
    return _named(given, MEDIA) or "talk"


def _check_medium(given: str) -> str:
    return "" if not given or _named(given, MEDIA) else f"one of {', '.join(MEDIA)}"


def _named(given: str, names: Sequence[str]) -> str:
    """Return the name that the first letters are of."""
    wanted = given.strip().casefold()
    return next((name for name in names if wanted and name.startswith(wanted)), "")


def _check_day(given: str, today: dt.date) -> str:
    if not given:
        return ""
    day = day_of(given, today, "past")
    if day is None:
        return "a day, as in 12 Nov, or nothing"
    return "that day is still to come" if day > today else ""


# Requirements.


def new_requirement(new_id: str) -> Form:
    """Ask for something that they want of the applicant."""

    def done(given: Sequence[str]) -> Deed:
        step = steps.added("requirements", edits.requirement(new_id, given[0]))
        return Deed(step, short(given[0]), f"requirement:{new_id}")

    field = Field("they ask for", enter="adds it", check=required("what they ask for"))
    return Form((field,), done)


def what_to_say(known: Requirement) -> Form:
    """Ask for what to say when it comes up."""
    return _one(
        Field("you say", known.say, "keeps it"),
        lambda words: steps.changed("requirements", known.id, say=words),
        known.text,
    )


# Questions.


def new_question(new_id: str, ask: str) -> Form:
    """Ask for a question of the person's own, and whom it is for."""

    def done(given: Sequence[str]) -> Deed:
        text, whom = given
        question = edits.own_question(new_id, text, _named(whom, WHOM))
        return Deed(steps.added("questions", question), short(text), f"own:{new_id}")

    return Form(_question_fields("", ask, "adds it"), done)


def change_question(known: OwnQuestion) -> Form:
    """Ask for the same again."""

    def done(given: Sequence[str]) -> Deed:
        text, whom = given
        step = steps.changed("questions", known.id, text=text, ask=_named(whom, WHOM))
        return Deed(step, short(known.text))

    return Form(_question_fields(known.text, known.ask, "keeps it"), done)


def _question_fields(text: str, ask: str, enter: str) -> tuple[Field, ...]:
    return (
        Field("you ask", text, check=required("your question")),
        Field(f"whom: {', '.join(WHOM)}", ask, enter, _check_whom),
    )


def _check_whom(given: str) -> str:
    return "" if _named(given, WHOM) else "them, around or yourself"


def note(known: Observation) -> Form:
    """Ask for words about what was found."""
    return _one(
        Field("note", known.note, "keeps it"),
        lambda words: steps.changed("observations", known.id, note=words),
        known.note or "a note",
    )


# The card.


def anchor(opportunity: Opportunity) -> Form:
    """Ask for the sentence to hold on to."""
    return _one(
        Field("hold on to", opportunity.anchor, "keeps it"),
        lambda words: steps.put(anchor=words),
        "the sentence",
    )


def point(opportunity: Opportunity, place: int) -> Form:
    """Ask for the point at that place, counted from 0."""
    known = opportunity.points[place] if place < len(opportunity.points) else ""
    name = f"point {place + 1}"
    return _one(Field(name, known, "keeps it"), lambda words: edits.point(place, words), name)


def pay_named(now: dt.datetime) -> Form:
    """Ask for a figure that was named, to whom and when."""
    today = now.date()

    def done(given: Sequence[str]) -> Deed:
        amount, to, day = given
        named = edits.pay_named(amount, to, day_of(day, today, "past") or today)
        return Deed(steps.added("pay_named", named), short(amount))

    fields = (
        Field("you named", check=required("the figure you named")),
        Field("to whom"),
        Field("when", "today", "keeps it", partial(_check_day, today=today)),
    )
    return Form(fields, done)


def new_person() -> Form:
    """Ask for somebody's name, and what they do."""

    def done(given: Sequence[str]) -> Deed:
        name, role = given
        return Deed(steps.added("people", edits.person(name, role)), short(name))

    name = Field("name", check=required("a name"))
    return Form((name, Field("what they do", enter="adds it")), done)


def _one(field: Field, step: Callable[[str], steps.Step], about: str) -> Form:
    """Return the form of one question."""
    return Form((field,), lambda given: Deed(step(given[0]), short(about)))
