"""Two changes of one round are joined where that leaves no doubt."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made import AT, tick, ulid, with_ticks

from offer_tui.model.merge import merge
from offer_tui.model.opportunity import Opportunity, Person
from offer_tui.model.session import Gut, Note, Session

BASE = with_ticks(
    Session.model_validate({"schema": 1, "id": ulid(1), "round": "round 1", "began": AT}),
    tick(2),
    tick(3),
)


def ids_of(session: Session | None) -> list[str]:
    assert session is not None
    return [one.id for one in session.observations]


def changed(session: Session, number: int, **values: object) -> Session:
    ticks = tuple(
        one.model_copy(update=values) if one.id == ulid(number) else one
        for one in session.observations
    )
    return session.model_copy(update={"observations": ticks})


def without(session: Session, number: int) -> Session:
    left = tuple(one for one in session.observations if one.id != ulid(number))
    return session.model_copy(update={"observations": left})


def test_ticks_of_both_sides_are_in_it() -> None:
    merged = merge(BASE, with_ticks(BASE, tick(4)), with_ticks(BASE, tick(5)))
    assert set(ids_of(merged)) == {ulid(n) for n in (2, 3, 4, 5)}


def test_a_tick_one_side_took_back_stays_away() -> None:
    merged = merge(BASE, without(BASE, 2), with_ticks(BASE, tick(5)))
    assert ids_of(merged) == [ulid(3), ulid(5)]


def test_different_lines_of_one_tick_are_joined() -> None:
    merged = merge(BASE, changed(BASE, 2, state="evasive"), changed(BASE, 2, note="theirs"))
    assert merged is not None
    assert (merged.observations[0].state, merged.observations[0].note) == ("evasive", "theirs")


def test_the_same_line_changed_differently_is_a_doubt() -> None:
    assert merge(BASE, changed(BASE, 2, note="ours"), changed(BASE, 2, note="theirs")) is None


def test_a_tick_one_side_took_back_and_the_other_changed_is_a_doubt() -> None:
    assert merge(BASE, without(BASE, 2), changed(BASE, 2, note="theirs")) is None


def test_the_same_change_twice_is_one() -> None:
    both = changed(BASE, 2, note="the same")
    assert merge(BASE, both, both.model_copy(deep=True)) == both


def test_two_ticks_with_one_id_are_a_doubt() -> None:
    twice = with_ticks(BASE, tick(4), tick(4, "clear"))
    assert merge(BASE, twice, with_ticks(BASE, tick(5))) is None


def test_another_round_is_a_doubt() -> None:
    other = BASE.model_copy(update={"id": ulid(9)})
    gone = BASE.model_copy(update={"id": ulid(8)})
    assert merge(BASE, other, gone) is None


def test_keys_nobody_knows_are_joined_too() -> None:
    ours = Session.model_validate({**BASE.model_dump(by_alias=True), "mine": 1})
    theirs = Session.model_validate({**BASE.model_dump(by_alias=True), "yours": {"a": 2}})
    merged = merge(BASE, ours, theirs)
    assert merged is not None
    assert merged.model_extra == {"mine": 1, "yours": {"a": 2}}


def test_a_gut_rated_on_both_sides_is_a_doubt_unless_alike() -> None:
    rated = [BASE.model_copy(update={"gut": Gut(rating=n, at=AT)}) for n in (2, 4)]
    assert merge(BASE, *rated) is None
    assert merge(BASE, rated[0], rated[0]) == rated[0]


SIDES = st.lists(
    st.tuples(st.sampled_from(["add", "drop", "note"]), st.integers(2, 12)), max_size=6
)


def applied(steps: list[tuple[str, int]], words: str) -> Session:
    session = BASE
    for what, number in steps:
        has = ulid(number) in ids_of(session)
        if what == "add" and not has:
            session = with_ticks(session, tick(number))
        elif what == "drop":
            session = without(session, number)
        elif what == "note" and has:
            session = changed(session, number, note=words)
    return session


@settings(max_examples=150)
@given(SIDES, SIDES)
def test_nothing_that_either_side_said_is_lost(
    one: list[tuple[str, int]], two: list[tuple[str, int]]
) -> None:
    ours, theirs = applied(one, "ours"), applied(two, "theirs")
    merged = merge(BASE, ours, theirs)
    if merged is None:
        return
    base, left, right = (set(ids_of(side)) for side in (BASE, ours, theirs))
    assert set(ids_of(merged)) == (left | right) - (base - left) - (base - right)
    said = {words for side in (ours, theirs) for words in notes_of(side)}
    dropped = (base - left) | (base - right)
    assert notes_of(merged) == {word for word in said if word[0] not in dropped}
    again = merge(BASE, theirs, ours)
    assert again is not None
    assert set(ids_of(again)) == set(ids_of(merged))


def notes_of(session: Session) -> set[tuple[str, str]]:
    return {(one.id, one.note) for one in session.observations if one.note}


# Lists that were emptied, and lists without ids.

JOB = Opportunity.model_validate(
    {"schema": 1, "id": ulid(1), "company": "Acme", "created": AT, "ask_first": ["a", "b"]}
)


def job(**values: object) -> Opportunity:
    """Return the job with other values, as a file would be read that says so."""
    return Opportunity.model_validate(
        JOB.model_copy(update=values).model_dump(by_alias=True, exclude_defaults=True)
    )


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(name=name) for name in names)


def test_an_emptied_list_is_the_same_in_memory_and_in_a_file() -> None:
    held, emptied = job(people=people("Mara")), JOB.model_copy(update={"people": ()})
    assert merge(held, emptied, job(role="Engineer", people=people("Mara"))) == job(role="Engineer")
    back = merge(emptied, held, job(role="Engineer"))
    assert back == job(role="Engineer", people=people("Mara"))


def test_a_note_that_another_program_took_away_does_not_stop_the_saving() -> None:
    base = BASE.model_copy(update={"notes": (Note(id=ulid(7), at=AT, text="theirs"),)})
    ours = base.model_copy(update={"notes": (*base.notes, Note(id=ulid(8), at=AT, text="ours"))})
    theirs = Session.model_validate(BASE.model_dump(by_alias=True, exclude_unset=True))
    merged = merge(base, ours, theirs)
    assert merged is not None
    assert [note.text for note in merged.notes] == ["ours"]


def test_what_both_add_to_a_list_without_ids_is_in_it() -> None:
    base = job(people=people("Mara"))
    merged = merge(base, job(people=people("Mara", "Jo")), job(people=people("Ruth", "Mara")))
    assert merged == job(people=people("Ruth", "Mara", "Jo"))


def test_what_one_side_takes_from_a_list_without_ids_stays_away() -> None:
    merged = merge(JOB, job(ask_first=("b",)), job(ask_first=("a", "b", "c")))
    assert merged is not None
    assert merged.ask_first == ("b", "c")


def test_an_emptied_text_is_the_same_in_memory_and_in_a_file() -> None:
    held = job(anchor="hold on")
    emptied = held.model_copy(update={"anchor": ""})
    assert merge(emptied, held, job(role="Engineer")) == job(role="Engineer", anchor="hold on")


NAMES = st.lists(st.sampled_from("abcdef"), max_size=5, unique=True).map(tuple)


@given(NAMES, NAMES, NAMES)
def test_a_list_without_ids_has_what_was_added_and_not_what_was_taken(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    merged = merge(job(ask_first=base), job(ask_first=ours), job(ask_first=theirs))
    assert merged is not None
    kept = set(base) & set(ours) & set(theirs)
    added = (set(ours) | set(theirs)) - set(base)
    assert sorted(merged.ask_first) == sorted(kept | added)
