"""The screen of one letter: read it, add to it, change it, copy it, save it, say it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from offer_tui.letters.fitting import last_sent
from offer_tui.letters.kind import kind_named
from offer_tui.model.wording import day_words
from offer_tui.store.letter_texts import keep_left
from offer_tui.ui.letters import words
from offer_tui.ui.letters.filing import FilingScreen
from offer_tui.ui.letters.layout import LetterView, furthest, lay_out
from offer_tui.ui.letters.listing import NARROW, title_of
from offer_tui.ui.letters.source import Draft, LettersSource
from offer_tui.ui.rows import Row

if TYPE_CHECKING:
    from offer_tui.ui.letters.editing import EditScreen
    from offer_tui.ui.letters.outside import Outcome

_LOW = 14
"""Rows of a window below which the blank ones around the line at the bottom go."""


class LetterScreen(FilingScreen):
    """One letter, as it will read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", "edit", id="letter.edit", tooltip="change its words here"),
        Binding("c", "copy", "copy", id="letter.copy",
                tooltip="send it to the terminal's clipboard; again: its subject"),
        Binding("s", "save", "save", id="letter.save", tooltip="write it to a file"),
        Binding("m", "mark", "sent", id="letter.sent",
                tooltip="you have sent it: note that, and keep its text"),
        Binding("f", "tick", "tick off", id="letter.tick",
                tooltip="the follow-up that says thank you is done"),
        Binding("d", "decide", "decide", id="letter.decide", tooltip="write down the decision"),
        Binding("p", "prepare", "promises", id="letter.promises",
                tooltip="write a promise down"),
        Binding("1", "add(1)", "add", key_display="1-9", id="letter.add",
                tooltip="add what is not known, or change what is"),
        *(Binding(str(n), f"add({n})", "", show=False) for n in range(2, 10)),
        Binding("x", "discard", "as drafted", id="letter.draft",
                tooltip="put your words aside, and take the draft again"),
        Binding("v", "other", "other words", id="letter.other",
                tooltip="go on with other words of yours for this letter; these stay"),
        Binding("ctrl+e", "outside", "your editor", id="letter.editor",
                tooltip="change its words in $EDITOR"),
        Binding("ctrl+z", "undo", "undo", show=False, id="letter.undo", tooltip="take it back"),
        Binding("ctrl+y", "redo", "redo", show=False, id="letter.redo", tooltip="put it back"),
        Binding("up", "scroll(-1)", "", show=False),
        Binding("down", "scroll(1)", "scroll", show=False, key_display="up down",
                id="letter.scroll"),
        Binding("pageup", "page(-1)", "", show=False),
        Binding("pagedown,space", "page(1)", "", show=False),
        Binding("home", "edge(0)", "", show=False),
        Binding("end", "edge(1)", "", show=False),
        Binding("escape", "back", "back", id="letter.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, slug: str, kind: str) -> None:
        super().__init__(slug, kind)
        self._top = 0
        self._before: str | None = None
        self._editor: EditScreen | None = None

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the letter."""
        bottom = self.bottom(width)
        view = self._view()
        self._top = max(0, min(self._top, furthest(view, width, height, len(bottom))))
        return lay_out(replace(view, top=self._top), width, height, bottom)

    def bottom(self, width: int) -> list[Row]:
        """Return the line, if there is one, and the footer; in a low window without blank rows."""
        rows = super().bottom(width)
        return rows if self.size.height >= _LOW else [row for row in rows if row]

    def draw(self) -> None:
        """Draw the page, or the one on which its words are being changed."""
        super().draw()
        if self._editor is not None and self._editor.is_attached:
            self._editor.draw()

    def _view(self) -> LetterView:
        shown, made = self.shown, self.draft
        if shown is None:
            said = self.unkept or (self.why if self.text else "")
            return LetterView(
                self.kind, self.state, self.text, notice=said, is_warning=True, nothing=self.why
            )
        title = title_of(shown.opportunity, self.kind)
        given = shown.record(self.now().date())
        said = self.unkept or self.notice or self._problem(shown)
        is_fault = bool(self.unkept or not self.notice)
        view = LetterView(
            title, self._standing(shown), self.text, notice=said, is_warning=is_fault,
            kept_in=words.kept_in(self.beside), others=self._others(),
        )  # fmt: skip
        if self.own is not None or made is None:
            return replace(view, nothing=self.fault)
        if self._lacks_promise(made):
            none = words.NO_OPEN_PROMISE if shown.opportunity.promises else words.NO_PROMISE
            return replace(view, text="", nothing=none)
        return replace(
            view,
            offered=words.offered(made, self.added, given),
            left_out=words.left_out(made, given),
            made_by=words.made_by(made.drafted.template),
        )

    def _others(self) -> tuple[tuple[str, str], ...]:
        today = self.now().date()
        return words.others(self.others, self.left_by_editors, today)

    def _problem(self, shown: LettersSource) -> str:
        if self.draft is not None and (said := words.problem_of(self.draft.drafted)):
            return said
        return "  ".join(shown.problems[:1])

    def _standing(self, shown: LettersSource) -> str:
        """Return whose words they are, and whether the letter was sent."""
        was = last_sent(shown.opportunity, self.kind)
        said = [f"sent {day_words(was.on, self.now().date())}"] if was else []
        if self.own is not None:
            return " · ".join(["your words", *said, self.state])
        said += [self.state] if self.state != "saved" else []
        return " · ".join(["as drafted", *said] if self.text else said)

    def _lacks_promise(self, made: Draft) -> bool:
        return kind_named(self.kind).needs_promise and "promise" not in made.facts

    @property
    def _is_written(self) -> bool:
        """Whether there is a letter to do something with."""
        if self.own is not None:
            return True
        return self.draft is not None and not self._lacks_promise(self.draft)

    def commands(self) -> Iterator[Binding]:
        """Yield the keys, those first that are needed now.

        What it lacks, then sending it; once it is sent, what it did.
        """
        missing = self._missing()
        did, lacks = ["tick", "decide"], ["add(1)"] if missing else []
        send = [*lacks, "edit", "mark", "copy"]
        first = [*did, *lacks] if self._is_sent_today() else [*send, *did]
        *own, keys, back = super().commands()
        places = {action: place for place, action in enumerate(first)}
        for binding in sorted(own, key=lambda one: places.get(one.action, len(first))):
            is_one = binding.action == "add(1)" and missing and self._names_one_digit()
            yield replace(binding, key_display=missing) if is_one else binding
        yield from (keys, back)

    def _names_one_digit(self) -> bool:
        return self.size.width < NARROW and not self.helping

    def _missing(self) -> str:
        """Return the digit of the first thing that can be added and is not known."""
        if self.shown is None or self.draft is None or not self.check_action("add", ()):
            return ""
        given = self.shown.record(self.now().date())
        offered = words.offered(self.draft, self.added, given)
        return next((one.digit for one in offered if not one.value), "")

    def _is_sent_today(self) -> bool:
        was = last_sent(self.shown.opportunity, self.kind) if self.shown is not None else None
        return was is not None and was.on == self.now().date()

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        match action:
            case "edit" | "copy" | "save" | "mark" | "outside":
                return self._is_written
            case "add":
                return self._is_written and self.own is None
            case "discard":
                return self.own is not None
            case "other":
                return bool(self.others)
            case "tick":
                return self.due() is not None
            case "decide":
                return self.is_to_decide()
            case "prepare":
                return self.draft is not None and not self._is_written
            case "undo":
                return self.can_undo
            case "redo":
                return self.can_redo
            case _:
                return True

    # Moving.

    def action_scroll(self, rows: int) -> None:
        """Move by rows."""
        self._top += rows
        self.draw()

    def action_page(self, pages: int) -> None:
        """Move by pages."""
        self.action_scroll(pages * max(1, self.size.height - 8))

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self._top = len(self.text) if end else 0
        self.draw()

    def on_mouse_scroll_down(self) -> None:
        """Move down."""
        self.action_scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up."""
        self.action_scroll(-3)

    # Changing its words.

    def action_edit(self) -> None:
        """Change its words here."""
        from offer_tui.ui.letters.editing import Desired, EditScreen  # noqa: PLC0415 - as asked

        self.notice, self._before = "", self.own
        title = title_of(self.shown.opportunity, self.kind) if self.shown else self.kind
        wanted = Desired(title, self.put, self._editing_state, self.leave, self._edited)
        self._editor = EditScreen(self.text, wanted)
        self.app.push_screen(self._editor)

    def _editing_state(self) -> tuple[str, str, str]:
        return self.state, self.unkept, words.kept_in(self.beside)

    def on_screen_resume(self) -> None:
        """Note what was changed meanwhile; then the class above reads the files again."""
        if self._editor is not None:
            self._editor = None
            self.turned(self._before)

    def action_outside(self) -> None:
        """Change its words in the person's own editor."""
        before, self.notice = self.own, ""
        outcome = self._edited(self.text)
        if outcome.text != self.text:
            self.put(outcome.text)
            self.turned(before)
        self.notice = outcome.said
        self.load()
        self.draw()

    def _edited(self, text: str) -> Outcome:
        """Return what the person's own editor makes of the words; what it leaves is kept, too."""
        from offer_tui.ui.letters.outside import edited  # noqa: PLC0415 - when it is asked

        places, slug, kind = self.desk_app.desk.places, self.slug, self.kind
        self.settle_words()
        outcome = edited(self.app, text, partial(keep_left, places, slug, kind))
        self.left_behind(outcome.left)
        return outcome

    def action_discard(self) -> None:
        """Take the draft again."""
        before = self.own
        self.discard()
        self.turned(before)
        self.notice = "as drafted   ctrl+z puts your words back"
        self.draw()

    def action_decide(self) -> None:
        """Write the decision down."""
        self.leave_by(lambda: self.desk_app.open_decision(self.slug))

    def action_prepare(self) -> None:
        """Write a promise down."""
        self.desk_app.open_prepare(self.slug)

    def action_back(self) -> None:
        """Go back, once all is on the disk."""
        self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()
