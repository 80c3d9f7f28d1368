"""The facts of a letter, taken from the record and from what the person adds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offer_tui.letters.addressee import addressees, in_the_talk
from offer_tui.letters.change import Earlier, changed
from offer_tui.letters.fact import LONGEST, MOST, Facts, Record, Value
from offer_tui.letters.kind import Kind, kind_named
from offer_tui.letters.mention import Topic, mentioned
from offer_tui.letters.sendable import TURNING, is_control
from offer_tui.model.opportunity import Medium, Opportunity, Promise
from offer_tui.model.profile import Market
from offer_tui.model.session import Session
from offer_tui.preparation.listeners import same_name
from offer_tui.preparation.people import named_in
from offer_tui.preparation.promises import Standing, standing

_STOP = re.compile(r"(?<!\.)\.\Z")
_COUNTS = ("talks", "talks_with_you")
_WHERE: dict[Medium, str] = {
    "posting": "in the posting",
    "mail": "in your message",
    "letter": "in your letter",
    "contract": "in the contract",
    "talk": "in our talk",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What the person adds to the record for one letter."""

    me: str = ""
    to: tuple[str, ...] = ()
    talk: Session | None = None
    """The round it is about; None: the latest that ended."""
    promises: tuple[Promise, ...] = ()
    mentions: tuple[str, ...] = ()
    until: dt.date | None = None
    asks: tuple[str, ...] = ()
    market: Market | None = None
    """Only where the person wants it named."""
    other_role: str = ""
    changes: tuple[str, ...] = ()
    """What has changed for them; none: what they wrote down as different."""
    learnt: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    """What has changed with the company."""


def facts_of(
    kind_name: str,
    opportunity: Opportunity,
    rounds: Sequence[Session],
    added: Added,
    topics: Sequence[Topic],
    now: dt.datetime,
    earlier: Earlier | None = None,
) -> Facts:
    """Return what is known for a letter; ``rounds`` with the oldest first.

    A letter that goes back to an employer speaks of what was earlier, where there is that.
    Nothing private is among it: no rating, no figure, no deal-breaker, nothing that spoke against
    them, and of the profile only the market, if that was asked for.
    """
    kind = kind_named(kind_name)
    since = changed(opportunity)
    if kind.opens_again and earlier is not None:
        since = changed(earlier.opportunity, opportunity)
        opportunity, rounds = earlier.opportunity, earlier.rounds
    past = _past(rounds, added.talk, now)
    talk = past[-1] if past else None
    promises = list(added.promises) or chosen(kind, opportunity, rounds)
    to = list(added.to) or addressees(kind, opportunity, past, talk, promises)
    told = [_promise(promise) for promise in promises]
    seen = mentioned(talk, topics)
    values: dict[str, Value] = {
        "company": "" if opportunity.is_unnamed else clean(opportunity.company),
        "role": clean(opportunity.role),
        "me": clean(added.me),
        "to": _texts(to),
        "today": now.date().isoformat(),
        "talks": len(past),
        "talks_with_you": sum(_was_there(to, one, opportunity) for one in past),
        "first_talk": _talk(past[0]) if past else {},
        "talk": _talk(talk) if talk else {},
        "people": _texts(in_the_talk(talk, opportunity)),
        "met": _texts(
            [one for one in _met(past) if not any(same_name(one, other) for other in to)]
        ),
        "next_talk": {} if kind.opens_again else _next_talk(opportunity, now),
        "mentions": _phrases(added.mentions),
        "topics": _texts(seen.topics),
        "quotes": _phrases(seen.quotes),
        "notes": _phrases(seen.notes),
        "promise": told[0] if told else {},
        "promises": told[:MOST],
        "answer_by": _ahead(opportunity.answer_by, now.date()),
        "until": _day(added.until),
        "they_decide_by": _ahead(opportunity.they_decide_by, now.date()),
        "asks": _phrases(added.asks),
        "market": _market(added.market) if added.market else {},
        "other_role": _phrase(added.other_role),
        "changes": _phrases(added.changes or since.here),
        "learnt": _phrases(added.learnt or since.learnt),
        "news": _phrases(added.news or since.there),
        "stage": opportunity.stage,
        "ended_on": _day(opportunity.decision.on if opportunity.decision else None),
    }
    return {name: value for name, value in values.items() if value or name in _COUNTS}


