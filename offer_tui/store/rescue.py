"""The last resort: what the library's disk refuses is kept where temporary files go."""

from __future__ import annotations

import tempfile
from pathlib import Path

from offer_tui.model.session import Session
from offer_tui.store.atomic import NotSaved, write_new
from offer_tui.store.document import Document
from offer_tui.store.naming import session_name


def rescue(session: Session) -> Path | None:
    """Keep the round in a new file for this user only, and return where; None if that fails too."""
    content = Document(session).content_for(session)
    try:
        folder = Path(tempfile.mkdtemp(prefix="offer-tui-rescued-"))
        path = folder / session_name(session.began, session.round)
        write_new(path, content)
    except (OSError, NotSaved):
        return None
    return path
