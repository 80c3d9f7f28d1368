"""What a start brings in, and who may read what it leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Desk, until_kept

import offer_tui

ASKED_FOR_ITS_VERSION = """
import sys
sys.argv = ["offer-tui", "--version"]
from offer_tui.__main__ import main
main()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_asking_for_the_version_imports_neither_textual_nor_pydantic() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASKED_FOR_ITS_VERSION], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert said[0] == f"offer-tui {offer_tui.__version__}"
    assert not set(said[1].split()) & {"textual", "rich", "pydantic", "click", "sqlite3", "asyncio"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_file_and_folder_is_for_this_user_only(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\r")
        until_kept(terminal, "71 ▲")
        terminal.type("/fin\r4")
        terminal.until("Debrief")
        terminal.press("ctrl+q")
        terminal.ended()
    made = [path for root in (desk.data, desk.home / "cache") for path in root.rglob("*")]
    assert len(made) > 5
    assert not [path for path in made if path.stat().st_mode & 0o077]
