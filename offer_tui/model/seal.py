"""The seal of a frozen evaluation: a digest by which a later change of its file is noticed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping

from offer_tui.model.wording import in_zone

_DIGITS = 16


def seal(at: dt.datetime, said: Iterable[Mapping[str, object]]) -> str:
    """Return the digest of the time and of what is said: the figures, then each contribution.

    What is left at a default is not to be among it.
    """
    moment = in_zone(at, dt.UTC).isoformat()
    text = json.dumps([moment, [*said]], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_DIGITS]
