"""What was written with a change is said again where the change is refused."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from offer_tui.model.opportunity import Opportunity
from offer_tui.store.opportunity_change import WRITTEN

CHOSEN = frozenset(
    {
        "id", "role_of", "returns_to", "signal", "subject", "promise", "question",
        "broken_promise", "stage", "before", "state", "degree", "medium", "kind", "met", "ask",
        "whose", "side", "made", "weighed", "causes", "foretold", "not_applicable", "unavailable",
        "settled", "ask_first", "do_not_ask", "dismissed", "catalogue", "label", "verdict",
        "leaning", "seal",
    }
)  # fmt: skip
"""Keys whose texts are ids, choices, or words of the program: nothing is lost with them."""


def texts(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    """Return the names of all fields that hold texts, in the record and in its parts."""
    if model in seen:
        return set()
    seen.add(model)
    found: set[str] = set()
    for name, field in model.model_fields.items():
        for kind in kinds(field.annotation):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found |= texts(kind, seen)
            elif kind is str or isinstance(kind, str):
                found.add(name)
    return found


def kinds(annotation: Any) -> list[Any]:
    inner = get_args(annotation)
    return [one for part in inner for one in kinds(part)] if inner else [annotation]


def test_every_text_of_an_opportunity_is_said_again_or_is_nobodys_words() -> None:
    found = texts(Opportunity, set())
    assert {"lesson", "because", "went_wrong", "text"} <= found
    assert found - WRITTEN - CHOSEN == set()


@pytest.mark.parametrize("name", sorted(CHOSEN))
def test_what_is_chosen_is_not_called_written(name: str) -> None:
    assert name not in WRITTEN
