"""What each nation's guidance says about how often people train: to start a requirement from, and to edit.

What the guidance leaves open stays None, for the agency or its board to decide. What the fact pack marks as
recalled from memory alone is not here. The course is always theirs to choose.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.content.model.terms import Nation


@dataclass(frozen=True, slots=True)
class Template:
    key: str
    nation: Nation
    title: str
    source: str
    """What it rests on, and as of when."""
    job_roles: tuple[str, ...] = ()
    """Empty: everyone."""
    sectors: tuple[str, ...] = ()
    """Of the agencies it is written for; empty: all."""
    validity_months: int | None = None
    starter_days: int | None = None
    grace_days: int | None = None
    caution: str = ""


SCHOOLS = ("school", "special school", "academy trust", "college")
EARLY_YEARS = ("nursery", "childminder")

TEMPLATES = (
    Template(
        "england-school-staff",
        Nation.ENGLAND,
        "Safeguarding training for all school staff",
        "Keeping children safe in education: at induction, then regular updates and at least yearly. "
        "Read in 2026 as several sites quote it; the final text for 2026 was not seen.",
        sectors=SCHOOLS,
        validity_months=12,
        caution="“At induction” has no number of days. Agree how soon new starters should do it.",
    ),
    Template(
        "england-school-lead",
        Nation.ENGLAND,
        "Training for the designated safeguarding lead and deputies",
        "Keeping children safe in education: every two years, with updates at least yearly. "
        "Read in 2026 as several sites quote it.",
        job_roles=("designated safeguarding person",),
        sectors=SCHOOLS,
        validity_months=24,
        caution="The yearly updates come on top. A short course of your own can be a second requirement.",
    ),
    Template(
        "england-early-years",
        Nation.ENGLAND,
        "Safeguarding training in the early years",
        "Early years foundation stage framework of 1 September 2025, Annex C: renewed every two years; "
        "a yearly refresher is to be considered.",
        sectors=EARLY_YEARS,
        validity_months=24,
        caution="Check that the course you choose meets Annex C.",
    ),
    Template(
        "wales-group-a",
        Nation.WALES,
        "Group A safeguarding training",
        "National safeguarding training, learning and development standards (November 2022) and framework "
        "(2023): everyone, one to three hours every three years.",
        validity_months=36,
    ),
    Template(
        "wales-group-b",
        Nation.WALES,
        "Group B safeguarding training",
        "National standards (November 2022) and framework (2023): regular contact, at least six hours at first "
        "and six in each three years; new starters in two to four weeks where possible and within six months "
        "(a county’s summary).",
        validity_months=36,
        starter_days=182,
        caution="Choose the job roles that have regular contact. Courses in Heed support group B; "
        "alone they do not fulfil its six hours or its discussion between agencies.",
    ),
    Template(
        "wales-group-c",
        Nation.WALES,
        "Group C safeguarding training",
        "National standards (November 2022) and framework (2023): who gives advice or assesses, among them "
        "designated safeguarding persons and nursery managers.",
        job_roles=("designated safeguarding person", "nursery manager"),
        caution="How often group C is renewed is left open here, since providers disagree. Ask your board. "
        "Courses in Heed support group C and do not fulfil it.",
    ),
    Template(
        "scotland-workforce",
        Nation.SCOTLAND,
        "Child protection learning",
        "National learning framework (2024): four groups of the workforce, from wider to intensive. "
        "No number of months was found.",
        caution="Choose the job roles of the group that you mean, and ask your committee how often.",
    ),
    Template(
        "northern-ireland-designated",
        Nation.NORTHERN_IRELAND,
        "Refresher for designated teachers",
        "Education Authority (an older page): two days at first, then a refresher every three years.",
        job_roles=("designated safeguarding person",),
        sectors=SCHOOLS,
        validity_months=36,
        caution="A course in Heed cannot stand for the first two days.",
    ),
)


def templates_for(nations: frozenset[Nation], sector: str | None) -> Iterator[Template]:
    """Those written for the sector; without one, all of the nations'."""
    for template in TEMPLATES:
        fits = sector is None or not template.sectors or sector in template.sectors
        if template.nation in nations and fits:
            yield template


def find_template(key: str) -> Template | None:
    return next((template for template in TEMPLATES if template.key == key), None)
