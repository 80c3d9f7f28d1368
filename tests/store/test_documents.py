"""What a person wrote in a file stays: unknown keys, comments, order, and every word."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made import AT, tick, ulid, with_ticks

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Gut, Note, Observation, Session
from offer_tui.store.document import Document
from offer_tui.store.plain import plain, table_text
from offer_tui.store.reading import Source, source_of

OWN = f"""# My round at Acme. I write here, too.
round = "round 1"   # with the recruiter
schema = 1
id = '{ulid(1)}'
began = 2025-11-21T17:00:00Z

mood = "curious"   # mine
my.dotted = [ 1,
  2, # two
]

# Before any number.
[gut]
rating = 3
why = "hm" # honestly
at = 2025-11-21T18:00:00+01:00

# This one mattered.
[[observation]]
state = "seen"
signal = "long-commute"
id = "{ulid(2)}"
at = 2025-11-21T17:12:00+01:00
weight = 3.5   # mine, too
[observation.where]
floor = 7
[[observation.where.seat]]
row = "b"

[[note]] # a note between observations
id = "{ulid(5)}"
at = 2025-11-21T17:12:00+01:00
text = '''
[[observation]]
state = "broken"
'''

[[observation]]
id = "{ulid(3)}"
signal = "high-turnover-team"
state = "clear"
at = 2025-11-21T17:13:00+01:00

[bookmarks]   # another program's
page = 12
# the end"""


def opened(text: str, model: type[Session] = Session) -> tuple[Session, Document]:
    source = source_of(Path("file.toml"), text.encode())
    record = model.model_validate(source.data)
    return record, Document.of(source, record)


def said_by(document: Document, record: Session) -> str:
    return document.content_for(record).decode()


def lines_of(text: str) -> set[str]:
    return set(text.splitlines())


def test_a_file_that_did_not_change_keeps_every_block_as_it_was() -> None:
    session, document = opened(OWN)
    said = said_by(document, session)
    assert sorted(said.splitlines()) == sorted(OWN.splitlines())
    assert tomllib.loads(said) == tomllib.loads(OWN)


def test_a_tick_changes_no_line_that_was_there() -> None:
    session, document = opened(OWN)
    said = said_by(document, with_ticks(session, tick(9, note="late")))
    assert lines_of(OWN) <= lines_of(said)
    assert Session.model_validate(tomllib.loads(said)).observations[2].note == "late"


def test_a_changed_answer_changes_its_line_only() -> None:
    session, document = opened(OWN)
    first = session.observations[0].model_copy(update={"state": "evasive", "note": "asked twice"})
    changed = session.model_copy(update={"observations": (first, session.observations[1])})
    said = said_by(document, changed)
    assert lines_of(OWN) - lines_of(said) == {'state = "seen"'}
    assert lines_of(said) - lines_of(OWN) == {'state = "evasive"', 'note = "asked twice"'}


def test_comments_behind_and_above_a_changed_line_stay() -> None:
    session, document = opened(OWN)
    gut = Gut(rating=5, at=AT, why="after all")
    said = said_by(document, session.model_copy(update={"round": "round 2", "gut": gut}))
    assert 'round = "round 2"  # with the recruiter' in said
    assert "# My round at Acme. I write here, too." in said
    assert 'why = "after all"  # honestly' in said
    assert "# Before any number." in said


def test_what_is_taken_back_and_done_again_has_its_comments_again() -> None:
    session, document = opened(OWN)
    without = session.model_copy(update={"observations": session.observations[1:]})
    assert "# This one mattered." not in said_by(document, without)
    assert "# This one mattered." in said_by(document, session)


def test_a_line_that_is_set_to_nothing_goes_and_its_neighbours_stay() -> None:
    session, document = opened(OWN)
    assert session.gut is not None
    gut = session.gut.model_copy(update={"why": ""})
    said = said_by(document, session.model_copy(update={"gut": gut}))
    assert lines_of(OWN) - lines_of(said) == {'why = "hm" # honestly'}


def test_what_cannot_be_split_is_written_anew_and_says_the_same() -> None:
    text = OWN.replace("[bookmarks]", "[my.other]").replace('mood = "curious"', "strange = nan")
    session, document = opened(text)
    said = said_by(document, with_ticks(session, tick(9)))
    read = tomllib.loads(said)
    assert read["my"] == {"dotted": [1, 2], "other": {"page": 12}}
    assert read["strange"] != read["strange"]
    assert len(read["observation"]) == 3


def test_tables_written_in_one_line_are_kept_in_the_head() -> None:
    text = OWN.split("# Before any number.", maxsplit=1)[0] + (
        f"gut = {{ rating = 3, at = 2025-11-21T18:00:00Z }} # short\n"
        f"note = [ {{ id = '{ulid(4)}', at = 2025-11-21T18:00:00Z, text = 'x' }} ]\n"
    )
    session, document = opened(text)
    said = said_by(document, session.model_copy(update={"ended": AT}))
    assert lines_of(text) <= lines_of(said)
    gut = Gut(rating=1, at=AT)
    changed = session.model_copy(update={"gut": gut, "notes": ()})
    read = Session.model_validate(tomllib.loads(said_by(document, changed)))
    assert (read.gut, read.notes) == (gut, ())


