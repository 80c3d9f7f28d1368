"""Text that would like to be more than text: markup, escape sequences, too much of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from terminal import Desk

from offer_tui.model.opportunity import Opportunity, Promise
from offer_tui.model.session import Gut, Note, Observation, Session
from offer_tui.store.identity import new_id
from offer_tui.store.library import Library
from offer_tui.store.places import find_places

BEGAN = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)
# None of these is ever sent by the program itself.
SEQUENCES = (
    "\x1b[38;5;197m", "\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x07", "\x1bP+q6f\x1b\\", "\x1b[41;3H",
    "\x9b31m", "\x1bc", "\x1b[8;3;3t", "\x07", "\x08\x08", "\x0e", "\x85", "\u202eevil\u202c",
    "\u2066isolate\u2069", "\u2028", "\u200e", "\ufeff",
)  # fmt: skip
COMPANY = "Acme [/ Corp] [bold]"
HOSTILE = " ".join(f"({n}{sequence}{n})" for n, sequence in enumerate(SEQUENCES))
RIGHT_TO_LEFT = "שלום עולם مرحبا بالعالم"
EMOJI = "👩🏽‍💻🇩🇪👨‍👩‍👧‍👦 ✅ ﷽ Z̸̢͘a̶l̴g̷o̴ ｆｕｌｌ"
HUGE = "a hundred thousand " * 5300
SIGNALS: Sequence[str] = ("toxic-culture", "below-market-pay", "jd-work-mismatch", "vague-jd")


def keep(library: Library) -> None:
    values = {"id": new_id(), "by": f"{HOSTILE} her"}
    promise = Promise.model_validate({**values, "text": f"[red]{HOSTILE} two days at home"})
    opportunity = Opportunity.model_validate(
        {
            "schema": 1,
            "id": new_id(),
            "company": COMPANY + HOSTILE,
            "role": f"{RIGHT_TO_LEFT} [/] {HOSTILE}",
            "created": BEGAN,
            "promise": [promise],
            "would_return_if": EMOJI + HOSTILE,
        }
    )
    slug = library.keep_opportunity(opportunity)
    words = (f"{HOSTILE} end", f"{EMOJI} end", f"{RIGHT_TO_LEFT} end", "[/] [link=x]y[/link] end")
    observations = [
        Observation(
            id=new_id(), signal=signal, state="seen", at=BEGAN + dt.timedelta(minutes=n), note=said
        )
        for n, (signal, said) in enumerate(zip(SIGNALS, words, strict=True))
    ]
    observations.append(
        Observation(id=new_id(), promise=promise.id, state="seen", at=BEGAN, quote=HUGE)
    )
    notes = [Note(id=new_id(), at=BEGAN, text=said) for said in (*words, HUGE)]
    session = Session.model_validate(
        {
            "schema": 1,
            "id": new_id(),
            "round": f"round 1 {HOSTILE}",
            "with": f"[/] {HOSTILE}",
            "began": BEGAN,
            "ended": BEGAN + dt.timedelta(hours=1),
            "gut": Gut(rating=4, at=BEGAN, why=f"{HOSTILE} {EMOJI} [/]"),
            "observation": observations,
            "note": notes,
        }
    )
    library.keep_session(slug, session).close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    keep(Library(find_places(desk.data)))
    return desk


END = r"gut 4|^ *\[/\]"
# What to type, and what then is on the screen.
PATH = (
    ("", r"» Acme \[/ Co"),
    ("?", "any key goes on"),
    ("\x1b", "» Acme"),
    ("o", "round 1"),
    ("\r", "63 ▲ "),
    (" ", "more row"),
    ("\x1b[F", END),
    ("w", "Evaluation"),
    ("\x1b[B", "Evaluation"),
    ("\r", "Evaluation"),
    ("n", "Evaluation"),
    ("\x1b", "Evaluation"),
    ("\x1b", END),
    ("\x1b", "round 1"),
    ("l", r"saved$"),
    ("0", "0 This job"),
    ("1", "two days at home|0 › 01|01"),
    ("\r/days", "/ days"),
    ("\x15\x1b", "/|›"),
    ("\r", "›"),
)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)])
def test_it_is_shown_and_none_of_it_reaches_the_terminal(desk: Desk, size: tuple[int, int]) -> None:
    with desk.opened(columns=size[0], rows=size[1]) as terminal:
        for keys, shown in PATH:
            terminal.type(keys)
            terminal.until(shown)
            terminal.until_quiet(0.15)
        # The shape of the mouse pointer is the program's own.
        raw = bytes(terminal.raw).replace(b"\x1b]22;default\x07", b"")
    for sequence in SEQUENCES:
        assert sequence.encode() not in raw
    assert re.search(rb"\x1b\]", raw) is None
    assert "\u241b[38;5;197m".encode() in raw
