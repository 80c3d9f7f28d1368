"""What keys do on the Decision screen: the change they make, or the form they open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import cast

from offer_tui.hindsight.staging import reopened, staged
from offer_tui.model.decision import Decision, Made, Reason, Side, Weighed, Whose
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.stages import Stage
from offer_tui.model.wording import TENTHS
from offer_tui.store.closing import closed
from offer_tui.ui.decision.doubts import WEIGHED, WRITTEN, rank_after, written
from offer_tui.ui.decision.reasons import reason_named
from offer_tui.ui.decision.weighing import Weighing
from offer_tui.ui.parts.form import Deed, Field, Form, required
from offer_tui.ui.parts.item import Item
from offer_tui.ui.parts.steps import Step, put

_Because = Callable[[str], Step]
_WHOSE: tuple[Whose | None, ...] = (None, "yours", "theirs")
_MADE: tuple[Made | None, ...] = (None, "foresight", "reaction")
DECISION = "the decision"
"""What taking it back is called."""
_OWN = "a figure from 0 to 10"


def entered(weighing: Weighing, item: Item, now: dt.datetime, new_id: str) -> Deed | Form | None:
    """Return what Enter does with the row."""
    kind, _, name = item.key.partition(":")
    match kind:
        case "choice":
            if weighing.decision.stage == name:
                return closing(weighing, now)
            return Deed(drafted(weighing, stage=cast("Stage", name)), item.text)
        case "option":
            return _toggle_option(weighing, name)
        case "offered":
            return _take_up(weighing, name, new_id)
        case "weighed":
            ranked = rank_after(weighing.decision, cast("Weighed", name))
            return Deed(drafted(weighing, weighed=ranked), WEIGHED[cast("Weighed", name)])
        case "open":
            kept = (*weighing.decision.unknown, item.text)
            return Deed(drafted(weighing, unknown=kept), item.text)
        case _:
            return _asked(weighing, item, now)


def _asked(weighing: Weighing, item: Item, now: dt.datetime) -> Form | None:
    kind, _, name = item.key.partition(":")
    match kind:
        case "reason":
            return _change_reason(weighing, name)
        case "write":
            return _write(weighing, name)
        case "own":
            return _own(weighing)
        case "leave":
            return _ask_why("why you left, in a few words", "you left", _left(now))
        case "again":
            return _ask_why("why, in a few words", "open again", _reopened(now))
        case _:
            return None


def shifted(weighing: Weighing, item: Item, step: int) -> Deed | None:
    """Return what left and right do with the row."""
    kind, _, name = item.key.partition(":")
    decision = weighing.decision
    match kind:
        case "reason":
            reason = reason_named(decision, name)
            whose = _WHOSE[(_WHOSE.index(reason.whose) + step) % len(_WHOSE)]
            return Deed(drafted(weighing, grounds=_with(decision, name, whose=whose)), reason.text)
        case "made":
            value = _MADE[(_MADE.index(decision.made) + step) % len(_MADE)]
            return Deed(drafted(weighing, made=value), "foresight or reaction")
        case _:
            return None


def removed(weighing: Weighing, item: Item) -> Deed | None:
    """Return the change that takes the row off its list."""
    kind, _, name = item.key.partition(":")
    decision = weighing.decision
    match kind:
        case "reason":
            left = tuple(one for one in decision.grounds if one.id != name)
            return Deed(drafted(weighing, grounds=left), item.text)
        case "unknown":
            rest = [*decision.unknown]
            rest.pop(int(name))
            return Deed(drafted(weighing, unknown=tuple(rest)), item.text)
        case "option":
            return _toggle_option(weighing, name)
        case "choice":
            return Deed(drafted(weighing, stage=None), item.text)
        case _:
            return None


def added(weighing: Weighing, part: str, new_id: str) -> Form | None:
    """Return the form for one of the person's own."""
    match part:
        case "choice":
            return Form(
                (Field("another option", check=required("what else there is")),),
                lambda given: _toggle_option(weighing, given[0].strip()),
            )
        case "reasons":
            return _new_reason(weighing, new_id)
        case "unknown":
            return Form(
                (Field("not known", check=required("what nobody knows")),),
                lambda given: Deed(
                    drafted(weighing, unknown=(*weighing.decision.unknown, given[0].strip())),
                    given[0],
                ),
            )
        case _:
            return None


def closing(weighing: Weighing, now: dt.datetime) -> Form | None:
    """Return the form that closes the opportunity with what was chosen; None: nothing was."""
    draft = weighing.decision
    stage = draft.stage
    if weighing.is_made or stage is None:
        return None

    def done(given: Sequence[str]) -> Deed:
        return Deed(_closed(weighing, stage, given[0].strip(), now), DECISION)

    field = Field("in a few words, for the list", draft.because or _few_words(draft), "closes it")
    return Form((field,), done)


