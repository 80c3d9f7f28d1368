"""A shell of its own for each test: no setting or file of the developer's is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.shell import Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell on an empty library."""
    for name, folder in (
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_DATA_HOME", "share"),
    ):
        (tmp_path / folder).mkdir()
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("OFFER_TUI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "100")
    return Shell(tmp_path)


@pytest.fixture
def acme(shell: Shell) -> Shell:
    """Return a shell on a library with one opportunity, acme."""
    shell.done("new", "Acme", "Staff Engineer")
    return shell
