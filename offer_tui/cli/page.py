"""An opportunity with its rounds, as lines to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from offer_tui.capture.sheet import Sheet, make_sheet
from offer_tui.cli.output import columns
from offer_tui.cli.words import answer_words, drawn, named
from offer_tui.hindsight.silence import silence
from offer_tui.model.mark import mark_of
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import MarkedMoment, Note, Observation, Question, Session
from offer_tui.model.signal import Catalogue
from offer_tui.model.wording import STAGE_WORDS, day_words, gut_words, in_zone

_Item = Observation | Note | MarkedMoment | Question


def page(
    slug: str,
    opportunity: Opportunity,
    sessions: Sequence[Session],
    catalogue: Catalogue,
    now: dt.datetime,
) -> Iterator[str]:
    """Yield the lines: what is known of the opportunity, then each round by time."""
    sheet = make_sheet(catalogue, opportunity.promises, own=opportunity.questions)
    yield title(opportunity)
    facts = [("slug", slug), ("id", opportunity.id), *_facts(opportunity, sessions, now)]
    yield from columns(facts)
    if not sessions:
        yield from ("", "No round yet.")
    for session in sessions:
        yield ""
        yield _heading(session, now)
        yield from (f"  {line}" for line in timeline(session, sheet))


def title(opportunity: Opportunity) -> str:
    """Return the company and the role."""
    return " · ".join(part for part in (opportunity.company, opportunity.role) if part)


def timeline(session: Session, sheet: Sheet) -> Iterator[str]:
    """Yield what was recorded, by time; a question that got an answer is not told twice."""
    answered = {seen.subject for seen in session.observations}
    items: list[_Item] = [*session.observations, *session.notes, *session.moments]
    items += [asked for asked in session.questions if asked.signal not in answered]
    for item in sorted(items, key=lambda item: (item.at, item.id)):
        yield f"{item.at:%H:%M} {_told(item, session, sheet)}"
    if session.gut:
        why = f'  "{session.gut.why}"' if session.gut.why else ""
        yield f"{gut_words(session.gut.rating)}{why}"


def _facts(
    opportunity: Opportunity, sessions: Sequence[Session], now: dt.datetime
) -> Iterator[tuple[str, str]]:
    yield "stage", STAGE_WORDS[opportunity.stage]
    yield from _ahead(opportunity, now)
    quiet = silence(opportunity, sessions, now)
    if quiet is not None and quiet.is_said:
        yield "no answer", quiet.in_full(now.date())
    for promise in opportunity.promises:
        source = ", ".join(part for part in (promise.medium, promise.by) if part)
        yield "promised", f"{promise.text} ({source})"
    for person in opportunity.people:
        yield "met", f"{person.name}, {person.role}" if person.role else person.name
    if decision := opportunity.decision:
        yield "decided", day_words(decision.on, now.date())
        if why := decision.reasons or decision.because:
            yield "because", why
    yield from _changes(opportunity, now)
    if opportunity.would_return_if:
        yield "would return", opportunity.would_return_if
    if opportunity.posting:
        yield "posting", f"{len(opportunity.posting):,} characters"


def _changes(opportunity: Opportunity, now: dt.datetime) -> Iterator[tuple[str, str]]:
    """Yield every change of the stage, the oldest first."""
    for change in opportunity.history:
        at = in_zone(change.at, now.tzinfo)
        why = f', "{change.because}"' if change.because else ""
        yield "since", f"{at.day} {at:%b %Y %H:%M}: {STAGE_WORDS[change.stage]}{why}"


def _ahead(opportunity: Opportunity, now: dt.datetime) -> Iterator[tuple[str, str]]:
    """Yield what is to come, and when."""
    for planned in opportunity.planned:
        at = in_zone(planned.at, now.tzinfo) if planned.at else None
        when = f" {day_words(at.date(), now.date())} {at:%H:%M}" if at else ""
        with_whom = f", {planned.with_whom}" if planned.with_whom else ""
        yield "planned", f"{planned.round}{when}{with_whom}"
    if opportunity.answer_by:
        yield "answer by", day_words(opportunity.answer_by, now.date())
    if opportunity.they_decide_by:
        yield "they decide", day_words(opportunity.they_decide_by, now.date())
    for task in opportunity.follow_ups:
        if not task.done:
            by = f", by {day_words(task.by, now.date())}" if task.by else ""
            yield "to do", f"{task.text}{by}"


def _heading(session: Session, now: dt.datetime) -> str:
    began = in_zone(session.began, now.tzinfo)
    until = f" to {in_zone(session.ended, now.tzinfo):%H:%M}" if session.ended else ", going on"
    when = f"{day_words(began.date(), now.date())} {began:%H:%M}{until}"
    memory = "from memory" if session.from_memory else ""
    return " · ".join(part for part in (session.round, when, session.with_whom, memory) if part)


def _told(item: _Item, session: Session, sheet: Sheet) -> str:
    match item:
        case MarkedMoment():
            return "marked"
        case Question(signal=signal, text=text):
            entry = sheet.by_subject.get(signal)
            return f"asked: {entry.yes if entry else text}, no answer noted"
        case Note(text=text, is_quote=is_quote, about=about):
            words = f'"{text}"' if is_quote else text
            return f"{_about(about, session, sheet)}{words}"
        case Observation():
            return _answer(item, sheet)


def _answer(seen: Observation, sheet: Sheet) -> str:
    words = " ".join([*([f'"{seen.quote}"'] if seen.quote else []), *filter(None, [seen.note])])
    entry = sheet.by_subject.get(seen.subject)
    if entry is None:
        return f"? {seen.subject}: {seen.state}  {words}".rstrip()
    mark = mark_of(entry.polarity, seen.state, seen.degree, entry.kind)
    answer = answer_words(entry, seen)
    said = f" ({answer})" if entry.kind == "promise" or answer in {"partly", "dodged"} else ""
    return f"{drawn(mark)} {named(entry, seen)}{said}  {words}".rstrip()


def _about(about: str | None, session: Session, sheet: Sheet) -> str:
    """Return the code of what a note is about."""
    seen = next((o.subject for o in session.observations if o.id == about), None)
    asked = next((q.signal for q in session.questions if q.id == about), None)
    entry = sheet.by_subject.get(seen or asked or "")
    return f"{entry.code}: " if entry and entry.code else ""
