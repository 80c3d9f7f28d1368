"""The screen about the person: everything the profile holds, read and changed in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, get_args

from textual import events
from textual.binding import Binding, BindingType

from offer_tui.capture.keys import Press, press
from offer_tui.model.profile import Situation
from offer_tui.ui.profile.actions import can_do
from offer_tui.ui.profile.answers import answer, suggestion
from offer_tui.ui.profile.drafting import DraftScreen
from offer_tui.ui.profile.edits import leaving, telling
from offer_tui.ui.profile.finding import Finding, find
from offer_tui.ui.profile.layout import broken_page, lay_out
from offer_tui.ui.profile.topics import BY_NAME, MOST_CRITERIA, TOPICS, Told
from offer_tui.ui.profile.typed import NotUnderstood
from offer_tui.ui.profile.view import ProfileView
from offer_tui.ui.prompt import Prompt
from offer_tui.ui.rows import Key, Row, footer, pad

_TYPING_KEYS = (Key("enter", "keep"), Key("esc", "as it was"))
_FINDING_KEYS = (
    Key("up down", "choose"), Key("enter", "add"), Key("esc", "back"),
)  # fmt: skip


class ProfileScreen(DraftScreen):
    """Letters are commands here, until one of them opens a line to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # In the order of what is kept in a footer that has no room for all.
        Binding("enter", "change", "change", id="profile.change", tooltip="change the chosen row"),
        Binding("a", "add", "add", id="profile.add", tooltip="add one to the list"),
        Binding("x,delete", "remove", "remove", key_display="x", id="profile.remove",
                tooltip="take the chosen one out"),
        Binding("k", "leave_it", "leave it so", id="profile.leave",
                tooltip="the default is right: it is not asked for again"),
        Binding("r", "reset", "as it was", id="profile.reset", tooltip="back to the default"),
        Binding("r", "again", "read again", id="profile.again",
                tooltip="read the file again, once it is mended"),
        Binding("left", "cycle(-1)", "", show=False),
        Binding("right", "cycle(1)", "the next", key_display="left right", id="profile.cycle",
                tooltip="secure, employed and it hurts, searching"),
        Binding("u", "shift(-1)", "up", id="profile.up", tooltip="move it up: it counts more"),
        Binding("d", "shift(1)", "down", id="profile.down", tooltip="move it down"),
        Binding("up", "move(-1)", "", show=False),
        Binding("down", "move(1)", "choose", key_display="up down", id="profile.move"),
        Binding("pageup,home", "edge(0)", "", show=False),
        Binding("pagedown,end", "edge(-1)", "", show=False),
        Binding("l", "learning", "learning", id="profile.learning",
                tooltip="what your own outcomes taught the evaluator"),
        Binding("ctrl+z", "undo", "undo", id="profile.undo", tooltip="take the last change back"),
        Binding("ctrl+я", "undo", "", show=False),
        Binding("escape", "back", "back", id="profile.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, topic: str = "") -> None:
        super().__init__()
        self._topic = BY_NAME.get(topic, TOPICS[0])
        self._is_open = False
        """Whether the topic's list stands in place of the topics."""
        self._item = 0
        self._prompt: Prompt | None = None
        self._suggested = ""
        self._doubted = ""
        """What was typed when it was asked whether it is meant so."""
        self._finding: Finding | None = None

    def on_draft_screen_broken(self, message: DraftScreen.Broken) -> None:
        """Close what can't be changed now."""
        self._close_prompt()
        self._is_open = False

    # Drawing.

    def rows(self, width: int, height: int) -> list[Row]:
        """Lay out the profile, or why there is none to show."""
        keys = self.footer(width)
        if self.broken:
            return broken_page(self.broken, width, height, keys)
        if self.told is None:
            return [*pad([], height - 1), keys]
        if self._prompt is not None:
            keys = footer(_FINDING_KEYS if self._finding else _TYPING_KEYS, width)
        return lay_out(self._view(self.told), width, height, keys)

    def _view(self, told: Told) -> ProfileView:
        return ProfileView(
            told,
            self._topic,
            self._is_open,
            self._item,
            self._prompt,
            self._finding,
            "" if self.failed else self.status,
            self.notes,
            (self.failed,) if self.failed else (),
        )

    @property
    def _items(self) -> tuple[str, ...]:
        return self.told.items(self._topic) if self.told else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the chosen row."""
        if action in {"keys", "back"}:
            return True
        if self.broken or self.told is None or self.draft is None:
            return action == "again" and bool(self.broken)
        if action == "undo":
            return bool(self.draft.earlier)
        if action == "learning":
            return not self._is_open
        return can_do(action, self.told, self._topic, is_open=self._is_open)

    # Choosing.

    def action_move(self, step: int) -> None:
        """Choose another row."""
        self.notes = ()
        if self._is_open:
            self._item = (self._item + step) % max(1, len(self._items))
        else:
            self._topic = TOPICS[(TOPICS.index(self._topic) + step) % len(TOPICS)]
        self.draw()

    def action_edge(self, place: int) -> None:
        """Choose the first row or the last one."""
        self.notes = ()
        if self._is_open:
            self._item = max(0, len(self._items) - 1) if place else 0
        else:
            self._topic = TOPICS[place]
        self.draw()

    def clicked_topic(self, name: str) -> None:
        """Choose the row, or change it if it is chosen."""
        if self._prompt is not None:
            return
        if self._topic.name == name:
            self.action_change()
        else:
            self._topic, self.notes = BY_NAME[name], ()
            self.draw()

    def clicked_item(self, place: str) -> None:
        """Choose the item."""
        if self._prompt is None:
            self._item = int(place)
            self.draw()

    def clicked_found(self, place: str) -> None:
        """Add the signal."""
        if self._finding is not None:
            self._finding = self._finding.at(int(place))
            self._add_found()

    # Changing.

    def _tell(self, value: object, *notes: str) -> None:
        if self.draft is not None:
            changes = telling(self.draft.profile, self._topic.name, value)
            self.keep(self._topic.label, changes, *notes)

    def action_change(self) -> None:
        """Change the chosen row: its line, its list, or the next of what it can be."""
        topic = self._topic
        if topic.name == "situation":
            self.action_cycle(1)
        elif self._is_open:
            self._ask("item", "Change ›", self._items[self._item])
        elif topic.is_list:
            self._is_open, self._item, self.notes = True, 0, ()
            self.draw()
        elif self.draft is not None:
            self._ask(topic.name, topic.asks, suggestion(topic, self.draft.profile))

    def action_cycle(self, step: int) -> None:
        """Say how pressed they are."""
        if self.draft is None:
            return
        situations = get_args(Situation)
        place = situations.index(self.draft.profile.situation) + step
        self._tell(situations[place % len(situations)])

    def action_leave_it(self) -> None:
        """Leave it at its default, and be asked no more."""
        self._leave("Left at that: you are not asked for it again.")

    def _leave(self, note: str) -> None:
        if self.draft is not None:
            changes = leaving(self.draft.profile, self._topic.name)
            self.keep(self._topic.label, changes, note)

    def action_reset(self) -> None:
        """Go back to the default."""
        self._item = 0
        if self._topic.name == "deal_breakers":
            self._leave("The usual five again.")
        else:
            self._tell(None, "Back to the default.")

    def action_undo(self) -> None:
        """Take the last change back."""
        self.take_back()
        self._item = max(0, min(self._item, len(self._items) - 1))
        self.draw()

    # Lists.

    def action_add(self) -> None:
        """Ask for another one."""
        if self._topic.name == "criteria" and len(self._items) >= MOST_CRITERIA:
            self.notes = (f"{MOST_CRITERIA} are enough: take one out first.",)
            self.draw()
            return
        self._ask("add", self._topic.asks, "")
        if self._topic.name == "deal_breakers":
            self._look_for("")

    def action_remove(self) -> None:
        """Take the chosen one out."""
        items = list(self._items)
        if items:
            name = items.pop(min(self._item, len(items) - 1))
            self._item = max(0, min(self._item, len(items) - 1))
            said = self.told.label(name) if self.told else name
            self._keep_items(items, f"Taken out: {said}. ctrl+z puts it back.")

    def action_shift(self, step: int) -> None:
        """Move the chosen one up or down."""
        items, place = list(self._items), self._item + step
        if 0 <= place < len(items):
            items[self._item], items[place] = items[place], items[self._item]
            self._item = place
            self._keep_items(items)

    def _keep_items(self, items: Sequence[str], note: str = "") -> None:
        # No deal-breakers at all is something to say; no criteria is nothing said.
        is_told = bool(items) or self._topic.name == "deal_breakers"
        self._tell(tuple(items) if is_told else None, note)

    def _look_for(self, query: str) -> None:
        self._finding = find(self.catalogue, query, self._items)

    def _add_found(self) -> None:
        signal = self._finding.chosen if self._finding else None
        if signal is not None:
            self._close_prompt()
            self._item = len(self._items)
            self._keep_items([*self._items, signal.id])

    # The line to type in.

    def _ask(self, purpose: str, asks: str, suggested: str) -> None:
        example = self._topic.example if not suggested else ""
        self._prompt = replace(Prompt(purpose, asks).suggest(suggested), behind=example)
        self._suggested, self._doubted, self.notes = suggested, "", ()
        self.draw()

    def _close_prompt(self) -> None:
        self._prompt, self._finding, self.notes = None, None, ()

    async def on_key(self, event: events.Key) -> None:
        """Type in the line while there is one; otherwise letters are commands."""
        if self.app.screen is not self or (event.key != "escape" and self.hold(event)):
            return
        if self._prompt is not None:
            event.stop()
            event.prevent_default()
            self._press(event, self._prompt)

    def on_paste(self, event: events.Paste) -> None:
        """Type what was pasted, if there is a line to type in."""
        if not self.hold(event):
            self._paste(event.text)

    async def replay(self, event: events.Key | events.Paste) -> None:
        """Do what was typed before the file was read."""
        if isinstance(event, events.Paste):
            self._paste(event.text)
        elif self._prompt is not None:
            self._press(event, self._prompt)
        elif (active := self.active_bindings.get(event.key)) and active.node is self:
            await self.run_action(active.binding.action)

    def _press(self, event: events.Key, prompt: Prompt) -> None:
        match event.key:
            case "escape":
                self._close_prompt()
            case "enter" | "ctrl+j":
                self._answer(prompt)
            case "up" | "down" if self._finding:
                step = -1 if event.key == "up" else 1
                self._finding = self._finding.at(self._finding.place + step)
            case _:
                now = self.desk_app.desk.now()
                self._type(press(event.key, event.character, now, ""))
        self.draw()

    def _paste(self, text: str) -> None:
        self._type(Press("paste", self.desk_app.desk.now(), "", text))
        self.draw()

    def _type(self, pressed: Press) -> None:
        if self._prompt is None:
            return
        before = self._prompt.answer()
        typed = self._prompt.press(pressed)
        example = self._topic.example if not typed.text.characters else ""
        self._prompt, self.notes = replace(typed, behind=example), ()
        if self._finding is not None and typed.answer() != before:
            self._look_for(typed.answer())

    def _answer(self, prompt: Prompt) -> None:
        if self._finding is not None:
            self._add_found()
        elif prompt.purpose in {"add", "item"}:
            self._answer_item(prompt)
        elif self._suggested and prompt.answer() == self._suggested.strip():
            self._close_prompt()
        elif self.told is not None:
            self._take(prompt, self.told)

    def _take(self, prompt: Prompt, told: Told) -> None:
        """Take what was typed, ask whether it is meant so, or say why it can't be."""
        try:
            found = answer(self._topic, prompt.answer(), told)
        except NotUnderstood as why:
            self.notes, self._doubted = (str(why),), ""
            return
        if found.doubt and self._doubted != prompt.answer():
            self.notes, self._doubted = (found.doubt,), prompt.answer()
            return
        self._close_prompt()
        self._tell(found.value)

    def _answer_item(self, prompt: Prompt) -> None:
        words, items, place = prompt.answer(), list(self._items), self._item
        others = items if prompt.purpose == "add" else [*items[:place], *items[place + 1 :]]
        if words and words.casefold() in {other.casefold() for other in others}:
            self.notes = ("That is in the list already.",)
            return
        self._close_prompt()
        if not words:
            return
        if prompt.purpose == "add":
            self._item = len(items)
            self._keep_items([*items, words])
        else:
            items[place] = words
            self._keep_items(items)

    # Leaving.

    def action_learning(self) -> None:
        """Show what was learnt, once all is on the disk."""
        self.leave_by(self.desk_app.open_learning)

    def action_back(self) -> None:
        """Close the list, or go back; what is not saved yet is not lost without a word."""
        if self._is_open:
            self._is_open, self.notes = False, ()
            self.draw()
        else:
            self.leave_by(self._close)

    def _close(self) -> None:
        self.dismiss()
