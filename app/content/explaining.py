"""Terms and other words with what they mean, put together for each nation."""

from collections.abc import Iterable, Iterator, Mapping

from app.content.by_nation import ByNation, Said, for_nation
from app.content.glossary import GlossaryReading, Written
from app.content.model.glossary import Entry, Glossary
from app.content.model.terms import Nation, Terms
from app.content.model.text import PlainText, TermSlot
from app.content.outline import slug_of
from app.content.terms import TermsReading, nations_with


def glossary_of(
    terms: Iterable[TermsReading], readings: Iterable[GlossaryReading | None], known: Terms
) -> Glossary:
    """Later readings override, word by word. What would not read whole in a nation is left out there."""
    explained: dict[str, ByNation] = {}
    sources: dict[str, tuple[str, ...]] = {}
    for reading in terms:
        explained |= reading.meanings
        sources |= reading.sources
    ids = {name: slug_of(name) for name in explained}
    written = {
        name: each for reading in readings if reading for name, each in reading.entries.items()
    }
    return Glossary(
        {
            nation: (
                *_of_terms(explained, sources, known, nation),
                *_of_words(written, set(ids.values()), known, nation),
            )
            for nation in Nation
        },
        ids,
    )


def _of_terms(
    explained: Mapping[str, ByNation],
    sources: Mapping[str, tuple[str, ...]],
    known: Terms,
    nation: Nation,
) -> Iterator[Entry]:
    for name, said in explained.items():
        forms = known.of(nation).forms.get(name)
        if forms is None or not _whole(said.get(nation), known, nation):
            continue
        in_full = forms["long"] if forms["long"] != forms["short"] else ""
        yield Entry(
            slug_of(name),
            PlainText((forms["short"],)),
            PlainText((in_full,) if in_full else ()),
            said[nation].text,
            for_nation(sources.get(name, ()), nation),
        )


def _of_words(
    written: Mapping[str, Written], taken: set[str], known: Terms, nation: Nation
) -> Iterator[Entry]:
    for name, entry in written.items():
        word, meaning = entry.word.get(nation), entry.meaning.get(nation)
        if nation not in entry.nations or name in taken or not word or not meaning:
            continue
        if _whole(word, known, nation) and _whole(meaning, known, nation):
            sources = for_nation(entry.sources, nation)
            yield Entry(name, word.text, PlainText(), meaning.text, sources)


def _whole(said: Said | None, known: Terms, nation: Nation) -> bool:
    parts = said.text.parts if said else ()
    slots = (part for part in parts if isinstance(part, TermSlot))
    return said is not None and all(nation in nations_with(known, slot) for slot in slots)