def _few_words(draft: Decision) -> str:
    """Return the two reasons that stand first, which say most about it."""
    against = draft.stage in {"declined", "withdrawn"}
    side = [one.text for one in draft.grounds if (one.side == "against") == against]
    return ", ".join(side[:2])


def _closed(weighing: Weighing, stage: Stage, because: str, now: dt.datetime) -> Step:
    appraised = weighing.appraised
    evaluation = None if appraised.is_empty else appraised.evaluation
    return lambda o: closed(o, stage, because, evaluation, now)


# The draft.


def drafted(weighing: Weighing, **values: object) -> Step:
    """Return the step that writes these values into the draft of the decision."""
    today = weighing.today

    def step(o: Opportunity) -> Opportunity:
        draft = o.deciding or Decision(on=today)
        return o.model_copy(update={"deciding": draft.model_copy(update=values)})

    return step


def _toggle_option(weighing: Weighing, name: str) -> Deed:
    options = weighing.decision.options
    without = tuple(one for one in options if one != name)
    chosen = without if name in options else (*options, name)
    return Deed(drafted(weighing, options=chosen), name, f"option:{name}")


def _take_up(weighing: Weighing, name: str, new_id: str) -> Deed:
    one = next(one for one in weighing.offered if one.signal.id == name)
    reason = Reason(id=new_id, text=one.text, side=one.side, whose=one.whose, signal=name)
    return Deed(drafted(weighing, grounds=(*weighing.decision.grounds, reason)), one.text)


def _with(decision: Decision, name: str, **values: object) -> tuple[Reason, ...]:
    return tuple(
        one.model_copy(update=values) if one.id == name else one for one in decision.grounds
    )


# Forms.


def _change_reason(weighing: Weighing, name: str) -> Form:
    before = reason_named(weighing.decision, name)

    def done(given: Sequence[str]) -> Deed:
        grounds = _with(weighing.decision, name, text=given[0].strip())
        return Deed(drafted(weighing, grounds=grounds), before.text)

    return Form((Field("the reason", before.text, "keep", required("the reason")),), done)


def _new_reason(weighing: Weighing, new_id: str) -> Form:
    def done(given: Sequence[str]) -> Deed:
        text, side, whose = (words.strip() for words in given)
        reason = Reason(
            id=new_id,
            text=text,
            side=cast("Side", _begun(side, ("for", "against"))),
            whose=cast("Whose", _begun(whose, ("yours", "theirs"))),
        )
        grounds = (*weighing.decision.grounds, reason)
        return Deed(drafted(weighing, grounds=grounds), text, f"reason:{new_id}")

    return Form(
        (
            Field("a reason", check=required("the reason")),
            Field("for or against joining", "against", check=_one_of("for", "against")),
            Field("yours or theirs", "yours", "keep", _one_of("yours", "theirs")),
        ),
        done,
    )


def _write(weighing: Weighing, name: str) -> Form:
    asks = "why, in your own words" if name == "reasons" else WRITTEN[name][1]
    before = weighing.decision.reasons if name == "reasons" else written(weighing, name)

    def done(given: Sequence[str]) -> Deed:
        words = given[0].strip()
        if name == "would_return_if":
            return Deed(put(would_return_if=words), "would come back if")
        return Deed(drafted(weighing, **{name: words}), words or before)

    return Form((Field(asks, before, "keep"),), done)


def _own(weighing: Weighing) -> Form:
    def done(given: Sequence[str]) -> Deed:
        return Deed(drafted(weighing, own_probability=int(given[0]) / TENTHS), "how sure")

    return Form((Field("of ten, not again", enter="keep", check=_check_tenths),), done)


def _ask_why(asks: str, words: str, step: _Because) -> Form:
    return Form((Field(asks, enter="keep"),), lambda given: Deed(step(given[0].strip()), words))


def _left(now: dt.datetime) -> _Because:
    return lambda because: lambda o: staged(o, "left", now, because)


def _reopened(now: dt.datetime) -> _Because:
    return lambda because: lambda o: reopened(o, now, because)


def _check_tenths(answer: str) -> str:
    is_count = answer.isascii() and answer.isdecimal() and int(answer[:3]) <= TENTHS
    return "" if is_count else _OWN


def _one_of(*words: str) -> Callable[[str], str]:
    return lambda answer: "" if _begun(answer, words) else f"{' or '.join(words)}"


def _begun(answer: str, words: Sequence[str]) -> str:
    """Return the word that the answer begins; nothing where it begins none."""
    typed = answer.strip().casefold()
    return next((word for word in words if typed and word.startswith(typed)), "")
