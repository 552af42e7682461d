from app.content.checks.catalogue.entry import Entry

TRANSLATION = (
    Entry(
        "T601",
        "twin missing",
        "The course promises a language that a part of it does not have.",
        "Write the twin beside the original, or take the language out of `languages`.",
        "languages: [en, cy]",
    ),
    Entry(
        "T602",
        "twin without an original",
        "Nothing says what it is a translation of.",
        "Rename it after its original, or write that.",
        "scenarios/drws.cy.md",
    ),
    Entry(
        "T603",
        "shape differs",
        "A twin takes its identities from the original by position: another shape would mix up answers.",
        "Give both the same scenes, choices, directives and keys, in the same order. Only the first difference is named.",
        "- [Aros](#diwedd) `fair`",
    ),
    Entry(
        "T604",
        "`original` no longer matches",
        "The original was changed, and the twin may say what is no longer so.",
        "Bring the twin up to it, then write the digits of the message.",
        "original: 0123456789ab",
    ),
)
