"""Events as an iCalendar file (RFC 5545), as calendars read it.

icalendar is imported when such a file is made, and not before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from offer_tui import __version__

if TYPE_CHECKING:
    from icalendar import Event as Component

    from offer_tui.hindsight.calendar import Event

_DOMAIN = "offer-tui"


def calendar_file(events: Iterable[Event], made: dt.datetime) -> bytes:
    """Return the events as an iCalendar file made at that time.

    The same event has the same UID in each file, and the later file the later DTSTAMP, so that a
    calendar that reads a second file moves what it has. Events are private and have no alarm; what
    is on all day leaves the day free.
    """
    from icalendar import Calendar  # noqa: PLC0415 - takes longer than all else here

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//offer-tui//offer-tui {__version__}//EN")
    for event in events:
        calendar.add_component(_component(event, made.astimezone(dt.UTC)))
    return bytes(calendar.to_ical())


def _component(event: Event, made: dt.datetime) -> Component:
    from icalendar import Event as Component  # noqa: PLC0415
    from icalendar.prop import vInline  # noqa: PLC0415

    component = Component()
    component.add("uid", f"{event.key}@{_DOMAIN}")
    component.add("dtstamp", made)
    component.add("summary", vInline(_escaped(event.title)), encode=False)
    component.add("dtstart", event.begins)
    if event.minutes is not None:
        component.add("duration", dt.timedelta(minutes=event.minutes))
    component.add("class", "PRIVATE")
    is_timed = isinstance(event.begins, dt.datetime)
    component.add("transp", "OPAQUE" if is_timed else "TRANSPARENT")
    return component


def _escaped(text: str) -> str:
    """Return a text as RFC 5545 writes it in 3.3.11.

    icalendar does so as well, but takes a backslash and a capital N for the end of a line.
    """
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")
