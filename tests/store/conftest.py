"""A library in a folder of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_tui.store.library import Library
from offer_tui.store.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")


@pytest.fixture
def library(places: Places) -> Library:
    return Library(places)
