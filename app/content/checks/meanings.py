"""M001, M008 and M009 of what terms.yaml and glossary.yaml explain: what only all terms together show."""

from collections.abc import Iterator

from app.content.by_nation import ByNation
from app.content.faults import Fault
from app.content.glossary import GlossaryReading
from app.content.model.terms import Terms
from app.content.model.text import TermSlot
from app.content.outline import slug_of
from app.content.terms import TermsReading, nations_with, nearest_name


def term_faults(terms: TermsReading, known: Terms) -> Iterator[Fault]:
    """M008 and M009 of the meanings in terms.yaml."""
    for name, said in terms.meanings.items():
        here = {nation: each for nation, each in said.items() if nation in terms.entries[name]}
        yield from _slot_faults(here, known, name)


def glossary_faults(reading: GlossaryReading, terms: TermsReading, known: Terms) -> Iterator[Fault]:
    """What only the terms show: a name that is one of them, and terms that there are not."""
    taken = {slug_of(name) for name in terms.entries}
    for name, entry in reading.entries.items():
        if name in taken:
            yield Fault(entry.line, "M001", f"`{name}` is a term: say there what it means")
        for said in (entry.word, entry.meaning):
            here = {nation: each for nation, each in said.items() if nation in entry.nations}
            yield from _slot_faults(here, known, name)


def _slot_faults(said: ByNation, terms: Terms, name: str) -> Iterator[Fault]:
    faults: dict[Fault, None] = {}
    for nation, part in said.items():
        for slot in (each for each in part.text.parts if isinstance(each, TermSlot)):
            has = nations_with(terms, slot)
            if not has:
                faults[Fault(part.line, "M008", _unknown(terms, slot, name))] = None
            elif nation not in has:
                message = f"`{name}`: {{{slot.name}}} has no words for {nation}: add them there"
                faults[Fault(part.line, "M009", message)] = None
    yield from faults


def _unknown(terms: Terms, slot: TermSlot, name: str) -> str:
    near = nearest_name(terms, slot)
    mend = f"did you mean {{{near}}}?" if near else "write plain words, or add it to terms.yaml"
    return f"`{name}`: unknown term {{{slot.name}}}; {mend}"
