"""What people call the job roles: for lists that are typed or pasted. What is not sure stays a question."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from app.learning.job_roles import JOB_ROLES

OFTEN_CALLED: Mapping[str, str] = {
    "nursery practitioner": "nursery nurse, nursery assistant, nursery staff, early years practitioner, early years educator, room leader, key worker",
    "nursery manager": "nursery deputy manager, nursery owner",
    "childminder": "child minder, childminding assistant",
    "teacher": "class teacher, supply teacher, head of year, deputy headteacher, deputy head, assistant head, lecturer, tutor, athro, athrawes",
    "teaching assistant": "ta, hlta, lsa, learning support assistant, classroom assistant, cynorthwyydd dosbarth",
    "headteacher": "head teacher, head, principal, executive head, pennaeth",
    "lunchtime supervisor": "dinner lady, midday supervisor, midday assistant, lunchtime assistant",
    "office staff": "office, secretary, school secretary, receptionist, admin, administrator, business manager, finance officer",
    "site staff": "caretaker, site manager, cleaner, groundskeeper",
    "designated safeguarding person": "dsp, dsl, safeguarding lead, designated safeguarding lead, deputy dsl, deputy dsp",
    "governor or trustee": "governor, trustee, chair of governors, llywodraethwr",
    "board member": "elected member, councillor, chief officer, aelod o’r bwrdd",
    "doctor or practice nurse": "gp, doctor, practice nurse",
    "social worker": "sw",
    "police officer": "police, pcso",
    "volunteer": "helper, parent helper, gwirfoddolwr",
}
IN_A_NURSERY: Mapping[str, str] = {
    "practitioner": "nursery practitioner",
    "manager": "nursery manager",
    "deputy manager": "nursery manager",
    "owner": "nursery manager",
    "assistant": "nursery practitioner",
}
"""Words that elsewhere could mean anybody."""
USUAL: Mapping[str, str] = {
    "nursery": "nursery practitioner",
    "childminder": "childminder",
    "school": "teacher",
    "special school": "teacher",
    "academy trust": "teacher",
    "college": "teacher",
    "police": "police officer",
    "social services": "social worker",
    "early help": "early help worker",
    "housing": "housing officer",
    "youth service": "youth worker",
    "secure setting": "secure setting officer",
    "voluntary": "volunteer",
}
"""By sector: who most people there are."""
_NEAR = 0.88
"""As alike as a word with one slip of the finger."""


def find_job_role(title: str, sector: str) -> str | None:
    plain = " ".join(title.casefold().replace("-", " ").split())
    for called in _forms(plain):
        if found := _NAMES.get(called) or (sector == "nursery" and IN_A_NURSERY.get(called)):
            return found
    near = get_close_matches(plain, _LONG_NAMES, n=1, cutoff=_NEAR)
    return _NAMES[near[0]] if near else None


def _forms(plain: str) -> Iterable[str]:
    """A list of teachers may say so of each."""
    return (plain, plain.removesuffix("s"))


_NAMES: Mapping[str, str] = {role: role for role in JOB_ROLES} | {
    name: role for role, names in OFTEN_CALLED.items() for name in names.split(", ")
}
_LONG_NAMES = tuple(name for name in _NAMES if len(name) > 6)
