"""The drawings that the pages are held to; run it to renew them, and look at every one it names."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from closed import CLOSED
from debriefs import DRAWN as DEBRIEFS
from decisions import begun, made, thought_through
from decisions import views as decision_views
from jobs import ROWS, TODAY, acme, closed, left, unrated, waiting, without_rounds
from learnings import LEARNINGS
from letter_views import LETTER_PAGES
from live_views import LIVE_DRAWINGS, view_in
from lookbacks import DRAWN as REFLECTIONS
from lookbacks import LOOKBACKS
from lookbacks import view as reflection
from pages import SIZES, picture
from persons import BROKEN, NEAR, STEPPED, UNTOLD, VIEWS, acme_for
from preparations import of_nothing, of_the_sample, views

from offer_tui.ui.appraisal import Appraised
from offer_tui.ui.debrief.layout import lay_out as debrief_page
from offer_tui.ui.debrief.view import DebriefView
from offer_tui.ui.decision.parts import PARTS as DECISION_PARTS
from offer_tui.ui.evaluation.layout import lay_out as evaluation_page
from offer_tui.ui.evaluation.view import EvaluationView
from offer_tui.ui.hidden import paused
from offer_tui.ui.home import first_start
from offer_tui.ui.home.layout import HomeView
from offer_tui.ui.home.layout import lay_out as home_page
from offer_tui.ui.learning.layout import lay_out as learning_page
from offer_tui.ui.learning.view import LearningView
from offer_tui.ui.live.layout import lay_out as live_page
from offer_tui.ui.opportunity.layout import detail, rounds_page
from offer_tui.ui.opportunity.reading_again import timeline, timeline_head
from offer_tui.ui.opportunity.stages import standing_page
from offer_tui.ui.parts.layout import PartsView
from offer_tui.ui.parts.layout import lay_out as prepare_page
from offer_tui.ui.prepare.card import card_rows
from offer_tui.ui.prepare.parts import PARTS
from offer_tui.ui.profile.layout import broken_page
from offer_tui.ui.profile.layout import lay_out as profile_page
from offer_tui.ui.profile.view import ProfileView
from offer_tui.ui.reflection.parts import PARTS as REFLECTION_PARTS
from offer_tui.ui.rows import EMPTY, Key, Row, footer, pad
from offer_tui.ui.scrolling import scrolled
from offer_tui.ui.why.layout import lay_out as why_page
from offer_tui.ui.why.view import WhyView

GOLDEN = Path(__file__).parent / "golden"
KEYS = (
    Key("enter", "open", 0), Key("l", "live", 1), Key("a", "afterwards", 2), Key("n", "new", 3),
    Key("w", "why", 4), Key("/", "find", 5), Key("?", "more", -2), Key("q", "quit", -1),
)  # fmt: skip
Page = Callable[[int, int], list[Row]]


def bottom(width: int) -> list[Row]:
    return [EMPTY, footer(KEYS, width)]


def home(width: int, height: int) -> list[Row]:
    more = detail(acme(), TODAY, width, letters=False) if width >= 114 else ()
    bottom = [EMPTY, footer(KEYS, width)]
    return home_page(HomeView(ROWS, TODAY, "acme", detail=more), width, height, bottom)


def home_announcing(width: int, height: int) -> list[Row]:
    person = acme_for(NEAR).person
    view = HomeView(ROWS, TODAY, "acme", announced=person.steps if person else ())
    return home_page(view, width, height, [EMPTY, footer(KEYS, width)])


def profile(view: ProfileView) -> Page:
    return lambda width, height: profile_page(view, width, height, footer(KEYS, width))


def debrief(view: DebriefView) -> Page:
    return lambda width, height: debrief_page(view, width, height)


def learning(view: LearningView) -> Page:
    return lambda width, height: learning_page(view, width, height, footer(KEYS, width))


def why(view: WhyView) -> Page:
    return lambda width, height: why_page(view, width, height, bottom(width))


def broken_profile(width: int, height: int) -> list[Row]:
    return broken_page(BROKEN, width, height, footer(KEYS, width))


def empty_library(width: int, height: int) -> list[Row]:
    return first_start.lay_out(width, height, (), [EMPTY, footer(KEYS, width)])


def evaluation(view: EvaluationView) -> Page:
    return lambda width, height: evaluation_page(view, width, height, footer(KEYS, width))


def rounds(width: int, height: int) -> list[Row]:
    return rounds_page(acme(), 1, TODAY, width, height, bottom(width), letters=False)


def to_do(width: int, height: int) -> list[Row]:
    return rounds_page(waiting(), 2, TODAY, width, height, bottom(width), letters=False)


def stands(found: Appraised) -> Page:
    opportunity = found.opportunity
    return lambda width, height: standing_page(
        opportunity, TODAY.tzinfo, 0, width, height, bottom(width)
    )[0]


def ended(width: int, height: int) -> list[Row]:
    return rounds_page(closed(), 1, TODAY, width, height, bottom(width), letters=False)


def read_again(width: int, height: int) -> list[Row]:
    session = acme().sessions[-1]
    body = timeline(session, acme().sheet, width, letters=False)
    head = timeline_head("Acme", session, width)
    return scrolled(head, body, 0, width, height, footer(KEYS, width))


def preparing(view: PartsView) -> Page:
    return lambda width, height: prepare_page(view, width, height, bottom(width))


def the_card(width: int, height: int) -> list[Row]:
    return pad(card_rows(of_the_sample("acme").card, width, height), height)


PARTS_DRAWN = {
    **{f"prepare-{part.id}": preparing(view)
       for part, view in zip(PARTS, views(of_the_sample("acme")), strict=True)},
    **{f"prepare-{part.id}-yet-empty": preparing(view)
       for part, view in zip(PARTS, views(of_nothing()), strict=True)},
}  # fmt: skip
DECISIONS_DRAWN = {
    f"decision-{part.id}{when}": preparing(view)
    for when, weighing in (("", thought_through()), ("-made", made()), ("-begun", begun()))
    for part, view in zip(DECISION_PARTS, decision_views(weighing), strict=True)
}
REFLECTIONS_DRAWN = {
    f"reflection-{REFLECTION_PARTS[part].id}-{name}{'-below' if chosen < 0 else ''}": preparing(
        reflection(LOOKBACKS[name], part, chosen)
    )
    for name, part, chosen in REFLECTIONS
}
PAGES: dict[str, Page] = {
    "home": home,
    "first-start": empty_library,
    "evaluation": evaluation(EvaluationView(acme())),
    "evaluation-in-letters": evaluation(EvaluationView(acme(), letters=True)),
    "evaluation-numbers": evaluation(EvaluationView(acme(), numbers=True)),
    "evaluation-why": evaluation(EvaluationView(acme(), opened=True)),
    "evaluation-unsaid": evaluation(EvaluationView(acme_for(UNTOLD))),
    "evaluation-step-ahead": evaluation(EvaluationView(acme_for(NEAR))),
    "evaluation-stepped": evaluation(EvaluationView(acme_for(STEPPED))),
    "evaluation-gut-first": evaluation(EvaluationView(unrated())),
    "evaluation-nothing-yet": evaluation(EvaluationView(without_rounds())),
    "rounds": rounds,
    "rounds-of-a-closed-one": ended,
    "rounds-waiting": to_do,
    "standing": stands(waiting()),
    "standing-left": stands(left()),
    "timeline": read_again,
    "paused": paused,
    "card": the_card,
    **PARTS_DRAWN,
    **LETTER_PAGES,
    **REFLECTIONS_DRAWN,
    **DECISIONS_DRAWN,
    "home-announcing": home_announcing,
    "profile-broken": broken_profile,
    **{name: profile(view) for name, view in VIEWS.items()},
    **{name: why(view) for name, view in CLOSED.items()},
    **{name: learning(view) for name, view in LEARNINGS.items()},
    **{f"debrief-{name}": debrief(view) for name, view in DEBRIEFS.items()},
}


def drawings() -> Iterator[tuple[str, list[str]]]:
    """Yield the name of every drawing, and the page as it is drawn now."""
    for width, height in SIZES:
        for name, (state, flags) in LIVE_DRAWINGS.items():
            view = view_in("drawn", state, flags)
            yield f"live-{name}-{width}x{height}", picture(live_page(view, width, height))
        for name, page in PAGES.items():
            yield f"{name}-{width}x{height}", picture(page(width, height))


def kept(name: str) -> list[str]:
    """Return a drawing as it is kept."""
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def renew() -> None:
    """Keep every drawing as it is now, and name those that changed."""
    GOLDEN.mkdir(exist_ok=True)
    now = dict(drawings())
    for stale in {path.stem for path in GOLDEN.glob("*.txt")} - now.keys():
        (GOLDEN / f"{stale}.txt").unlink()
    for name, rows in now.items():
        path = GOLDEN / f"{name}.txt"
        text = "\n".join(rows) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    renew()
