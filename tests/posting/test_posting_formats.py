"""How pay, place, boss, team and goals are written in other offices and countries."""

from __future__ import annotations

import pytest
from posting_samples import given

JOB = "Widget Fitter\n\nAbout the work\nYou fit widgets and oil the press.\n\n{}\n"

PAY = [
    "Salary: 45-55k",
    "Salary: £45-55k",
    "£30k pa",
    "£30k p.a.",
    "£32,000 per annum",
    "€60.000 - €75.000 gross per year",
    "€60.000",
    "Gehalt: 60.000 EUR",
    "Salary 48 000 – 55 000 EUR",
    "CHF 95'000 - 110'000",
    "Pay: 14.50/hr",
    "$21/h",
    "22 USD an hour",
    "£12.21 an hour",
    "£12.21ph",
    "from £11.44 p/h",
    "up to £40k",
    "up to 90K DOE",
    "$120K-$150K",
    "$120-150K",
    "120k - 150k USD",
    "USD 80,000 to 95,000",
    "AUD $90k + super",
    "$90,000 plus superannuation",
    "Rs. 25,000 per month",
    "INR 6-8 LPA",
    "₹6,00,000 - ₹8,00,000 per annum",
    "6-9 LPA",
    "SEK 38 000 per month",
    "zł 9 000 - 12 000 gross / month",
    "9000-12000 PLN monthly",
    "R25 000 per month",
    "Day rate: £450",
    "£450 per day inside IR35",
    "Salary Range: 3,200 - 3,800 EUR/month",
    "Compensation: 70,000–85,000",
    "Pay rate $18 to $22 depending on experience",
    "The starting wage is 17 dollars an hour",
    "OTE £60k",
    "£25k basic, £45k OTE",
    "€2,800 brutto per month",
    "between £28,000 and £32,000",
    "Grade 7: £38,205 to £44,263",
    "Band 5",
    "Pro rata salary of £24,500",
    "$55,000/year",
    "$4,500/month",
    "Earn 60 cents per mile",
    "CAD 31.50 hourly",
    "NZ$75k",
    "S$4,000 - S$5,500",
    "AED 8,000 - 10,000 per month",
    "Salary: 35.000€ - 42.000€",
    "60.000 €",
    "40 to 45k depending on what you bring",
    "Hourly rate: 17.80",
    "$25 - $30 per hour",
    "$25.00-30.00/hour",
    "25/hr",
    "Salary up to 50,000",
]
NO_PAY = [
    "competitive salary",
    "Salary DOE",
    "£500 sign-on bonus",
    "We raised $20M last year",
    "a €1,500 training budget",
    "manage a budget of £200,000",
    "5-7 years of experience",
    "40-45 hours a week",
    "in a company of 3,000 people",
    "We serve 45-55k customers",
    "25 days of holiday",
    "£50 voucher on your birthday",
    "responsible for $3m of sales",
    "We grew from 20 to 80 people",
]

PLACE = [
    "This is a hybrid role, three days a week in Leeds",
    "Hybrid: 2 days in the office",
    "Location: Ghent",
    "Fully remote within the EU",
    "You can work from wherever you like in Europe",
    "Remote (UK)",
    "Remote-first",
    "Based at our Rotherham depot",
    "The role is based in Ghent",
    "You will work at our site in Gdansk",
    "On-site in Utrecht, five days a week",
    "Office-based",
    "100% on-site",
    "This position is on site",
    "home-based with travel",
    "Workplace: Uppsala",
    "Standort: Köln",
    "Place of work: Brno",
    "Office: 12 Mill Lane, Selby",
    "Kitchen at 44 Harbour Road",
    "in our Lyon office",
    "office in Porto",
    "home office two days a week",
    "Field-based in the North West",
    "you will cover the M62 corridor",
    "Dublin 2",
    "Contract is remote, with a visit to Oslo each quarter",
    "Work remotely",
    "remote working",
    "WFH",
    "a hybrid working pattern",
    "you can work from home on Fridays",
    "from our workshop in Dundee",
    "telecommuting allowed",
    "No remote work",
    "fully on site",
]
NO_PLACE = [
    "We support remote clients by phone",
    "Ireland",
    "United Kingdom",
    "You have experience in remote teams",
    "We are a global company",
]

