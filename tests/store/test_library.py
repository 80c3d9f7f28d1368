"""Opportunities and rounds: named, found, listed, and never in each other's way."""

from __future__ import annotations

import datetime as dt
import os
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import AT, FaultyDisk, files_in, ulid

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.atomic import NotSaved
from offer_tui.store.document import Document
from offer_tui.store.library import Library
from offer_tui.store.naming import LONGEST_SLUG, is_conflict, is_session, numbered, slug_for
from offer_tui.store.places import Places
from offer_tui.store.reading import FileProblem, NewerSchema
from offer_tui.store.references import UnknownReference


@pytest.mark.parametrize(
    ("company", "slug"),
    [
        ("Acme", "acme"),
        ("Birch Systems", "birch-systems"),
        ("Müller & Søn ŁÓDŹ", "muller-son-lodz"),
        ("Straße 7", "strasse-7"),
        ("Acme [/ Corp]", "acme-corp"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("CON", "con-job"),
        ("lpt1", "lpt1-job"),
        ("e\u0301cole", "ecole"),
        ("日本電気", "job-abcdef"),
        ("  ", "job-abcdef"),
        ("42", "job-abcdef"),
        ("x" * 300, "x" * LONGEST_SLUG),
        ("\x1b[2J evil\n", "2j-evil"),
    ],
)
def test_a_folder_is_named_after_its_company(company: str, slug: str) -> None:
    assert slug_for(company, "01HZ" + "0" * 16 + "ABCDEF") == slug


@given(st.text(max_size=200), st.integers(1, 10**6))
def test_a_slug_never_leaves_the_data_folder(company: str, number: int) -> None:
    slug = numbered(slug_for(company, ulid(7)), number)
    assert 0 < len(slug) <= LONGEST_SLUG + len("-job")
    assert slug.strip("abcdefghijklmnopqrstuvwxyz0123456789-") == ""
    assert slug[0] != "-"
    assert slug[-1] != "-"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("2025-11-21T170000-round-1.toml", True),
        ("anything.toml", True),
        ("opportunity.toml", False),
        ("round.sync-conflict-20251121-170000-ABCDEFG.toml", False),
        ("round.conflict-20251121T170000.toml", False),
        ("round.toml~", False),
        (".round.toml.swp", False),
        (".round.toml", False),
        ("round.tmp", False),
        ("round.toml.tmp", False),
        (".round.toml.12-3.tmp", False),
        ("round.txt", False),
    ],
)
def test_only_rounds_are_read_as_rounds(name: str, is_one: bool) -> None:
    assert is_session(name) == is_one
    assert is_conflict(name) == ("conflict-" in name)


def test_what_was_said_of_a_new_opportunity_is_kept(library: Library) -> None:
    slug = library.new_opportunity(
        "Acme [/ Corp]", "Staff\x1b Engineer", 'We are "family".\nReally.'
    )
    found = library.opportunity(slug)
    assert found.company == "Acme [/ Corp]"
    assert found.role == "Staff\x1b Engineer"
    assert found.posting == 'We are "family".\nReally.'
    assert found.stage == "interviewing"
    assert found.created.tzinfo is not None


def test_a_company_without_a_name_is_refused_before_anything_is_written(
    library: Library, places: Places
) -> None:
    with pytest.raises(ValueError, match="company"):
        library.new_opportunity("  ")
    assert not places.data.exists()


def test_two_jobs_at_one_company_have_folders_of_their_own(library: Library) -> None:
    names = [library.new_opportunity("Acme", f"role {number}") for number in range(3)]
    assert names == ["acme", "acme-2", "acme-3"]
    assert [library.opportunity(name).role for name in names] == ["role 0", "role 1", "role 2"]


def test_windows_that_add_one_company_at_once_never_share_a_folder(places: Places) -> None:
    made: list[str] = []

    def add() -> None:
        made.extend(Library(places).new_opportunity("Acme") for _ in range(5))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 20
    entries, problems = Library(places).opportunities()
    assert (len(entries), problems) == (20, ())


def test_an_opportunity_that_could_not_be_kept_leaves_no_folder(places: Places) -> None:
    disk = FaultyDisk(kind="write")
    with pytest.raises(NotSaved, match="the disk is full"):
        Library(places, disk).new_opportunity("Acme")
    assert files_in(places.opportunities) == []
    disk.mend()
    assert Library(places, disk).new_opportunity("Acme") == "acme"


def test_rounds_of_one_second_are_all_kept_and_in_order(library: Library) -> None:
    slug = library.new_opportunity("Acme")
    for _ in range(3):
        library.new_session(slug, "Round 1!", began=AT).close()
    assert [path.name for path in library.round_paths(slug)] == [
        "2025-11-21T171200-round-1-2.toml",
        "2025-11-21T171200-round-1-3.toml",
        "2025-11-21T171200-round-1.toml",
    ]
    rounds, _ = library.rounds(slug)
    assert [r.session.id for r in rounds] == sorted(r.session.id for r in rounds)


