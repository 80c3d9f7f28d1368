"""What can be done with the chosen row, by the name of the action."""

from __future__ import annotations

from offer_tui.ui.profile.topics import LOSSES, Told, Topic


def can_do(action: str, told: Told, topic: Topic, *, is_open: bool) -> bool:
    """Return whether the action means something there; ``is_open``: in the topic's list."""
    return _in_list(action, told, topic) if is_open else _on_row(action, told, topic)


def _on_row(action: str, told: Told, topic: Topic) -> bool:
    match action:
        case "cycle":
            return topic.name == "situation"
        case "leave_it":
            return topic.can_be_left and not told.is_said(topic) and not told.is_left(topic)
        case "reset":
            return topic.name in LOSSES and told.is_said(topic)
        case _:
            return action in {"move", "edge", "change"}


def _in_list(action: str, told: Told, topic: Topic) -> bool:
    count, of_words = len(told.items(topic)), topic.name != "deal_breakers"
    match action:
        case "change":
            return of_words and count > 0
        case "shift":
            return of_words and count > 1
        case "remove":
            return count > 0
        case "leave_it":
            return topic.can_be_left and not told.is_said(topic) and not told.is_left(topic)
        case "reset":
            return not of_words and told.is_said(topic)
        case _:
            return action in {"move", "edge", "add"}
