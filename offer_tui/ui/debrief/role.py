"""Another role that was named in a talk: an opportunity of its own, linked to this one."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offer_tui.model.opportunity import Opportunity
    from offer_tui.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Role:
    """A role that was kept as an opportunity of its own, and its slug."""

    slug: str
    opportunity: Opportunity


def new_role(desk: Desk, job: Opportunity, name: str) -> Role | None:
    """Keep the role as an opportunity of its own. Raises NotSaved.

    None where there is one of that name at the same company. It blocks: a thread calls it.
    """
    from offer_tui.capture.role import another_role  # noqa: PLC0415 - when it is asked

    if name.casefold() in _known(desk, job.company):
        return None
    made = another_role(job, name, desk.now(), desk.new_id())
    return Role(desk.library.keep_opportunity(made), made)


def forget_role(desk: Desk, role: Role) -> bool:
    """Remove a role that was taken back; one that was changed since stays. Return whether it went.

    A copy of it is kept among the backups. Raises FileProblem.
    """
    if desk.library.opportunity(role.slug) != role.opportunity:
        return False
    desk.library.back_up(role.slug)
    return desk.library.forget_empty(role.slug)


def _known(desk: Desk, company: str) -> set[str]:
    """Return the roles at a company that are opportunities already, as they are compared."""
    from offer_tui.store.naming import folded  # noqa: PLC0415
    from offer_tui.store.reading import FileProblem  # noqa: PLC0415

    begins, roles = folded(company) or "job-", set()
    for slug in desk.library.slugs():
        if slug.startswith(begins):
            with contextlib.suppress(FileProblem):
                one = desk.library.opportunity(slug)
                if one.company.casefold() == company.casefold():
                    roles.add(one.role.casefold())
    return roles
