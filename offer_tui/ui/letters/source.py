"""What letters are written from, as it was read from the files, and a draft of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from offer_tui.letters.addition import Record
from offer_tui.letters.change import Earlier
from offer_tui.letters.fact import Facts
from offer_tui.letters.facts import Added, facts_of
from offer_tui.model.opportunity import Opportunity
from offer_tui.model.profile import Profile
from offer_tui.model.session import Session
from offer_tui.store.letter_texts import KeptText, kept_texts, left_by_editors, other_texts
from offer_tui.store.letters import Drafted, Template, load_topics, own_folder, templates
from offer_tui.store.letters import draft as draft_from
from offer_tui.store.library import Library
from offer_tui.store.reading import FileProblem
from offer_tui.store.references import UnknownReference

if TYPE_CHECKING:
    import datetime as dt

    from offer_tui.ui.desk import Desk


@dataclass(frozen=True)
class LettersSource:
    """An opportunity, its rounds with the oldest first, and the templates there are."""

    slug: str
    opportunity: Opportunity
    sessions: tuple[Session, ...]
    earlier: Earlier | None
    """The closed opportunity that it goes back to."""
    profile: Profile
    templates: tuple[Template, ...]
    kept: Mapping[str, KeptText]
    """What the person is writing, by kind."""
    problems: tuple[str, ...] = ()
    others: Mapping[str, Sequence[KeptText]] = field(default_factory=dict)
    """What was written beside these, by kind."""
    left: Sequence[Path] = ()
    """What editors that failed left, and that is no letter."""

    def with_opportunity(self, opportunity: Opportunity) -> LettersSource:
        """Return the same with another state of the opportunity."""
        return replace(self, opportunity=opportunity)

    def template(self, kind: str) -> Template | None:
        """Return the template of a kind."""
        return next((one for one in self.templates if one.kind == kind), None)

    def drafts(self, kind: str) -> Sequence[KeptText]:
        """Return all that the person is writing of a letter, with the plain one first."""
        kept = self.kept.get(kind)
        return [*([kept] if kept else []), *self.others.get(kind, ())]

    def record(self, today: dt.date) -> Record:
        """Return what answers of the person are held against."""
        return Record(self.sessions, self.opportunity.promises, self.profile.market, today)


@dataclass(frozen=True)
class Draft:
    """A letter drafted, the facts in it, and the template that made it."""

    facts: Facts
    drafted: Drafted

    @property
    def text(self) -> str:
        """The letter as one text."""
        return self.drafted.letter.text


def read_source(desk: Desk, slug: str) -> LettersSource:
    """Return what letters are written from; it blocks. Raises FileProblem."""
    library = desk.library
    opportunity = library.opportunity(slug)
    rounds, problems = library.rounds(slug)
    profile, broken = library.profile_or_default()
    said = (*([str(broken)] if broken else []), *map(str, problems))
    return LettersSource(
        slug, opportunity, tuple(one.session for one in rounds),
        _earlier(desk, library, opportunity), profile, templates(own_folder(desk.places.config)),
        kept_texts(desk.places, slug), said, other_texts(desk.places, slug),
        left_by_editors(desk.places, slug),
    )  # fmt: skip


def draft(source: LettersSource, template: Template, added: Added, now: dt.datetime) -> Draft:
    """Return the letter; it takes a while, and jinja2. Raises FileProblem."""
    facts = facts_of(
        template.kind, source.opportunity, source.sessions, added, load_topics(), now,
        source.earlier,
    )  # fmt: skip
    return Draft(facts, draft_from(template, facts))


def _earlier(desk: Desk, library: Library, opportunity: Opportunity) -> Earlier | None:
    """Return what it goes back to; where that cannot be read, the letter does without."""
    wanted = opportunity.returns_to
    if wanted is None:
        return None
    try:
        slug = next((row.slug for row in desk.all_rows() if row.id == wanted), "")
        slug = slug or library.resolve(wanted)
        rounds, _ = library.rounds(slug)
        return Earlier(library.opportunity(slug), tuple(one.session for one in rounds))
    except (FileProblem, UnknownReference):
        return None
