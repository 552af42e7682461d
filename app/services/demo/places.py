"""The invented boards and agencies. Telephone numbers are of the ranges kept for drama, addresses of `.example`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.content.model.terms import Nation

EITHIN, CALDERWICK = (
    "Afon Eithin Regional Safeguarding Board",
    "Calderwick Safeguarding Partnership",
)
BOARDS: Mapping[str, tuple[Nation, Mapping[str, str]]] = {
    EITHIN: (
        Nation.WALES,
        {"social services": "029 2018 0199", "out of hours": "029 2018 0188"},
    ),
    CALDERWICK: (
        Nation.ENGLAND,
        {"social services": "0161 496 0110", "out of hours": "0161 496 0119"},
    ),
}


@dataclass(frozen=True)
class Job:
    title: str
    """As the agency's own list has it."""
    role: str
    share: int


@dataclass(frozen=True)
class Place:
    name: str
    sector: str
    nation: Nation
    boards: tuple[str, ...]
    opened: int
    """Days ago."""
    size: int
    """Staff today, about."""
    domain: str
    dsp: str
    dsp_job: str
    jobs: tuple[Job, ...] = ()
    contacts: Mapping[str, str] = field(default_factory=dict)
    trust: str = ""
    relisted: int = 0
    """Days ago a second list came; 0: changes are made by hand."""
    starters: int = 0
    """Who began last week."""
    yearly: bool = True
    """Its people do the course again each year."""


BRYN_EITHIN, LLYN_DERW = "Bryn Eithin Day Nursery", "Meithrinfa Llyn Derw"
MAES_YR_AFON, HEALTH = "Ysgol Maes yr Afon", "Afon Eithin Health Visiting"
YOUTH, HOMES = "Eithin Valley Youth Service", "Cartref Eithin Homes"
SURGERY = "Glan Eithin Surgery"
TRUST, CANAL_STREET = "Canalside Learning Trust", "Canal Street Primary School"
WEAVERS, EARLY_HELP = "Weavers Lane High School", "Calderwick Early Help"
POLICE, CARERS = "Calderwick Child Protection Unit", "Two Bridges Young Carers"

