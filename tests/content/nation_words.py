"""Words that belong to some nations alone: what a learner elsewhere must not meet (domain/facts.md, section 7)."""

import re
from collections.abc import Iterator
from functools import cache

from app.content.model.terms import Nation, Terms

E, W, S, NI = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND
BELONGING: dict[str, tuple[Nation, ...]] = {
    r"(?i:section|s\.) ?17": (E,),
    r"(?i:section|s\.) ?47": (E, W),
    r"LADO": (E,),
    r"(?i:local authority designated officer)": (E,),
    r"MASH": (E,),
    r"(?i:multi-agency safeguarding hub)": (E,),
    r"KCSIE": (E,),
    r"(?i:keeping children safe in education)": (E,),
    r"DSL": (E,),
    r"(?i:designated safeguarding leads?)": (E,),
    r"EYFS": (E,),
    r"(?i:early years foundation stage)": (E,),
    r"Ofsted": (E,),
    r"(?i:children[’']s social care)": (E,),
    r"(?i:working together to safeguard children)": (E,),
    r"Family Help": (E,),
    r"(?i:safeguarding children partnership)": (E,),
    r"(?i:allegations procedure)": (E,),
    r"EHCP|EHC plan": (E,),
    r"SEN[Cc][Oo]": (E, NI),
    r"MARF": (E, W),
    r"(?i:multi-agency referral form)": (E, W),
    r"Year (?:[1-9]|1[0-3])": (E, W),
    r"(?:in|into|since|after) Reception|Reception (?:class|teacher|year|child|children)": (E, W),
    r"(?i:key stage)": (E, W, NI),
    r"(?i:councils?)": (E, W, S),
    r"DSP": (W,),
    r"(?i:designated safeguarding person)": (W,),
    r"(?i:section|s\.) ?130": (W,),
    r"Estyn": (W,),
    r"JAFF|Joint Assessment Family Framework": (W,),
    r"WSP|Wales Safeguarding Procedures": (W,),
    r"(?i:regional safeguarding (?:children )?board)": (W,),
    r"Flying Start": (W,),
    r"CIW|Care Inspectorate Wales": (W,),
    r"Hwb": (W,),
    r"Meic": (W,),
    r"Live Fear Free": (W,),
    r"ALNC[Oo]": (W,),
    r"(?i:social services)": (W,),
    r"GIRFEC|(?i:getting it right for every child)": (S,),
    r"Named Person|named person (?:service|scheme)": (S,),
    r"SHANARRI": (S,),
    r"(?i:children[’']s (?:reporter|hearings?))": (S,),
    r"Care Inspectorate(?! Wales)": (S,),
    r"(?i:child protection coordinator)": (S,),
    r"(?i:child protection committee)": (S,),
    r"(?i:inter-?agency referral discussion)": (S,),
    r"IRD": (S,),
    r"(?i:notification of concern)": (S,),
    r"GTCS|PVG": (S,),
    r"S[1-6]": (S,),
    r"P[1-7]": (S, NI),
    r"UNOCINI": (NI,),
    r"Gateway": (NI,),
    r"(?i:health and social care trust)|HSC Trust": (NI,),
    r"(?i:family support hub)": (NI,),
    r"SBNI|Safeguarding Board for Northern Ireland": (NI,),
    r"(?i:co-operating to safeguard)": (NI,),
    r"(?i:education authority)": (NI,),
    r"PSNI": (NI,),
    r"ETI": (NI,),
    r"(?i:designated teacher)": (NI,),
}


@cache
def _foreign_to(nation: Nation, own: str) -> re.Pattern[str]:
    """What terms.yaml itself gives to the nation (`own`) is not foreign to it."""
    foreign = [
        words
        for words, nations in BELONGING.items()
        if nation not in nations and not re.search(_bounded(words), own)
    ]
    return re.compile(_bounded("|".join(foreign)))


def _bounded(words: str) -> str:
    return rf"(?<!\w)(?:{words})(?!\w)"


def foreign_words(text: str, nation: Nation, terms: Terms) -> Iterator[str]:
    """Each with some of what stands round it."""
    own = " · ".join(words for forms in terms.of(nation).forms.values() for words in forms.values())
    for found in _foreign_to(nation, own).finditer(text):
        around = text[max(0, found.start() - 30) : found.end() + 30]
        yield f"{found.group()} in “…{' '.join(around.split())}…”"
