"""Postings written for the tests, and the rules they are read with."""

from __future__ import annotations

from offer_tui.posting.reader import read
from offer_tui.posting.reading import Reading
from offer_tui.store.posting_rules import load_posting_rules

RULES = load_posting_rules()

CLEAR = """Orchard Foreman
Pippin & Daughters · Hood River, OR
$26.00/hr - $31.00/hr
Full-time

Our family grows pears on 140 acres and packs them in one shed.

Responsibilities
- Prune 40 rows of Bartlett and Anjou pear trees between January and March
- Repair the sprayers, the two tractors and the wind machines
- Train new pickers on ladders and on the bin scale
- Write the spray log and file it with the county every Friday
- Load bins on the flatbed and drive them to the packing shed

You will lead a crew of six pickers and report to the orchard manager, Dana Whitlock.
In your first 60 days you will map the drip lines of the north block.

Hours: Monday to Friday, 6:00 am - 2:30 pm, Saturdays in September.

Benefits
- Health and dental insurance after 30 days
- 12 days of paid vacation and 8 paid holidays
- 401(k) with a 4% match
- Use of a company truck

Requirements
- Three years of experience with fruit trees
- A valid driver's license
- Spanish is a plus
"""

VAGUE = """Growth Catalyst
Synergia · United States

Are you a passionate rock star who thrives in a fast-paced environment? We are a world-class,
rapidly growing company on a mission to change the world! As a self-starter and team player you
will wear many hats, drive success and support our vision across all areas of the business.
Other duties as assigned. We offer a competitive salary, great benefits and endless growth
opportunities. Apply now for an exciting adventure!
"""

GLUED = """Bench Jeweller

US, RI, Providence | 48000-56000 | Full-time

Ostrava Rings makes wedding bands.You will solder settings, polish castings and size rings.You \
will engrave names by hand and photograph each piece.ResponsibilitiesSolder settings and prongs\
Polish castingsEngrave bandsSize ringsPhotograph finished piecesRequirementsTwo years at the \
benchSteady handsBenefitsMedical insuranceDental insurancePaid holidays
"""

GERMAN = """Sachbearbeiter im Lager

Wir suchen für unser Team in Kassel zum nächsten Monat eine Person, die sich um die Annahme und
die Ausgabe der Ware kümmert. Sie prüfen die Lieferscheine, buchen den Bestand und sind für die
Ordnung im Lager verantwortlich. Wir bieten ein Gehalt nach Tarif und dreißig Tage Urlaub im Jahr.
"""


def reading_of(text: str) -> Reading:
    """Read a text with the rules that come with the program."""
    return read(text, RULES)


def given(text: str) -> set[str]:
    """Return the ids of the facts that a text gives."""
    return {fact.id for fact in reading_of(text).facts if fact.given}


def job(sentence: str) -> str:
    """Return a short posting around one sentence, without any fact of its own."""
    return f"Coordinator\n\nWe look for a coordinator for our programs. {sentence}\n"
