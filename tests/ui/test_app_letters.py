"""Letters in the app, by somebody at the keys."""

from __future__ import annotations

import asyncio
import datetime as dt
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from piloted import Sitting, at_the_sample

from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import FollowUp
from offer_tui.store.letter_texts import folder_of, path_in_work
from offer_tui.store.library import Library
from offer_tui.ui.letters import outside
from offer_tui.ui.letters.outside import edited_in

DIFFERENT = """
[[different]]
id = "01HZ0000000000000000000001"
whose = "yours"
at = 2025-11-20T10:00:00+01:00
signal = "long-commute"
state = "clear"
note = "my evenings are free"

[[different]]
id = "01HZ0000000000000000000002"
whose = "yours"
at = 2025-11-20T10:00:00+01:00
note = "Python at work"

[[different]]
id = "01HZ0000000000000000000003"
whose = "theirs"
at = 2025-11-20T10:00:00+01:00
signal = "no-growth-path"
state = "clear"
note = "a senior track"
"""


@asynccontextmanager
async def letters(
    folder: Path, slug: str = "birch-systems", kind: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Sitting]:
    async with at_the_sample(folder, size) as person:
        person.app.open_letters(slug, kind)
        yield person


def in_work(person: Sitting, slug: str, kind: str) -> Path:
    return path_in_work(person.places, slug, kind)


async def test_the_kinds_that_fit_come_first_and_all_are_there(tmp_path: Path) -> None:
    async with letters(tmp_path) as person:
        await person.sees("Fits now", "The others")
        fits, _, others = person.text.partition("The others")
        assert all(kind in fits for kind in ("thank-you", "negotiation", "decline", "acceptance"))
        assert all(kind in others for kind in ("withdrawal", "another-role", "re-engagement"))


async def test_a_closed_one_offers_to_stay_in_touch_and_to_go_back(tmp_path: Path) -> None:
    async with letters(tmp_path, "dune") as person:
        await person.sees("Fits now")
        fits = person.text.partition("The others")[0]
        assert "keep-in-touch" in fits
        assert "re-engagement" in fits
        assert "acceptance" not in fits


async def test_a_draft_names_what_is_not_known_and_takes_it(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="thank-you") as person:
        await person.sees("Dear Mara and Tomas,", "not known  1 your name", "made by")
        await person.press("1")
        await person.type("Alex Doe")
        await person.press("enter")
        await person.sees("known      1 your name Alex Doe", "Kind regards,\n Alex Doe")
        await person.press("2")
        await person.type("Mara; Ines")
        await person.press("enter")
        await person.sees("Dear Mara and Ines,")


