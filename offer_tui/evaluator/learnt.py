"""What was learnt: how it was, how it is, and because of which jobs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from offer_tui.evaluator.calibration import Calibration, calibration, own_calibration
from offer_tui.evaluator.job import Job
from offer_tui.evaluator.learning import SHIPPED, Learning
from offer_tui.evaluator.moved import Moved, moved, taught_by
from offer_tui.evaluator.prior import Prior
from offer_tui.model.signal import Catalogue


@dataclass(frozen=True)
class Learnt:
    """The jobs that were looked back at, and what those teach that are not left out."""

    catalogue: Catalogue
    """As shipped, with the person's own signals."""
    jobs: tuple[Job, ...] = ()
    """The latest first."""
    left_out: frozenset[str] = frozenset()
    """Ids of opportunities whose outcome the person lets teach nothing."""
    is_on: bool = True
    """Whether evaluations go by it; what it comes to is worked out either way."""

    @property
    def before(self) -> Prior:
        """The base rate as shipped."""
        return SHIPPED

    @property
    def after(self) -> Prior:
        """The base rate as it was learnt."""
        return self.learning.learned.prior

    @cached_property
    def teachers(self) -> tuple[Job, ...]:
        """The jobs that teach, one for each opportunity."""
        lessons = self.learning.lessons
        return tuple(job for job in self.jobs if any(job.outcome is one for one in lessons))

    @cached_property
    def able(self) -> tuple[Job, ...]:
        """The jobs that teach or would, were they not left out."""
        return tuple(job for job in self.jobs if job.bearing == "teaches")

    @cached_property
    def kept(self) -> tuple[Job, ...]:
        """The jobs whose outcome is kept and can't teach."""
        return tuple(job for job in self.jobs if job.bearing != "teaches")

    @cached_property
    def learning(self) -> Learning:
        """What teaches, were it switched on."""
        able = (job.outcome for job in self.jobs if job.id not in self.left_out)
        return Learning(self.catalogue, tuple(able))

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The signals whose rates it moved, the furthest first."""
        return moved(self.catalogue, self.learning.learned.catalogue)

    def behind(self, signal: str) -> tuple[Job, ...]:
        """Return the jobs because of which a signal's rates moved; the signal given by its id."""
        said = taught_by(signal, self.learning.lessons)
        return tuple(job for job in self.teachers if any(job.outcome is one for one in said))

    @cached_property
    def held(self) -> Calibration:
        """How the evaluator's frozen forecasts held; a job counts whether it teaches or not."""
        return calibration(job.outcome for job in self.jobs)

    @cached_property
    def own_held(self) -> Calibration:
        """How the person's own forecasts held."""
        return own_calibration(job.outcome for job in self.jobs)