def test_a_new_file_is_pleasant_to_read() -> None:
    session = Session.model_validate(
        {"schema": 1, "id": ulid(1), "round": "round 1", "with": "Mara", "began": AT}
    )
    note = Note(id=ulid(3), at=AT, text='she said "never"\nand laughed', is_quote=True)
    session = with_ticks(session, tick(2, note='called it "fine"'))
    said = Document(session).content_for(session.model_copy(update={"notes": (note,)})).decode()
    assert (
        said
        == f'''schema = 1
id = "{ulid(1)}"
round = "round 1"
with = "Mara"
began = 2025-11-21T17:12:00+01:00

[[observation]]
id = "{ulid(2)}"
signal = "long-commute"
state = "seen"
at = 2025-11-21T17:12:02+01:00
note = 'called it "fine"'

[[note]]
id = "{ulid(3)}"
at = 2025-11-21T17:12:00+01:00
text = """
she said "never"
and laughed"""
quote = true
'''
    )


def test_an_empty_list_of_deal_breakers_is_not_the_same_as_none() -> None:
    profile = Profile.model_validate({"schema": 1, "id": ulid(1), "deal_breakers": ()})
    assert tomllib.loads(Document(profile).content_for(profile).decode())["deal_breakers"] == []


def test_lone_surrogates_and_nul_are_normalised_on_the_way_to_the_disk() -> None:
    session, document = opened(OWN)
    bad = Observation(id=ulid(8), signal="long-commute", state="seen", at=AT, note="a\ud800b\0c")
    read = tomllib.loads(said_by(document, with_ticks(session, bad)))
    assert read["observation"][-1]["note"] == "a\ufffdb\ufffdc"


KEYS = st.text(max_size=8).filter(lambda key: key.encode("utf-8", "ignore").decode() == key) | (
    st.sampled_from(["x", "zeta", "a.b", "observation", "with quotes \"'", "", "ü"])
)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | (
    st.sampled_from(
        ['"""', "'''", 'a "b" c', 'line\n"quoted"\n', "\\", "tab\t", "\x1b[2J", "\r", "#"]
    )
)
SCALARS = (
    WORDS
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.sampled_from([None, dt.UTC, dt.timezone(dt.timedelta(hours=-5))]))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
KNOWN = {
    *(name for model in (Session, Observation, Gut, Note) for name in model.model_fields),
    *("schema", "with", "observation", "note", "moment", "question", "quote"),
}
EXTRA = st.dictionaries(KEYS.filter(lambda key: key not in KNOWN), VALUES, max_size=4)