async def test_a_name_is_asked_for_once_while_the_program_runs(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("1 your name")
        await person.press("1")
        await person.type("Alex")
        await person.press("enter")
        await person.sees("1 your name Alex")
        await person.press("escape")
        person.app.open_letters("acme", "withdrawal")
        await person.sees("Kind regards,\n Alex")
        await person.until(lambda: "Alex" not in person.kept)


async def test_asking_for_time_asks_until_when_at_once(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="more-time") as person:
        await person.sees("until when ›")
        await person.type("nonsense")
        await person.press("enter")
        await person.sees("until when › nonsense", "a day, as in 2 Dec, or nothing")
        await person.press("ctrl+u")
        await person.type("tomorrow")
        await person.press("enter")
        await person.sees("Could we agree on")


async def test_what_to_ask_for_comes_from_the_person_and_the_market_only_if_they_want(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, "acme") as person:
        profile = person.places.data / "profile.toml"
        market = '\n[market]\nlow = 80000\nhigh = 95000\ncurrency = "EUR"\n'
        profile.write_text(profile.read_text() + market)
        person.app.open_letters("birch-systems", "negotiation")
        await person.sees("you ask for", "market: 80,000 to 95,000 EUR a year")
        await person.type("98,000 a year; a third day at home")
        await person.press("enter")
        await person.sees("- 98,000 a year", "- a third day at home")
        assert "is paid" not in person.text
        place = next(row for row in person.rows if "the market" in row)
        digit = place.split("the market")[0].split()[-1]
        await person.press(digit)
        await person.sees("is paid 80,000 to 95,000 EUR a year")


async def test_several_promises_are_chosen_from_before_the_question_is_written(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, "acme", "clarification") as person:
        await person.sees("Which promises does it ask about?", "2 chosen")
        await person.press("1")
        await person.sees("1 chosen")
        await person.press("enter")
        await person.sees("There is one point that I would like", "reports to the CTO")
        assert "two days at home" not in person.text


async def test_without_a_promise_the_page_says_where_to_write_one_down(tmp_path: Path) -> None:
    async with letters(tmp_path, "elm", "clarification") as person:
        await person.sees("No promise is ", "nothing to ask about")
        assert "enter edit" not in person.text


async def test_words_changed_here_are_kept_as_they_are_typed(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("enter")
        await person.type("Hello there,")
        await person.press("enter")
        path = in_work(person, "birch-systems", "decline")
        await person.until(lambda: path.exists() and "Hello there,\n" in path.read_text())
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        await person.press("escape")
        await person.sees("your words · saved", "Hello there,")
        await person.press("escape", "escape")
        person.app.open_letters("birch-systems")
        await person.sees("your words, today")


async def test_what_was_changed_is_there_again_and_the_draft_is_one_key_away(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("enter")
        await person.type("One word ")
        await person.press("escape")
        await person.sees("your words · saved")
        await person.press("escape")
        person.app.open_letters("birch-systems", "decline")
        await person.sees("your words · saved", "One word Dear Tomas")
        await person.press("x")
        await person.sees("as drafted", "ctrl+z puts your words back")
        path = in_work(person, "birch-systems", "decline")
        await person.until(lambda: not path.exists())
        await person.press("ctrl+z")
        await person.sees("One word Dear Tomas", "your words · saved")
        assert path.exists()


async def test_an_edit_is_taken_back_as_a_whole(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("enter")
        await person.type("Many words of mine. ")
        await person.press("escape")
        await person.sees("your words")
        await person.press("ctrl+z")
        await person.sees("as drafted", "ctrl+y puts them back")
        await person.press("ctrl+y")
        await person.sees("Many words of mine.")


async def test_an_edit_that_changes_nothing_leaves_nothing(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("enter")
        await person.type("a")
        await person.press("backspace", "escape")
        await person.sees("as drafted")
        path = in_work(person, "birch-systems", "decline")
        await person.until(lambda: not path.exists())


async def test_the_letter_is_copied_and_then_its_subject(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("c")
        await person.sees("Sent to your terminal's clipboard, without the subject")
        assert person.app.clipboard.startswith("Dear Tomas,\n\nThank you for the offer")
        await person.press("c")
        await person.sees("clipboard: the subject")
        assert person.app.clipboard == "Your offer of the Platform Lead position"


async def test_after_another_edit_the_letter_is_copied_first_again(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("c", "enter")
        await person.type("Hello. ")
        await person.press("escape")
        await person.sees("your words · saved")
        await person.press("c")
        assert person.app.clipboard.startswith("Hello. Dear Tomas,")


async def test_hidden_while_it_is_changed_it_comes_back_as_it_was(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("enter")
        await person.type("Hello. ")
        await person.press("ctrl+l")
        assert person.seen == ["Paused · enter"]
        await person.press("enter")
        await person.sees("Hello. Dear Tomas", "esc done")
        await person.press("escape")
        await person.sees("your words")
        await person.press("ctrl+z")
        await person.sees("as drafted")


async def test_what_is_clicked_is_opened_and_asked_for(tmp_path: Path) -> None:
    async with letters(tmp_path) as person:
        await person.sees("Fits now")
        await person.click("decline")
        await person.sees("have decided not to accept it")
        await person.click("1 your name")
        await person.sees("your name ›")


async def test_leaving_while_words_are_changed_keeps_them(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("enter")
        person.rush(*"Last words. ", "ctrl+q")
        path = in_work(person, "birch-systems", "decline")
        await person.until(lambda: path.exists() and "Last words. Dear" in path.read_text())


async def test_a_letter_is_saved_with_its_path_in_full_and_nothing_is_written_over(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, kind="decline", size=(120, 40)) as person:
        await person.sees("have decided not to accept it")
        await person.press("s")
        await person.sees("save as ›")
        await person.press("enter")
        folder = folder_of(person.places, "birch-systems")
        await person.sees("Saved in")
        (path,) = folder.iterdir()
        assert str(path) in person.text.replace("\n ", "")
        assert path.read_text().startswith("Subject: Your offer")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        await person.press("s")
        await person.press("enter")
        await person.sees("There is such a file already", "-2.txt")
        await person.press("enter")
        await person.until(lambda: len(list(folder.iterdir())) == 2)


async def test_a_folder_that_is_not_there_is_named_and_what_was_typed_stays(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("have decided not to accept it")
        await person.press("s")
        await person.type("/nonexistent/a.txt")
        await person.press("enter")
        await person.sees("there is no such folder", "save as › /nonexistent/a.txt")


async def test_marking_as_sent_is_kept_and_taken_back(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="in-writing") as person:
        await person.sees("as drafted")
        before = noted(person)
        await person.press("m")
        await person.sees("Marked as sent today", "sent today", "Saved in")
        await person.until(lambda: noted(person) == before + 1)
        await person.press("m")
        await person.sees("marked as sent today already")
        await person.press("ctrl+z")
        await person.sees("took back: in-writing, sent today")
        await person.until(lambda: noted(person) == before)


def noted(person: Sitting) -> int:
    """Return how often the letter is in the files."""
    return person.kept.count('kind = "in-writing"')


async def test_the_thanks_that_were_due_are_done_with_the_letter(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="thank-you") as person:
        await person.sees("Dear Mara and Tomas")
        before = thanked(person)
        await person.press("m")
        await person.sees('Marked as sent today. Done with it: "the thank-you note to Mara"')
        assert "f tick off" not in person.text
        await person.until(lambda: thanked(person) == (before[0] + 1, before[1] + 1))
        await person.press("ctrl+z")
        await person.sees("took back: thank-you, sent today, and the thank-you note to Mara")
        await person.until(lambda: thanked(person) == before)


def thanked(person: Sitting) -> tuple[int, int]:
    """Return how often a thank-you was sent and how often something is done, in the files."""
    return person.kept.count('kind = "thank-you"'), person.kept.count("done = true")


async def test_where_several_thanks_could_be_meant_none_is_done_unless_asked(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, kind="thank-you", size=(40, 24)) as person:
        await person.sees("Dear Mara and")
        library = Library(person.places)
        other = FollowUp(text="thank Tomas for the books")
        library.change_opportunity(
            "birch-systems",
            lambda o: o.model_copy(update={"follow_ups": (*o.follow_ups, other)}),
        )
        person.app.open_letters("birch-systems", "thank-you")
        await person.sees("Dear Mara and", "not known")
        await person.press("m")
        await person.until(lambda: "f tick off" in person.rows[-1])
        await person.sees("Marked as sent today")
        assert "Done with it" not in person.text
        await person.press("f")
        await person.sees("done: the thank-you note to Mara")
        await person.sees("f tick off")


async def test_a_decision_that_is_written_down_is_not_asked_for(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="acceptance") as person:
        await person.sees("as drafted")
        decision = Decision(on=dt.date(2025, 11, 20), stage="accepted", because="the team")
        changed = {"stage": "accepted", "decision": decision}
        Library(person.places).change_opportunity(
            "birch-systems", lambda o: o.model_copy(update=changed)
        )
        person.app.open_letters("birch-systems", "acceptance")
        await person.sees("as drafted")
        await person.press("m")
        await person.sees("Marked as sent today")
        assert "writes the decision down" not in person.text
        assert "d decide" not in person.text


@pytest.mark.parametrize("kind", ["thank-you", "decline"])
async def test_in_a_narrow_window_the_keys_that_are_needed_first_are_named(
    tmp_path: Path, kind: str
) -> None:
    async with letters(tmp_path, kind=kind, size=(40, 24)) as person:
        await person.sees("1 your name")
        await person.until(lambda: "1 add" in person.rows[-1] and "m sent" in person.rows[-1])
        await person.press("1", *"Alex", "enter")
        await person.until(lambda: "1 add" not in person.rows[-1] and "m sent" in person.rows[-1])


async def test_the_chosen_letter_is_told_whole_in_a_narrow_window(tmp_path: Path) -> None:
    async with letters(tmp_path, size=(40, 24)) as person:
        await person.sees("Letters")
        for _ in range(12):
            at = next(n for n, row in enumerate(person.rows) if row.startswith(" » "))
            assert "…" not in person.rows[at]
            await person.press("down")


async def test_a_decline_that_was_sent_leads_to_the_decision(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("as drafted")
        assert "d decide" not in person.text
        await person.press("m")
        await person.sees("d writes the decision down", "d decide")


async def test_an_own_template_that_is_wrong_is_named_and_the_other_is_used(
    tmp_path: Path,
) -> None:
    own = tmp_path / "config" / "letters"
    own.mkdir(parents=True)
    (own / "decline.md").write_text("Subject: No\n\nDear all,\n{{ compny }}\n")
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("decline.md:4:", "did you mean company?", "is used", "not to accept")
        await person.sees("made by    this program's template")


async def test_an_own_template_that_would_never_end_is_refused_at_once(tmp_path: Path) -> None:
    own = tmp_path / "config" / "letters"
    own.mkdir(parents=True)
    (own / "decline.md").write_text(
        "Subject: No\n\n{% for a in range(10**9) %}{% for b in range(10**9) %}x{% endfor %}"
        "{% endfor %}\n"
    )
    (own / "hello.md").write_text("Subject: Hi\n\n{{ company.__class__ }}\n")
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("decline.md:3:", "is used", "not to accept")
        await person.press("escape")
        person.app.open_letters("birch-systems", "hello")
        await person.sees("hello.md:3:", "beyond the facts")


async def test_an_own_template_is_named_as_what_made_the_letter(tmp_path: Path) -> None:
    own = tmp_path / "config" / "letters"
    own.mkdir(parents=True)
    (own / "decline.md").write_text("Subject: No\n\nNo, \x1b]0;x\x07{{ company }}.\n")
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("made by    your decline.md", "No, ]0;xBirch Systems.")


def hand_over_to(monkeypatch: pytest.MonkeyPatch, *command: str) -> None:
    """Run a command in place of an editor, without a terminal to hand over."""
    monkeypatch.setattr(outside, "edited", lambda _, text, keep: edited_in(command, text, keep))


async def test_what_another_editor_made_is_here_and_can_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over_to(monkeypatch, "sh", "-c", 'printf "Subject: S\\n\\nFrom outside.\\n" > "$0"')
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("as drafted")
        await person.press("ctrl+e")
        await person.sees("Subject: S", "From outside.", "your words · saved")
        await person.press("ctrl+z")
        await person.sees("as drafted", "not to accept")
        await person.press("enter", "ctrl+e")
        await person.sees("From outside.", "ctrl+z undo")
        await person.press("ctrl+z")
        await person.sees("not to accept")


async def test_an_editor_that_writes_no_text_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over_to(monkeypatch, "sh", "-c", 'printf "\\377\\376\\000\\001\\002" > "$0"')
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("as drafted")
        await person.press("ctrl+e")
        await person.sees("is no text; the letter is as it was", "not to accept")
        await person.sees("decline.from-editor.letter.txt")


async def test_a_disk_that_refuses_is_said_and_leaving_waits(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("as drafted")
        (person.places.data / "letters").write_text("in the way")
        await person.press("enter")
        await person.type("x")
        await person.sees("NOT SAVED")
        await person.press("escape", "escape")
        await person.sees("the same again leaves all the same", "x")
        (person.places.data / "letters").unlink()
        await person.sees("your words · saved")


async def test_several_keys_at_once_all_arrive(tmp_path: Path) -> None:
    async with letters(tmp_path, kind="decline") as person:
        await person.sees("as drafted")
        person.rush("enter", *"all of it")
        await person.sees("all of itDear Tomas")
        person.paste("two\nlines \x1b[31m")
        await person.sees("all of ittwo", "lines [31mDear Tomas")
        await asyncio.sleep(0)


async def test_going_back_to_them_tells_what_changed_on_both_sides(tmp_path: Path) -> None:
    async with letters(tmp_path, "dune", size=(80, 40)) as person:
        path = person.places.data / "opportunities/dune/opportunity.toml"
        path.write_text(path.read_text() + DIFFERENT)
        person.app.open_letters("dune", "re-engagement")
        await person.sees("- my evenings are free", "Python at work", "your side: a senior")


@asynccontextmanager
async def words_refused(person: Sitting) -> AsyncIterator[None]:
    """Let no letter be written meanwhile."""
    folder = person.places.data / "letters"
    away = folder.with_name("away")
    if folder.exists():
        folder.rename(away)
    folder.write_text("in the way")
    yield
    folder.unlink()
    if away.exists():
        away.rename(folder)


async def test_a_sent_copy_that_the_disk_refuses_is_said_and_tried_until_it_is_kept(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, kind="in-writing") as person:
        await person.sees("as drafted")
        async with words_refused(person):
            await person.press("m")
            await person.sees("NOT SAVED")
            await person.until(lambda: noted(person) > 0)
            await person.press("escape")
            await person.sees("the same again leaves all the same")
        await person.sees("Saved in")
        assert "NOT SAVED" not in person.text
        (copy,) = folder_of(person.places, "birch-systems").iterdir()
        assert copy.read_text().startswith("Subject: ")


async def another_window(person: Sitting, words: str) -> Path:
    """Write a letter as another window of the program does."""
    path = in_work(person, "birch-systems", "decline")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)
    return path


async def test_a_second_window_says_where_its_words_are_and_takes_those_of_the_first(
    tmp_path: Path,
) -> None:
    async with letters(tmp_path, kind="decline", size=(100, 30)) as person:
        await person.sees("as drafted")
        first = await another_window(person, "Subject: Theirs\n\nOf the first window.\n")
        beside = first.with_name("decline.draft-2.txt")
        await person.press("enter")
        await person.type("Of the second. ")
        await person.sees("kept in decline.draft-2.txt: another window has this letter, too")
        await person.press("escape")
        await person.sees(
            "yours      kept in decline.draft-2.txt", "also there v your words of today",
            "decline.draft.txt", "v other words",
        )  # fmt: skip
        await person.press("v")
        await person.sees("Subject: Theirs", "These are the words in decline.draft.txt")
        await person.sees("also there v your words of today", "decline.draft-2.txt")
        await person.press("ctrl+z")
        await person.sees("Of the second. Dear Tomas", "took back: the other words")
        await person.press("ctrl+y")
        await person.sees("Of the first window.")
        assert "Of the first window." in first.read_text()
        assert "Of the second. " in beside.read_text()
        assert len(list(first.parent.iterdir())) == 2


async def test_opened_again_a_letter_offers_what_was_written_beside_it(tmp_path: Path) -> None:
    async with letters(tmp_path, size=(100, 30)) as person:
        path = await another_window(person, "Subject: One\n\nThe one.\n")
        path.with_name("decline.draft-2.txt").write_text("Subject: Two\n\nThe other.\n")
        path.with_name("decline.from-editor.letter.txt.swp").write_bytes(b"\0")
        person.app.open_letters("birch-systems", "decline")
        await person.sees("The one.", "also there v your words of today", "decline.draft-2.txt")
        await person.sees("left by your editor, decline.from-editor.letter.txt.swp")
        await person.press("v")
        await person.sees("The other.")
        await person.press("enter")
        await person.type("More: ")
        await person.press("escape")
        await person.sees("More: The other.", "your words · saved")
        assert path.read_text() == "Subject: One\n\nThe one.\n"
        assert "More: " in path.with_name("decline.draft-2.txt").read_text()
        await person.press("escape")
        person.app.open_letters("birch-systems", "decline")
        await person.sees("More: The other.")


async def test_words_on_the_way_to_another_editor_are_on_the_disk_before_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def edited(_: object, text: str, __: object) -> outside.Outcome:
        seen.append(path.read_text())
        return outside.Outcome(text)

    monkeypatch.setattr(outside, "edited", edited)
    async with letters(tmp_path, kind="decline") as person:
        path = in_work(person, "birch-systems", "decline")
        await person.sees("as drafted")
        person.rush("enter", *"Just typed. ", "ctrl+e")
        await person.until(lambda: bool(seen))
        assert "Just typed. Dear Tomas" in seen[0]
