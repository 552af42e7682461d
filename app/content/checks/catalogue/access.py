from app.content.checks.catalogue.entry import Entry

ACCESS = (
    Entry(
        "A401",
        "no alt text",
        "Who cannot see the picture learns nothing of it.",
        "Say between the [ ] what it shows.",
        "![](media/hall.png)",
    ),
    Entry(
        "A403",
        'vague or duplicate label ("click here")',
        "Screen readers list the links of a page by their words alone.",
        "Say where the link leads; word two links that lead apart differently.",
        "For the law, [click here](https://example.org/law).",
    ),
    Entry(
        "A404",
        "heading level skipped",
        "Headings are how one finds one's way by ear.",
        "Go down one level at a time.",
        "## Start\n#### Too deep",
    ),
    Entry(
        "A405",
        "reading age above target",
        "Texts are read between two other tasks, and by people who read English as a second language.",
        "Shorten the sentences and choose plainer words, first where the message points. The formula is the grade of "
        "Flesch and Kincaid plus five; 12 years are aimed at; texts of under 100 words are not weighed.",
        "Practitioners should ensure that appropriate arrangements are implemented and subsequently reviewed.",
    ),
)