BOSS = [
    "Reporting to the Head of Finance, you will",
    "Reporting to the Head of Customer Success",
    "Reports to: Operations Director",
    "Reports to Operations Director",
    "Report to: CFO",
    "You will report to our Founder",
    "You will report directly to Anna Kowalska, Head of Labs",
    "You'll report into the Director of Data",
    "Reporting directly into the COO",
    "Line manager: Workshop Lead",
    "Line managed by the Studio Manager",
    "Your manager will be the Head of Policy",
    "You will be managed by the Kitchen Manager",
    "You will be supervised by the lead fitter",
    "Responsible to: Head Teacher",
    "Accountable to: Clinical Lead",
    "Reports directly to Chief of Staff",
    "under the supervision of the Head Gardener",
    "under supervision of the Head Gardener",
    "working under the direction of the shop foreman",
    "The role reports to the Product Owner",
    "This position reports to our VP Engineering",
    "answers to the Harbour Master",
    "Your boss will be the bakery owner",
    "Reporting line: Director of Estates",
    "Reporting to a Senior Engineer",
    "Direct line manager: R. Osei",
]
NO_BOSS = [
    "You write monthly reports to clients",
    "Reports are sent to the team each week",
    "You prepare reports to management",
    "Report faults to the driver",
    "report any incident to the shift desk",
    "Experience in reporting to stakeholders",
    "You report safety hazards to your supervisor at once",
]

TEAM = [
    "You join a team of five",
    "a team of 12 fitters",
    "our six-person team",
    "a five-strong team",
    "The team consists of two fitters and a welder",
    "You will line manage three assistants",
    "line management of two technicians",
    "You will have two direct reports",
    "with 4 direct reports",
    "You supervise apprentices",
    "You lead a team of four",
    "leading a small team of drivers",
    "Manages: 3 x Assistants",
    "alongside two other nurses",
    "you will work alongside four other fitters",
    "a small team of three",
    "you'll be the first designer",
    "our fourth engineer",
    "There are eight of us in the workshop",
    "We are nine people",
    "We are a team of 9",
    "three of us run the shop",
    "you would be our second hire in sales",
    "Team size: 7",
    "No. of direct reports: 2",
    "supervising two apprentices",
    "headcount of 14",
]
NO_TEAM = [
    "cross-functional teams",
    "We are a company of 300 people",
    "you are a team player",
    "works well in a team",
    "a great team",
    "experience managing a team of 5",
]

GOALS = [
    "In your first 90 days you will re-plan the stock room",
    "Within six months you will have moved us to the new till",
    "By the end of year one you'll have opened two shops",
    "After three months you can run the press alone",
    "a target of 40 visits a month",
    "a quota of $500k",
    "your first three months: learn the routes",
    "By month 6 you have cut the scrap by 10%",
    "30-60-90 day goals",
    "you make at least 60 calls a day",
    "What success looks like after 6 months",
    "annual sales target of £400k",
    "OKRs for the first quarter: two releases",
    "In the first year, you will launch the Polish shop",
]
NO_GOALS = [
    "training in your first two weeks",
    "after three months you get full benefits",
    "Within 30 days of applying you hear from us",
    "a probation of six months",
]


@pytest.mark.parametrize("sentence", PAY)
def test_pay_is_found_however_it_is_written(sentence: str) -> None:
    assert "pay_range" in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", NO_PAY)
def test_what_only_sounds_like_pay_is_not_taken_for_it(sentence: str) -> None:
    assert "pay_range" not in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", PLACE)
def test_a_place_is_found_however_it_is_written(sentence: str) -> None:
    assert "location_or_remote" in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", NO_PLACE)
def test_what_only_sounds_like_a_place_is_not_taken_for_it(sentence: str) -> None:
    assert "location_or_remote" not in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", BOSS)
def test_a_boss_is_found_however_it_is_written(sentence: str) -> None:
    assert "reporting_line" in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", NO_BOSS)
def test_what_only_sounds_like_a_boss_is_not_taken_for_it(sentence: str) -> None:
    assert "reporting_line" not in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", TEAM)
def test_a_team_is_found_however_it_is_written(sentence: str) -> None:
    assert "team_structure" in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", NO_TEAM)
def test_what_only_sounds_like_a_team_is_not_taken_for_it(sentence: str) -> None:
    assert "team_structure" not in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", GOALS)
def test_a_goal_is_found_however_it_is_written(sentence: str) -> None:
    assert "first_goals" in given(JOB.format(sentence))


@pytest.mark.parametrize("sentence", NO_GOALS)
def test_what_only_sounds_like_a_goal_is_not_taken_for_it(sentence: str) -> None:
    assert "first_goals" not in given(JOB.format(sentence))
