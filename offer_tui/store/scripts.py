"""What to say in the room: short texts that come with the program."""

from __future__ import annotations

import tomllib
from pathlib import Path

_SHIPPED = Path(__file__).parent.parent / "data" / "scripts.toml"


def load_scripts() -> tuple[tuple[str, str], ...]:
    """Return titles and texts, in their order."""
    data = tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))
    return tuple((script["title"], script["text"]) for script in data["script"])
