"""Bytes that are handed in as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.store.encodings import kind_of, text_of, wide_text_of


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\r\n %PDF-1.7", "PDF"),
        (b"PK\x05\x06\0\0", "zip"),
        (b"{\\rtf1 wanted}", "rich text"),
        (b"GIF89a\0", "picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (b"BZh91AY", "compressed"),
        (b"\x7fELF\x02", "program"),
    ],
)
def test_a_file_that_is_no_text_is_known_by_its_first_bytes(content: bytes, what: str) -> None:
    kind = kind_of(content)
    assert kind is not None
    assert what in kind[0]


def test_text_that_begins_like_a_file_is_still_text() -> None:
    for text in (
        "PK trainer wanted",
        "MZ Metals seeks a smith",
        "GI dentist",
        "%PDF is our product",
    ):
        assert kind_of(text.encode()) is None


def test_windows_text_is_told_from_text_of_the_east() -> None:
    assert (
        text_of("Café cook wanted – “soup” for £9 an hour".encode("cp1252"))
        == "Café cook wanted – “soup” for £9 an hour"
    )
    assert text_of("通訳者を募集しています".encode("shift-jis")) is None


def test_control_bytes_are_not_taken_for_windows_text() -> None:
    assert text_of(b"caf\xe9\x01\x02") is None


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32), min_size=4))
def test_wide_text_without_its_mark_is_read(text: str) -> None:
    assert wide_text_of(text.encode("utf-16-le")) == text
    assert wide_text_of(text.encode("utf-16-be")) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_none(content: bytes) -> None:
    assert isinstance(text_of(content), str | None)
    assert isinstance(wide_text_of(content), str | None)