_SCHOOL = (
    Job("Class Teacher", "teacher", 34),
    Job("Teaching Assistant L2", "teaching assistant", 30),
    Job("Midday Supervisor", "lunchtime supervisor", 14),
    Job("School Office", "office staff", 8),
    Job("Caretaker", "site staff", 5),
    Job("Governor", "governor or trustee", 9),
)
_NURSERY = (
    Job("Early Years Practitioner", "nursery practitioner", 78),
    Job("Room Leader", "nursery practitioner", 10),
    Job("Cook", "other", 6),
    Job("Office", "office staff", 6),
)
PLACES = (
    Place(
        BRYN_EITHIN, "nursery", Nation.WALES, (EITHIN,), 540, 26, "bryneithin.example",
        "Ruth Llewellyn", "Deputy Manager", (*_NURSERY, Job("Deputy Manager", "nursery manager", 0), Job("Manager", "nursery manager", 0)),
        {"DSP": "Ruth Llewellyn, deputy manager, 029 2018 0142", "deputy": "Aled Prosser, manager, 029 2018 0143"},
        starters=2,
    ),
    Place(
        LLYN_DERW, "nursery", Nation.WALES, (EITHIN,), 330, 18, "llynderw.example",
        "Mererid Tegfan", "Rheolwr", (Job("Ymarferydd", "nursery practitioner", 88), Job("Cogydd", "other", 12), Job("Rheolwr", "nursery manager", 0)),
        {"DSP": "Mererid Tegfan, rheolwr, 029 2018 0171"},
    ),
    Place(
        MAES_YR_AFON, "special school", Nation.WALES, (EITHIN,), 500, 74, "maesyrafon.example",
        "Gwilym Eynon", "Assistant Head", (*_SCHOOL, Job("School Nurse", "school nurse", 4), Job("Assistant Head", "designated safeguarding person", 0)),
        {"DSP": "Gwilym Eynon, assistant head, 029 2018 0155", "staff support": "The quiet room line, 029 2018 0150"},
        starters=2,
    ),
    Place(
        HEALTH, "health", Nation.WALES, (EITHIN,), 470, 62, "eithinhealth.example",
        "Bronwen Havard", "Named Nurse", (Job("Health Visitor", "health visitor", 62), Job("Community Nursery Nurse", "nursery practitioner", 20), Job("School Nurse", "school nurse", 8), Job("Clinic Administrator", "office staff", 10), Job("Named Nurse", "designated safeguarding person", 0)),
        {"DSP": "Bronwen Havard, named nurse, 029 2018 0161"},
        yearly=False,
    ),
    Place(
        YOUTH, "youth service", Nation.WALES, (EITHIN,), 410, 44, "eithinyouth.example",
        "Emyr Gronow", "Senior Youth Worker", (Job("Youth Worker", "youth worker", 55), Job("Sessional Youth Worker", "youth worker", 25), Job("Volunteer", "volunteer", 20), Job("Senior Youth Worker", "youth worker", 0)),
        yearly=False,
    ),
    Place(
        HOMES, "housing", Nation.WALES, (EITHIN,), 21, 0, "cartrefeithin.example",
        "Eirlys Bowen", "Head of Neighbourhoods",
    ),
    Place(
        SURGERY, "health", Nation.WALES, (EITHIN,), 120, 0, "glaneithin.example",
        "Hywel Penry", "Practice Manager",
    ),
    Place(
        TRUST, "academy trust", Nation.ENGLAND, (CALDERWICK,), 530, 16, "canalside.example",
        "Marcus Oyelaran", "Director of Safeguarding", (Job("Trust Office", "office staff", 50), Job("Trustee", "governor or trustee", 40), Job("Estates", "site staff", 10), Job("Director of Safeguarding", "designated safeguarding person", 0)),
        {"deputy": "Marcus Oyelaran, director of safeguarding, 0161 496 0130", "recording system": "https://concerns.canalside.example/"},
    ),
    Place(
        CANAL_STREET, "school", Nation.ENGLAND, (CALDERWICK,), 520, 64, "canalstreet.example",
        "Grace Adeyemi", "Deputy Head", (*_SCHOOL, Job("Deputy Head", "designated safeguarding person", 0)),
        {"DSP": "Grace Adeyemi, deputy head, 0161 496 0137"},
        trust=TRUST, starters=2,
    ),
    Place(
        WEAVERS, "school", Nation.ENGLAND, (CALDERWICK,), 450, 112, "weaverslane.example",
        "Philippa Ormerod", "Assistant Principal", (*_SCHOOL, Job("Technician", "other", 6), Job("Assistant Principal", "designated safeguarding person", 0)),
        {"DSP": "Philippa Ormerod, assistant principal, 0161 496 0144"},
        trust=TRUST, relisted=82,
    ),
    Place(
        EARLY_HELP, "early help", Nation.ENGLAND, (CALDERWICK,), 490, 78, "calderwick.example",
        "Naveed Bhatti", "Team Manager", (Job("Early Help Worker", "early help worker", 58), Job("Family Support Worker", "early help worker", 22), Job("Social Worker", "social worker", 12), Job("Business Support", "office staff", 8), Job("Team Manager", "early help worker", 0)),
        {"DSP": "Naveed Bhatti, team manager, 0161 496 0150"},
        starters=3,
    ),
    Place(
        POLICE, "police", Nation.ENGLAND, (CALDERWICK,), 380, 58, "calderwickpolice.example",
        "Judith Kenyon", "Detective Sergeant", (Job("Detective Constable", "police officer", 70), Job("Safeguarding Officer", "police officer", 18), Job("Unit Administrator", "office staff", 12), Job("Detective Sergeant", "police officer", 0)),
        yearly=False,
    ),
    Place(
        CARERS, "voluntary", Nation.ENGLAND, (CALDERWICK, EITHIN), 300, 28, "twobridges.example",
        "Folasade Eze", "Coordinator", (Job("Support Worker", "youth worker", 45), Job("Volunteer", "volunteer", 45), Job("Trustee", "governor or trustee", 10), Job("Coordinator", "youth worker", 0)),
        {"DSP": "Folasade Eze, coordinator, 0161 496 0163"},
    ),
)  # fmt: skip
BY_NAME = {place.name: place for place in PLACES}
MOVES = (
    (BRYN_EITHIN, LLYN_DERW, "Ymarferydd"),
    (LLYN_DERW, BRYN_EITHIN, "Early Years Practitioner"),
    (BRYN_EITHIN, HEALTH, "Community Nursery Nurse"),
    (CANAL_STREET, WEAVERS, "Class Teacher"),
    (MAES_YR_AFON, YOUTH, "Youth Worker"),
    (YOUTH, MAES_YR_AFON, "Teaching Assistant L2"),
    (EARLY_HELP, CARERS, "Support Worker"),
    (POLICE, EARLY_HELP, "Early Help Worker"),
    (WEAVERS, CANAL_STREET, "Class Teacher"),
    (HEALTH, MAES_YR_AFON, "School Nurse"),
)
"""From, to, and as what there: of each pair one person has gone."""
BESIDES = (
    (MAES_YR_AFON, YOUTH, "Sessional Youth Worker"),
    (YOUTH, CARERS, "Volunteer"),
    (EARLY_HELP, CANAL_STREET, "Governor"),
    (POLICE, WEAVERS, "Governor"),
    (CANAL_STREET, CARERS, "Volunteer"),
)
"""Who works at one and at another beside it."""