def chosen(kind: Kind, opportunity: Opportunity, rounds: Sequence[Session]) -> list[Promise]:
    """Return the promises that the letter speaks of where the person names none."""
    return [one.promise for one in standing(opportunity, rounds) if _is_chosen(kind, one)]


def _is_chosen(kind: Kind, one: Standing) -> bool:
    is_broken = one.latest is not None and one.latest.is_broken
    match kind.promises:
        case "open":
            return one.is_open or (one.latest is not None and one.latest.is_partly)
        case "spoken":
            return one.promise.medium == "talk" and not is_broken
        case "written":
            return one.promise.medium in {"mail", "letter", "contract"} and not is_broken
        case _:
            return True


def clean(text: str) -> str:
    """Return a text fit to stand in a sentence: one line, no control characters, not endless."""
    head = TURNING.sub("", text[: LONGEST * 4])
    line = "".join(" " if c.isspace() else c for c in head if c.isspace() or not is_control(c))
    line = " ".join(line.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[: LONGEST - 1].rpartition(' ')[0] or line[: LONGEST - 1]}…"


def _phrase(text: str) -> str:
    return _STOP.sub("", clean(text))


def _texts(texts: Sequence[str]) -> list[str]:
    return [one for one in map(clean, texts) if one][:MOST]


def _phrases(texts: Sequence[str]) -> list[str]:
    return [one for one in map(_phrase, texts) if one][:MOST]


def _past(rounds: Sequence[Session], last: Session | None, now: dt.datetime) -> Sequence[Session]:
    """Return the rounds up to the one the letter is about, or else to the latest."""
    past = [one for one in rounds if one.ended is not None or one.began <= now]
    ids = [one.id for one in past]
    return past[: ids.index(last.id) + 1] if last and last.id in ids else past


def _was_there(names: Sequence[str], talk: Session, opportunity: Opportunity) -> bool:
    there = in_the_talk(talk, opportunity)
    return any(same_name(name, other) for name in names for other in there)


def _met(rounds: Sequence[Session]) -> Iterator[str]:
    """Yield the names of those in the rounds, each once.

    Others written down, such as a friend inside who told how it is, are nobody's business there.
    """
    names: list[str] = []
    for one in rounds:
        for somebody in named_in(one.with_whom):
            if not any(same_name(somebody.name, name) for name in names):
                names.append(somebody.name)
                yield somebody.name


def _talk(session: Session) -> Record:
    return {"name": clean(session.round), "on": session.began.date().isoformat()}


def _next_talk(opportunity: Opportunity, now: dt.datetime) -> Record:
    ahead = [(one.at, one) for one in opportunity.planned if one.at and one.at > now]
    if not ahead:
        return {}
    at, planned = min(ahead, key=lambda found: found[0])
    return {
        "name": clean(planned.round),
        "on": at.date().isoformat(),
        "with": clean(planned.with_whom),
    }


def _promise(promise: Promise) -> Record:
    names = [one.name for one in named_in(promise.by)]
    return {
        "text": _phrase(promise.text),
        "by": clean(" and ".join(names) or promise.by),
        "medium": promise.medium,
        "where": _WHERE[promise.medium],
        "on": _day(promise.on),
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _ahead(day: dt.date | None, today: dt.date) -> str:
    return _day(day) if day and day >= today else ""


def market_words(market: Market) -> str:
    """Return the range as a letter says it: "60,000 to 75,000 EUR a year"; empty without one."""
    return _market(market).get("text", "")


def _market(market: Market) -> Record:
    low, high = _amount(market.low), _amount(market.high)
    between = " to ".join(one for one in (low, high) if one)
    if not between:
        return {}
    return {
        "text": " ".join(_words_of(market, between)),
        "low": low,
        "high": high,
        "currency": clean(market.currency),
        "per": market.per,
    }


def _words_of(market: Market, between: str) -> Iterator[str]:
    if market.low is None or market.high is None:
        yield "from" if market.high is None else "up to"
    yield between
    if market.currency:
        yield clean(market.currency)
    yield f"an {market.per}" if market.per == "hour" else f"a {market.per}"


def _amount(amount: float | None) -> str:
    if amount is None:
        return ""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