def test_rounds_stand_in_the_order_they_began_whatever_the_clock_was_called(
    library: Library,
) -> None:
    """The hour that daylight saving repeats has the same name twice, with two offsets."""
    slug = library.new_opportunity("Acme")
    summer, winter = (dt.timezone(dt.timedelta(hours=hours)) for hours in (2, 1))
    later = dt.datetime(2025, 10, 26, 2, 10, tzinfo=winter)
    earlier = dt.datetime(2025, 10, 26, 2, 50, tzinfo=summer)
    for name, began in (("later", later), ("earlier", earlier)):
        library.new_session(slug, name, began=began).close()
    rounds, _ = library.rounds(slug)
    assert [r.session.round for r in rounds] == ["earlier", "later"]


def test_the_next_round_is_numbered(library: Library) -> None:
    slug = library.new_opportunity("Acme")
    for number in (1, 2):
        file = library.new_session(slug)
        assert file.session.round == f"round {number}"
        file.close()


def test_a_broken_file_is_named_and_the_others_load(library: Library, places: Places) -> None:
    for name in ("Acme", "Birch", "Corvid", "Dune"):
        slug = library.new_opportunity(name)
        library.new_session(slug, "one", began=AT).close()
        library.new_session(slug, "two", began=AT + dt.timedelta(hours=1)).close()
    (places.opportunities / "birch" / "opportunity.toml").write_bytes(b"")
    (places.opportunities / "corvid" / "opportunity.toml").write_text("schema = 2\n")
    (places.opportunities / "empty").mkdir()
    broken = library.round_paths("acme")[0]
    broken.write_bytes(b"\0" * 100)
    entries, problems = library.opportunities()
    assert [entry.slug for entry in entries] == ["acme", "dune"]
    assert [problem.path.parent.name for problem in problems] == ["birch", "corvid", "empty"]
    assert isinstance(problems[1], NewerSchema)
    rounds, broken_rounds = library.rounds("acme")
    assert [r.session.round for r in rounds] == ["two"]
    assert [problem.path for problem in broken_rounds] == [broken]
    assert broken.read_bytes() == b"\0" * 100


def test_a_library_that_is_not_there_yet_is_empty(library: Library, places: Places) -> None:
    assert library.opportunities() == ((), ())
    assert library.profile().situation == "secure"
    assert not places.data.exists()


def test_leftovers_are_no_rounds_and_conflicts_are_listed(library: Library) -> None:
    slug = library.new_opportunity("Acme")
    file = library.new_session(slug)
    file.close()
    content = file.path.read_bytes()
    conflict = file.path.with_name(f"{file.path.stem}.sync-conflict-20251121-170000-ABC.toml")
    for path in (conflict, file.path.with_name("x.toml~"), file.path.with_name(".x.toml.swp")):
        path.write_bytes(content)
    assert library.round_paths(slug) == (file.path,)
    assert library.conflicts() == (conflict,)


def test_an_opportunity_goes_by_slug_prefix_and_id(library: Library) -> None:
    for name in ("Acme", "Acme Two", "Birch"):
        library.new_opportunity(name)
    assert library.resolve("acme") == "acme"
    assert library.resolve(" ACME-T ") == "acme-two"
    assert library.resolve("b") == "birch"
    assert library.resolve(library.opportunity("birch").id) == "birch"


def test_a_name_nobody_has_brings_the_nearest(library: Library) -> None:
    for name in ("Acme", "Birch Systems", "Birch Labs"):
        library.new_opportunity(name)
    with pytest.raises(UnknownReference, match="did you mean acme") as caught:
        library.resolve("acne")
    assert caught.value.nearest == ("acme",)
    with pytest.raises(UnknownReference, match="could be birch-labs or birch-systems") as caught:
        library.resolve("birch")
    assert caught.value.is_ambiguous
    for nonsense in ("", "..", "../acme", "/etc", "zzzz", "\x1b[2J"):
        with pytest.raises(UnknownReference) as caught:
            library.resolve(nonsense)
        assert "\x1b" not in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=30))
def test_no_reference_leads_out_of_the_library(library: Library, reference: str) -> None:
    with pytest.raises(UnknownReference):
        library.resolve(reference)


@pytest.mark.parametrize("slug", ["", ".", "..", "../x", "a/b", "a\\b", "a\0b"])
def test_no_slug_leads_out_of_the_library(library: Library, slug: str) -> None:
    with pytest.raises(UnknownReference):
        library.record_path(slug)


def test_changing_an_opportunity_keeps_what_the_person_wrote_in_it(library: Library) -> None:
    slug = library.new_opportunity("Acme", "SRE")
    path = library.record_path(slug)
    own = (
        "# mine\nnick = 'the bank'\n"
        + path.read_text()
        + "\n[salary]\nasked = 90 # said on Monday\n"
    )
    path.write_text(own)

    def offered(opportunity: Opportunity) -> Opportunity:
        return opportunity.model_copy(update={"stage": "offer", "answer_by": dt.date(2025, 12, 2)})

    library.change_opportunity(slug, offered)
    lines = path.read_text().splitlines()
    assert set(own.splitlines()) - set(lines) == {'stage = "interviewing"'}
    assert set(lines) - set(own.splitlines()) == {'stage = "offer"', "answer_by = 2025-12-02"}