def as_read(value: Any) -> Any:
    """Return the value as TOML keeps it: a carriage return before a line feed goes."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, list):
        return [as_read(item) for item in value]
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    return value


@settings(max_examples=60, deadline=None)
@given(EXTRA, EXTRA, EXTRA, EXTRA, st.randoms(use_true_random=False))
def test_unknown_keys_and_tables_survive_load_change_save_at_every_level(
    top: dict[str, Any],
    in_gut: dict[str, Any],
    in_first: dict[str, Any],
    in_second: dict[str, Any],
    random: Any,
) -> None:
    top, in_gut, in_first, in_second = map(as_read, (top, in_gut, in_first, in_second))
    base = tomllib.loads(OWN.split("# Before any number.", maxsplit=1)[0])
    del base["my"], base["mood"]
    seen = {"signal": "long-commute", "state": "seen", "at": AT}
    data = {
        **base,
        **top,
        "gut": {"rating": 3, "at": AT, **in_gut},
        "observation": [
            {"id": ulid(2), **seen, **in_first},
            {"id": ulid(3), **seen, **in_second},
        ],
    }
    text = table_text((), data, is_item=False)
    assume(tomllib.loads(text) == data)
    session, document = opened(text)
    assert session.gut is not None
    first = session.observations[0].model_copy(update={"state": "clear", "note": "new"})
    changed = session.model_copy(
        update={
            "ended": AT,
            "gut": session.gut.model_copy(update={"rating": 5}),
            "observations": (first, session.observations[1], tick(9)),
        }
    )
    if random.random() < 0.5:
        said_by(document, session)
    read = tomllib.loads(said_by(document, changed))
    assert {key: read[key] for key in top} == top
    assert {key: read["gut"][key] for key in in_gut} == in_gut
    assert {key: read["observation"][0][key] for key in in_first} == in_first
    assert {key: read["observation"][1][key] for key in in_second} == in_second
    assert read["observation"][0]["note"] == "new"
    assert read["gut"]["rating"] == 5
    assert read["ended"] == AT
    assert len(read["observation"]) == 3


COMMENTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(lambda t: f"# {t}"),
    max_size=2,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(COMMENTS, COMMENTS), min_size=1, max_size=6), st.data())
def test_comments_of_blocks_that_did_not_change_survive(
    around: list[tuple[list[str], list[str]]], data: st.DataObject
) -> None:
    text = OWN.split("# Before any number.", maxsplit=1)[0]
    for number, (above, inside) in enumerate(around):
        item = table_text(("observation",), plain(tick(number + 10)), is_item=True)
        text += "\n".join([*above, item.rstrip("\n"), *inside, ""])
    session, document = opened(text)
    chosen = data.draw(st.integers(0, len(around) - 1))
    ticks = list(session.observations)
    ticks[chosen] = ticks[chosen].model_copy(update={"state": "clear"})
    said = said_by(document, session.model_copy(update={"observations": tuple(ticks)}))
    for above, inside in around:
        for comment in (*above, *inside):
            assert comment in said
    assert Session.model_validate(tomllib.loads(said)).observations == tuple(ticks)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_sequence_of_changes_says_what_the_record_says(data: st.DataObject) -> None:
    session, document = opened(OWN)
    for number in range(data.draw(st.integers(1, 8))):
        ticks = list(session.observations)
        match data.draw(st.sampled_from(["add", "drop", "change", "swap"])):
            case "add":
                ticks.insert(data.draw(st.integers(0, len(ticks))), tick(100 + number))
            case "drop" if ticks:
                ticks.pop(data.draw(st.integers(0, len(ticks) - 1)))
            case "change" if ticks:
                at = data.draw(st.integers(0, len(ticks) - 1))
                ticks[at] = ticks[at].model_copy(update={"note": f"words {number}"})
            case _:
                ticks.reverse()
        session = session.model_copy(update={"observations": tuple(ticks)})
        read = tomllib.loads(said_by(document, session))
        assert Session.model_validate(read) == session


def test_two_thousand_ticks_in_any_order_of_change_say_what_the_record_says() -> None:
    session, document = opened(OWN)
    session = with_ticks(session, *(tick(number + 100) for number in range(2_000)))
    document.content_for(session)
    ticks = list(session.observations)
    for at in (0, 63, 64, 1_000, 2_001):
        ticks[at] = ticks[at].model_copy(update={"note": f"changed {at}"})
    del ticks[500]
    ticks.append(tick(9_000))
    session = session.model_copy(update={"observations": tuple(ticks)})
    said = said_by(document, session)
    assert Session.model_validate(tomllib.loads(said)) == session


def test_items_without_ids_keep_their_comments_when_one_of_them_changes() -> None:
    text = f"""schema = 1
id = "{ulid(1)}"
company = "Acme"
created = 2025-11-21T17:00:00Z
# first
[[follow_up]]
text = "thank Mara"
# second
[[follow_up]]
text = "ask for time" # by phone
"""
    source: Source = source_of(Path("file.toml"), text.encode())
    opportunity = Opportunity.model_validate(source.data)
    document = Document.of(source, opportunity)
    done = opportunity.follow_ups[1].model_copy(update={"done": True})
    changed = opportunity.model_copy(update={"follow_ups": (opportunity.follow_ups[0], done)})
    assert document.content_for(changed).decode() == text + "done = true\n"


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 200),
    st.lists(
        st.tuples(st.sampled_from(["add", "remove", "change"]), st.integers(0, 400)), max_size=12
    ),
)
def test_a_long_round_says_after_any_changes_what_it_would_say_written_anew(
    length: int, changes: list[tuple[str, int]]
) -> None:
    # Unchanged stretches are used again as they are; none may be used where it no longer holds.
    begun = {"schema": 1, "id": ulid(1), "round": "round 1", "began": AT}
    session = with_ticks(Session.model_validate(begun), *(tick(n + 10) for n in range(length)))
    document = Document(session)
    for number, (kind, where) in enumerate(changes):
        items = list(session.observations)
        place = where % len(items) if items else 0
        if kind == "add":
            items.insert(where % (len(items) + 1), tick(10_000 + number))
        elif items and kind == "remove":
            del items[place]
        elif items:
            items[place] = items[place].model_copy(update={"note": f"changed {number}"})
        session = session.model_copy(update={"observations": tuple(items)})
        assert document.content_for(session) == Document(session).content_for(session)


def test_a_table_that_moves_under_another_key_takes_its_heading() -> None:
    # The decision of an opportunity that was opened again becomes one of its earlier decisions. It
    # once kept the heading it had, and the file could not be read any more.
    begun = {"schema": 1, "id": ulid(1), "company": "Acme", "created": AT, "stage": "declined"}
    first = Opportunity.model_validate({**begun, "decision": {"on": AT.date(), "because": "pay"}})
    second = Opportunity.model_validate({**begun, "decision": {"on": AT.date(), "because": "no"}})
    moved = first.model_copy(
        update={"decision": second.decision, "earlier_decisions": (first.decision,)}
    )
    said = tomllib.loads(Document(first).content_for(moved).decode())
    assert said["decision"]["because"] == "no"
    assert [one["because"] for one in said["earlier_decision"]] == ["pay"]
