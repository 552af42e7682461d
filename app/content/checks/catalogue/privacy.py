from app.content.checks.catalogue.entry import Entry

PRIVACY = (
    Entry(
        "P501",
        "looks like real personal data",
        "A training text must not carry anybody's real particulars, not even by accident.",
        "Leave it out, or invent what cannot exist: the regulator's numbers for drama, such as 01632 960 999. Known "
        "helplines may stand.",
        "Ring 07911 123456.",
    ),
)
