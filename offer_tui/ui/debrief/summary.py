"""What each step comes to in a word or two, and what the last one's rows say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from offer_tui.capture.debrief import TOPICS, Topic
from offer_tui.model.wording import day_words
from offer_tui.ui.debrief.steps import LISTED, Step, thanked_on
from offer_tui.ui.debrief.view import DebriefView

NOTHING: Mapping[Step, str] = MappingProxyType(
    {
        Step.UNSORTED: "Nothing is loose: every note has its place.",
        Step.OPEN: "Nothing is open: what was asked has its answer.",
        Step.PROMISES: "No promise is left to check.",
    }
)
TOPIC_WORDS: Mapping[Topic, str] = MappingProxyType(
    {
        "taught": "What did it teach me?",
        "differently": "What would I do differently?",
        "feedback": "What did they say about me?",
    }
)
_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "they-decide": "A day, such as 2 Dec, Thu or tomorrow; - takes it away.",
        "answer-by": "A day, such as 2 Dec, Thu or tomorrow; - takes it away.",
        "role": "Type its name: it becomes a job of its own, linked to this one.",
        "thank-you": "Right opens the draft. It is yours to send: this program sends nothing.",
        "follow-up": "What you mean to do; by Fri at the end gives it a day.",
        "evaluation": "Enter ends the debrief, and shows what the round adds up to.",
    }
)
_SHORT_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "role": "type its name, it becomes a job of its own",
        "thank-you": "right opens the draft, not sent by us",
        "follow-up": "what you mean to do, by Fri",
    }
)
MOST_TASKS = 3


def comes_to(view: DebriefView, step: Step) -> str:
    """Return what stands behind the name of a step."""
    d = view.debrief
    session, is_current = d.line.session, d.step is step
    if step in LISTED:
        return _listed(view, step, is_current=is_current)
    if step is Step.GUT:
        return str(session.gut.rating) if session.gut else ""
    if step is Step.NEXT:
        return "" if d.has_to_do(step) else "done"
    if is_current:
        return f"{d.place + 1} of {len(TOPICS)}"
    count = len(TOPICS) - len(d.open_places(step))
    return "done" if count == len(TOPICS) else f"{count} of {len(TOPICS)}" if count else ""


def _listed(view: DebriefView, step: Step, *, is_current: bool) -> str:
    items = view.debrief.items[step]
    if not items:
        return "none"
    if is_current:
        return f"{view.debrief.place + 1} of {len(items)}"
    left = sum(item.id in view.pending for item in items)
    return str(left) if left else "done"


def row_name(view: DebriefView, row: str) -> str:
    """Return what a row of the last step is about."""
    match row:
        case "they-decide":
            return "They decide about" if view.debrief.job.they_decide_by else "They decide by"
        case "answer-by":
            return "They want your answer by"
        case "role":
            return "Another role was named:"
        case "thank-you":
            whom = view.heading.with_whom
            return f"Thank-you note to {whom}" if whom else "Thank-you note"
        case "follow-up":
            return "To do:"
        case _:
            return "See the evaluation"


def row_value(view: DebriefView, row: str) -> str:
    """Return what is known of it; nothing where nothing is."""
    d, today = view.debrief, view.now.date()
    match row:
        case "they-decide":
            return day_words(day, today) if (day := d.job.they_decide_by) else ""
        case "answer-by":
            return day_words(day, today) if (day := d.job.answer_by) else ""
        case "role":
            return ", ".join(d.roles)
        case "thank-you":
            return _thanked(view)
        case "follow-up":
            return _tasks(view)
        case _:
            return ""


def hint(row: str) -> str:
    """Return what to do in a row, in a sentence."""
    return _HINTS[row]


def short_hint(row: str) -> str:
    """Return the same in a few words; nothing where the row's name is enough."""
    return _SHORT_HINTS.get(row, "")


def _thanked(view: DebriefView) -> str:
    sent = thanked_on(view.debrief.line, view.debrief.job)
    return f"sent {day_words(sent, view.now.date())}" if sent else ""


def _tasks(view: DebriefView) -> str:
    today = view.now.date()
    tasks = [one for one in view.debrief.job.follow_ups if not one.done][-MOST_TASKS:]
    named = (
        f"{one.text} by {day_words(one.by, today)}" if one.by else one.text for one in tasks
    )  # fmt: skip
    return ", ".join(named)
