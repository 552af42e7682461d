from app.content.checks.catalogue.entry import Entry

STATE = (
    Entry(
        "S201",
        "undeclared flag",
        "A misspelt flag is a second flag, which nothing else knows of.",
        "Spell it as in the header, or add it to `flags`.",
        "- [Ask](#end) `best` `set tolled`",
    ),
    Entry(
        "S202",
        "flag never read or never set",
        "It changes nothing; most often the other half was forgotten.",
        "Ask for it with `if`, set it with `set`, or take it out of `flags`.",
        "flags: [told]",
    ),
    Entry(
        "S204",
        "condition always true or always false",
        "However one plays, it comes out the same: the case is not what its author thinks.",
        "Take an idle `if` out; mend one that never comes true, or drop its way.",
        "1. [Told](#end) `if told`\n2. [Else](#bad)",
    ),
    Entry(
        "S205",
        "soft lock: a reachable state with no enabled way on",
        "On some road everything is closed or used up, or all that is open goes round without end.",
        "Leave one way on without `if` and `once`. The message names the flags of such a road.",
        "[On](#end) `if told`",
    ),
    Entry(
        "S206",
        "over 100,000 states",
        "What cannot be searched cannot be proved. Each flag may double the number.",
        "Use fewer flags or `once`; clear a flag when it is no longer asked for.",
        "flags: [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17]",
    ),
    Entry(
        "S207",
        "choice never enabled",
        "No road in any nation comes there with it open.",
        "Mend its `if`, or take it out.",
        "- [Look](#bad) `poor` `if seen`",
    ),
    Entry(
        "S208",
        "safety scene with a reachable state in which no choice that is not poor is enabled",
        "A case is complete when its safety scenes are put right; here, on some road, none could be.",
        "Leave a best or fair choice open, and put `safety` on scenes that have choices.",
        "`safety`\n\n- [Write](#end) `best` `if told`\n- [Wait](#bad) `poor`\n- [Ring him](#bad) `poor`",
    ),
)
