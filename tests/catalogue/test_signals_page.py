"""The page on the signals: made from the catalogue, and kept with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.catalogue_page import derivation_lines, main, page

CATALOGUE, _ = load_catalogue()
KEPT = Path(__file__).parents[2] / "docs" / "signals.md"


def test_the_page_in_docs_is_the_one_the_catalogue_makes() -> None:
    made_anew = "make it anew: python -m offer_tui.store.catalogue_page docs/signals.md"
    assert KEPT.read_text(encoding="utf-8") == page(CATALOGUE), made_anew


def test_the_page_can_be_written_to_a_file(tmp_path: Path) -> None:
    main([str(tmp_path / "page.md")])
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page(CATALOGUE)


def test_without_a_file_the_page_goes_to_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([])
    assert capsys.readouterr().out == page(CATALOGUE)


def test_every_signal_has_its_heading_question_and_source() -> None:
    text = page(CATALOGUE)
    for signal in CATALOGUE:
        assert f"\n### {signal.code} {signal.yes}\n" in text
        assert signal.question in text
        assert f"- Source: {signal.source}\n" in text


def test_a_derivation_goes_from_the_study_to_the_weight() -> None:
    assert derivation_lines(CATALOGUE.by_id["jd-work-mismatch"]) == (
        "Seen in 27.1 of 100 jobs regretted, in 17.6 of 100 others; grade A, strength 120",
        "Seen +1.87 dB (ln +.4316), not so −0.53 dB (ln −.1225)",
        "Expectations that are not met and job satisfaction: .39 x .75 same source x .7 cue. "
        "r .205, base rate .20",
        "ln OR = (4/3) · ln(1.205/0.795) = .555; .200 split: p1 = .271, p0 = .176",
        "Source: Wanous et al. 1992 (read), tempered by Irving & Meyer 1994 (read); "
        "000_57bdcdab423ef65a.txt, 003_bfcda02b66b10875.txt",
    )


def test_a_screen_says_that_it_has_no_weight() -> None:
    lines = derivation_lines(CATALOGUE.by_id["unpaid-wages"])
    assert lines[0].startswith("A screen: it has no weight")
    assert not any("dB" in line for line in lines)
