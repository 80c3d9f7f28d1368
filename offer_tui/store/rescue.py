"""The last resort: what the library's disk refuses is kept where temporary files go."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pydantic import BaseModel

from offer_tui.model.opportunity import Opportunity
from offer_tui.model.session import Session
from offer_tui.store.atomic import NotSaved, write_new
from offer_tui.store.document import Document
from offer_tui.store.naming import session_name


def rescue(session: Session) -> Path | None:
    """Keep the round in a new file for this user only, and return where; None if that fails too."""
    return _keep(session, session_name(session.began, session.round))


def rescue_opportunity(opportunity: Opportunity) -> Path | None:
    """Keep the opportunity in the same way, under a name that does not say whose it is."""
    return _keep(opportunity, "opportunity.toml")


def rescue_letter(text: str) -> Path | None:
    """Keep the words of a letter in the same way, under a name that does not say whose they are."""
    return _write(text.encode(errors="replace"), "letter.txt")


def _keep(record: BaseModel, name: str) -> Path | None:
    return _write(Document(record).content_for(record), name)


def _write(content: bytes, name: str) -> Path | None:
    try:
        path = Path(tempfile.mkdtemp(prefix="offer-tui-rescued-")) / name
        write_new(path, content)
    except (OSError, NotSaved):
        return None
    return path
