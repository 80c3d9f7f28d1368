"""A strict reader of iCalendar files (RFC 5545), apart from the one that writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^;:\"]+)*):(?P<value>.*)\Z")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 75


@dataclass(frozen=True)
class Property:
    """One line: its name, its parameters and its value as it stands."""

    name: str
    parameters: str
    value: str

    @property
    def text(self) -> str:
        """Return a TEXT value as it was before it was escaped."""
        bare = _ESCAPE.sub("", self.value)
        assert not set(bare) & set(",;\\"), f"not escaped: {self.value!r}"
        return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)


Component = dict[str, Property]


def read_ics(content: bytes) -> tuple[Component, list[Component]]:
    """Return the calendar's own properties, and its events; whatever is wrong fails the test."""
    properties = [_property(line) for line in _unfolded(content)]
    assert properties[0] == Property("BEGIN", "", "VCALENDAR")
    assert properties[-1] == Property("END", "", "VCALENDAR")
    calendar: Component = {}
    events: list[Component] = []
    current = calendar
    for one in properties[1:-1]:
        if one.name == "BEGIN":
            assert one.value == "VEVENT"
            assert current is calendar
            events.append({})
            current = events[-1]
        elif one.name == "END":
            assert one.value == "VEVENT"
            assert current is not calendar
            current = calendar
        else:
            assert one.name not in current, f"{one.name} stands twice"
            current[one.name] = one
    assert current is calendar
    assert events, "a calendar without a component is none"
    return calendar, events


def _unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    whole: list[bytes] = []
    for line in lines:
        assert len(line) <= _LONGEST, f"{len(line)} bytes"
        assert not set(line) & {0x0D, 0x0A}, "a line end that is not CRLF"
        line.decode("utf-8")  # no sign is cut in two
        if line.startswith(b" "):
            whole[-1] += line[1:]
        else:
            assert line
            whole.append(line)
    return [line.decode("utf-8") for line in whole]


def _property(line: str) -> Property:
    match = _LINE.match(line)
    assert match, f"no property: {line[:60]!r}"
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
    return Property(match["name"], match["parameters"], match["value"])
