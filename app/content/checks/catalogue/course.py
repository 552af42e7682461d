from app.content.checks.catalogue.entry import Entry

COURSE = (
    Entry(
        "C101",
        "missing file or picture, broken link in a lesson",
        "The link leads nowhere.",
        "Mend the path, or put the file there.",
        "1. [One](oen.md)",
    ),
    Entry(
        "C102",
        "listed twice",
        "It would count twice.",
        "Keep one; the same quiz may stand once `before` and once after.",
        "1. [One](one.md)\n2. [One again](one.md)",
    ),
    Entry(
        "C104",
        "completion impossible in some nation it claims",
        "Learners there could never finish.",
        "Widen the part's `nations`, make the part optional, or narrow the course's.",
        "nations: [wales, scotland]",
    ),
    Entry(
        "C105",
        "bad `valid`",
        "Nobody could say when an award runs out.",
        "Write months, such as `12 months`.",
        "valid: a year",
    ),
    Entry(
        "C106",
        "minutes far from the sum of its parts",
        "People plan their day by it. Far is a quarter and five minutes; only what is required counts.",
        "Mend the course's `minutes`, or a part's.",
        "minutes: 60",
    ),
    Entry(
        "C107",
        "outcome with nothing behind it",
        "The course promises what none of its parts works towards.",
        "Name it in a part's `outcomes` or a question's `outcome: …`, or take it out.",
        "outcomes:\n  listen: Listen to a child",
    ),
    Entry(
        "C108",
        "outcome that courses/outcomes.yaml does not list (where there is one)",
        "What a source asks for would be counted under a name that nobody looks for.",
        "Name one that is listed, or add it to courses/outcomes.yaml.",
        "outcomes: [S9.9]",
    ),
    Entry(
        "C109",
        "outcome of courses/outcomes.yaml with nothing behind it",
        "The list promises what no lesson, case or question works towards. Asked when a whole content root is checked.",
        "Name it in the `outcomes` of a lesson, a case or a quiz, or in a question's `outcome: …`.",
        "S9:\n  source: A source\n  S9.9: Listens to a child",
    ),
)
