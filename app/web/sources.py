"""Where an award comes from, in words."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.store.awards import AwardFacts, Source

SOURCES: dict[Source, LazyString] = {
    Source.HEED: lazy("completed in Heed"),
    Source.LIST: lazy("from a workplace’s list"),
    Source.EVIDENCE: lazy("shown by evidence"),
    Source.SESSION: lazy("learnt together in a session"),
}


def source_words(facts: AwardFacts) -> str:
    words = str(SOURCES[facts.source])
    return (
        _("%(source)s, %(provider)s", source=words, provider=facts.provider)
        if facts.provider
        else words
    )
