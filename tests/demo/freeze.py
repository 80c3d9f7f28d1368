"""Makes what the evaluator said in the sample's decisions anew, once the catalogue's rates changed.

    python tests/demo/freeze.py

Time, losses and base rate of each stay as they were; figures, contributions and seal are new.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from offer_tui.evaluator.evaluation import evaluate
from offer_tui.model.decision import Decision
from offer_tui.model.opportunity import Opportunity
from offer_tui.store.appraisal import circumstances_of, findings, frozen
from offer_tui.store.catalogue import load_catalogue
from offer_tui.store.demo import DEMO
from offer_tui.store.library import Library
from offer_tui.store.places import Places


def main() -> None:
    """Rewrite the decisions in the shipped files; what did not change keeps its words."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder, "data"), Path(folder, "config"), Path(folder, "cache"))
        shutil.copytree(DEMO, places.data)
        library = Library(places)
        for slug in library.slugs():
            decision = library.opportunity(slug).decision
            if decision is None or decision.evaluation is None:
                continue
            made = _made(library, slug, decision)
            library.change_opportunity(slug, partial(_with, decision=made))
            shutil.copy(library.record_path(slug), DEMO / "opportunities" / slug)


def _with(opportunity: Opportunity, decision: Decision) -> Opportunity:
    return opportunity.model_copy(update={"decision": decision})


def _made(library: Library, slug: str, decision: Decision) -> Decision:
    then = decision.evaluation
    assert then is not None
    rounds = [one.session for one in library.rounds(slug)[0] if one.session.began <= then.at]
    matter = library.opportunity(slug).model_copy(
        update={"stage": "interviewing" if decision.stage == "rejected" else "offer"}
    )
    around = replace(
        circumstances_of(library.profile(), matter, rounds, decision.on),
        prior_a=then.prior_a,
        prior_b=then.prior_b,
        join_loss_months=then.join_loss_months,
        decline_loss_months=then.decline_loss_months,
    )
    said = evaluate(load_catalogue()[0], findings(matter.observations, rounds), around)
    return decision.model_copy(update={"evaluation": frozen(said, then.at)})


if __name__ == "__main__":
    main()
