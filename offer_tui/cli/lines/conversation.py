"""A round led line by line, from the first word to the end of its debrief."""

from __future__ import annotations

from dataclasses import replace

from offer_tui.capture.grammar import LineError, enter_line
from offer_tui.capture.state import Mode
from offer_tui.capture.wishes import Attach, Export, Whose
from offer_tui.cli.context import Surroundings
from offer_tui.cli.failure import failure_of
from offer_tui.cli.lines import debrief, gut
from offer_tui.cli.lines.commands import READING
from offer_tui.cli.lines.dialogue import Dialogue, Reply, Step, Wish
from offer_tui.cli.lines.ears import Ears, End, Heard
from offer_tui.cli.lines.hearing import PAUSED, hear, records
from offer_tui.cli.lines.keeping import Clock, Keeper
from offer_tui.cli.lines.keeping_beside import BesideKeeper
from offer_tui.cli.lines.mouth import Mouth
from offer_tui.cli.lines.opening import Opened, dialogue_of, known_to, read_again
from offer_tui.cli.lines.placing import placed
from offer_tui.cli.lines.telling import so_far
from offer_tui.cli.output import complain
from offer_tui.cli.words import count
from offer_tui.store.atomic import NotSaved
from offer_tui.store.exports import export_round
from offer_tui.store.identity import new_id

_ENDS_BY_SIGNAL = 128
_CUT = (
    "This line may be longer than what came of it: a line has its limit. Say the rest in another."
)


class Conversation:
    """Hears lines about one round, keeps what they record, and answers."""

    def __init__(self, around: Surroundings, opened: Opened, mouth: Mouth, clock: Clock) -> None:
        self._around = around
        self._opened = opened
        self._mouth = mouth
        self._clock = clock
        self._dialogue = dialogue_of(around, opened, clock())
        self._keeper = (
            Keeper(around.library, opened, opened.file, clock) if opened.file is not None else None
        )
        self._beside = BesideKeeper(around.library, opened, clock)

    def go_through(self) -> None:
        """Begin with the debrief of the round, which has ended, or go on with it."""
        self._take(gut.resumed(self._dialogue, self._clock()))

    def lead(self, ears: Ears, first: Heard | None = None) -> int:
        """Hear lines until the round and its debrief are over or no line comes any more.

        Return the status to exit with: 0, 1 when words could not be saved, 128 and the signal's
        number after a signal.
        """
        try:
            end = self._listen(ears, first)
            return self._end(end)
        finally:
            if self._keeper is not None:
                self._keeper.close()

    def _listen(self, ears: Ears, first: Heard | None) -> End | None:
        heard: Heard | End | None = first
        while self._dialogue.step is not Step.OVER:
            if heard is None:
                self._mouth.prompt()
                heard = ears.next()
            if isinstance(heard, End):
                return heard
            if not self._answer(heard):
                return None
            heard = None
        return None

    def _answer(self, heard: Heard) -> bool:
        """Answer a line; return whether another one is to come."""
        if self._keeper is None:
            # Whoever holds the round writes on: it is read as it is by now.
            session = read_again(self._around, self._opened)
            self._dialogue = replace(
                self._dialogue, line=replace(self._dialogue.line, session=session)
            )
        reply = hear(self._dialogue, heard.words, self._clock(), new_id)
        self._take(reply)
        if heard.is_cut:
            self._mouth.say(_CUT)
        return reply.wish is not Wish.LEAVE

    def _take(self, reply: Reply) -> None:
        self._dialogue = reply.dialogue
        saved = self._keep()
        match reply.wish:
            case Wish.HIDE:
                self._mouth.push_out_of_view()
                self._mouth.say(PAUSED)
            case Attach(whose=whose):
                before = self._opened
                said = self._attach(whose.company)
                if self._opened is not before and self._dialogue.step is Step.DEBRIEF:
                    self._take(debrief.begin(self._dialogue, said, self._clock()))
                else:
                    self._mouth.say(said)
            case Export():
                self._mouth.say(self._export())
            case _:
                first = " ".join([*reply.said[:1], *saved[:1]])
                self._mouth.say(first, *saved[1:], *reply.said[1:])

    def _keep(self) -> tuple[str, ...]:
        if self._keeper is None:
            return ()
        kept = self._keeper.keep(self._dialogue.line.session)
        beside = self._beside.keep(self._dialogue.beside)
        return (*kept, *(said for said in beside if said not in kept))

    def _attach(self, name: str) -> str:
        """Give the round to another opportunity, and say so; where that fails, say why."""
        if self._keeper is None:
            return READING
        if not (self._keeper.is_kept and self._beside.is_kept):
            return "Not attached: what was said last is not saved yet."
        try:
            whose = self._meant(name)
            moved = placed(self._around, self._opened, self._keeper.file, whose)
        except LineError as error:
            return f"Not attached: {error}."
        except Exception as error:  # noqa: BLE001 - whatever it was, the round goes on where it is
            return f"Not attached. {failure_of(error).message}."
        line, before = self._dialogue.line, self._opened.opportunity.company
        self._opened = moved
        self._keeper.moved(moved)
        self._beside = BesideKeeper(self._around.library, moved, self._clock)
        fresh = dialogue_of(self._around, moved, self._clock())
        after = replace(fresh.line, done=line.done, undone=line.undone)
        self._dialogue = replace(
            self._dialogue, line=after, around=fresh.around, beside=fresh.beside, told=(), held=None
        )
        said = f"This is {moved.opportunity.company}, {moved.session.round} now. Saved."
        if left := line.left_behind():
            said += f" {count(left, 'answer')} about {before}'s promises or questions stay in it."
        return said

    def _meant(self, name: str) -> Whose:
        """Return the one opportunity that the name can mean, or a new one. Raises LineError."""
        known = known_to(self._around, self._opened.slug)
        ready = replace(self._dialogue.line.to(Mode.READY), known=known)
        wish = enter_line(ready, f"/att {name}", self._clock(), new_id).wish
        return wish.whose if isinstance(wish, Attach) else Whose(name)

    def _export(self) -> str:
        """Write the round down as text; say where, or why not."""
        opened, line = self._opened, self._dialogue.line
        try:
            path = export_round(
                self._around.places, opened.slug, opened.opportunity, line.session, line.sheet
            )
        except NotSaved as refused:
            return f"Not exported. {refused}."
        return f"Written down as text in {path}, which only you can read."

    def _end(self, end: End | None) -> int:
        begun = False
        if end is not None:
            self._mouth.end_line()
            begun = self._keep_begun(end.begun)
        if unsaved := self._rescue():
            complain(*unsaved)
            return 1
        if self._dialogue.step is not Step.OVER:
            self._mouth.say(_farewell(self._dialogue, with_begun=begun))
        return _ENDS_BY_SIGNAL + end.signal if end and end.signal else 0

    def _keep_begun(self, words: str) -> bool:
        """Keep a line that was begun and never sent; return whether it recorded anything."""
        if not records(words):
            return False
        before = self._dialogue.line.session
        self._dialogue = hear(self._dialogue, words, self._clock(), new_id).dialogue
        return self._dialogue.line.session is not before

    def _rescue(self) -> tuple[str, ...]:
        if self._keeper is None:
            return ()
        self._keep()
        return tuple(filter(None, (self._keeper.rescued(), self._beside.unsaved())))