def test_windows_that_change_one_opportunity_at_once_lose_no_change(places: Places) -> None:
    slug = Library(places).new_opportunity("Acme")

    def add(name: str) -> None:
        def step(opportunity: Opportunity) -> Opportunity:
            return opportunity.model_copy(
                update={"not_applicable": (*opportunity.not_applicable, name)}
            )

        Library(places).change_opportunity(slug, step)

    threads = [threading.Thread(target=add, args=(f"signal-{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Library(places).opportunity(slug).not_applicable) == 8


def test_the_profile_begins_with_its_first_change(library: Library, places: Places) -> None:
    for goal in ("lead a team", "write more"):
        library.change_profile(lambda p, g=goal: p.model_copy(update={"goal": g}))  # type: ignore[misc]
    assert library.profile().goal == "write more"
    assert places.profile.read_text().startswith("schema = 1\nid = ")
    places.profile.write_text('goal = "no schema"\n')
    with pytest.raises(FileProblem, match="missing"):
        library.profile()


def test_a_profile_written_by_hand_needs_no_id(library: Library, places: Places) -> None:
    places.data.mkdir(parents=True, exist_ok=True)
    places.profile.write_text('schema = 1\ngoal = "lead a team"\n')
    assert library.profile().goal == "lead a team"


def test_a_broken_profile_counts_as_none_and_is_named(library: Library, places: Places) -> None:
    places.data.mkdir(parents=True, exist_ok=True)
    places.profile.write_text('schema = 1\nsituation = "rich"\n')
    profile, problem = library.profile_or_default()
    assert profile.situation == "secure"
    assert problem is not None
    assert (problem.line, problem.key) == (2, "situation")


NAUGHTY = [
    "Acme [/ Corp]",
    "[b]bold[/b]",
    "\x1b]0;owned\x07",
    "\u202eevil",
    "e\u0301",
    "👩‍👩‍👧",
    "a" * 100_000,
    "'\"\"\"'''",
    "\\u0000 \\n",
    "\u2028line\u2029",
    "-- \n\n\n",
    "#not a comment",
    "\ud800",
    "nul\0nul",
    "\r\nmixed\rends\n",
    "\ufeffbom",
    "\x7f\x80\x9b2J",
]


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_words_in_every_field_come_back_as_they_were_typed(
    library: Library, text: str
) -> None:
    from offer_tui.model.text import normalise  # noqa: PLC0415

    slug = library.new_opportunity(f"Acme {text}", f"role {text}", text)
    found = library.opportunity(slug)
    assert found.company == normalise(f"Acme {text}").strip()
    assert found.posting == normalise(text)
    file = library.new_session(slug, f"round {text}", with_whom=text)
    file.close()
    (read,), problems = library.rounds(slug)
    assert problems == ()
    assert read.session == file.session
    assert os.path.dirname(read.path) == str(Path(library.record_path(slug)).parent)  # noqa: PTH120


def test_a_data_folder_that_is_a_file_is_refused_at_once(tmp_path: Path) -> None:
    # It once looked for another name for ever: each was taken, by a folder that couldn't be made.
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")
    library = Library(Places(in_the_way, tmp_path / "config", tmp_path / "cache"))
    with pytest.raises(NotSaved):
        library.new_opportunity("Acme")


def test_a_text_that_would_not_say_the_record_is_written_anew(
    library: Library, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug = library.new_opportunity("Acme")
    right = Document.parts_for
    broken: list[int] = []

    def wrong(self: Document, record: object) -> object:
        parts = right(self, record)  # type: ignore[arg-type]
        broken.append(1)
        return [*parts, b"[posting]\n"] if len(broken) == 1 else parts

    monkeypatch.setattr(Document, "parts_for", wrong)
    library.change_opportunity(slug, lambda o: o.model_copy(update={"role": "Cook"}))
    assert len(broken) == 2
    assert library.opportunity(slug).role == "Cook"


def test_a_change_keeps_the_comments_of_the_file(library: Library) -> None:
    slug = library.new_opportunity("Acme")
    path = library.record_path(slug)
    text = path.read_text().replace('company = "Acme"', 'company = "Acme"  # the big one')
    path.write_text(f"# mine\n{text}\n[my_own]\nkey = 1.0  # stays\n")
    library.change_opportunity(slug, lambda o: o.model_copy(update={"settled": ("long-commute",)}))
    kept = path.read_text()
    assert kept.startswith("# mine\n")
    assert "# the big one" in kept
    assert "key = 1.0  # stays" in kept
    assert library.opportunity(slug).settled == ("long-commute",)
