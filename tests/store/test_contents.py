"""Bytes in parts, as they are compared and written."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from made import FaultyDisk

from offer_tui.store.atomic import write_whole
from offer_tui.store.content import Content

PARTS = st.lists(st.binary(max_size=9), max_size=8)


@given(PARTS, PARTS)
def test_contents_are_alike_when_their_bytes_are(one: list[bytes], other: list[bytes]) -> None:
    assert (Content(one) == Content(other)) == (b"".join(one) == b"".join(other))
    assert Content(one) == Content([b"".join(one)])
    assert Content(one).size == len(bytes(Content(one)))


def test_parts_are_all_written_though_a_disk_takes_little_at_a_time(tmp_path: Path) -> None:
    parts = [b"", b"one ", b"two ", b"", b"three" * 40, b"!"]
    write_whole(tmp_path / "file", parts, FaultyDisk())
    assert (tmp_path / "file").read_bytes() == b"".join(parts)


def test_more_parts_than_one_call_takes_are_written(tmp_path: Path) -> None:
    parts = [b"%d\n" % number for number in range(3_000)]
    write_whole(tmp_path / "file", parts)
    assert (tmp_path / "file").read_bytes() == b"".join(parts)