def greeting(opened: Opened) -> str:
    """Return the first sentence: whose round it is, and how it stands."""
    opportunity, session = opened.opportunity, opened.session
    with_whom = f" with {session.with_whom}" if session.with_whom else ""
    whose = f"{opportunity.company}, {session.round}{with_whom}"
    if opportunity.is_unnamed:
        whose = f"A round without a company yet, {session.round}; :attach COMPANY names it"
    if opened.held is not None:
        who = f": {opened.held.holder}" if opened.held.holder else ""
        return (
            f"{whose}. Another window writes this round{who}. Here it can only be read: "
            "a digit lists a theme, :list what was recorded, :quit leaves."
        )
    planned = f" {session.planned_minutes} minutes planned." if session.planned_minutes else ""
    if session.from_memory:
        planned = " Everything is marked from memory."
    return f"{whose}{_since(opened)}.{planned} Saved. Type words, or a number; ? for help."


def _since(opened: Opened) -> str:
    if opened.is_new:
        return ""
    session = opened.session
    began = "" if session.from_memory else f" since {session.began:%H:%M}"
    return f", going on{began}, {so_far(session) or 'nothing recorded yet'}"


def _farewell(dialogue: Dialogue, *, with_begun: bool) -> str:
    """Say that nothing is lost; no name while the round is hidden."""
    begun = " The line you had begun is kept as well." if with_begun else ""
    again = f"offer-tui live {dialogue.around.slug} --lines"
    if dialogue.hidden:
        return f"Everything is kept.{begun}"
    if dialogue.around.read_only:
        return "Nothing was recorded here."
    if dialogue.step is Step.LIVE:
        return f"Everything is kept.{begun} The round goes on: {again}"
    return f"Everything is kept.{begun} The debrief goes on where you left it: {again}"
