from app.content.checks.catalogue.entry import Entry

TEACHING = (
    Entry(
        "S301",
        "over 5 choices",
        "More than five open at once are a list to scan, not a decision to make.",
        "Keep five, or split the scene. Choices that are never open together do not count together.",
        "- [One](#end) `best`\n- [Two](#end) `poor`\n- [Three](#end) `poor`\n"
        "- [Four](#end) `fair`\n- [Five](#end) `poor`\n- [Six](#end) `poor`",
    ),
    Entry(
        "S303",
        "no consequence",
        "A choice teaches by what comes of it for the child; so does a thing to notice.",
        "Add an indented quotation below it: first what comes of it, then why.",
        "- [Wait](#end) `poor`",
    ),
    Entry(
        "S304",
        "the longest label is the best one in over 40 % of a case's decisions (three or more), "
        "or is over 1.3 × the others' mean length",
        "People learn to pick the longest, and nothing else.",
        "Shorten the best label, or say as much in a poor one.",
        "- [Ask her what happened, and then listen](#end) `best`\n- [Wait](#end) `poor`",
    ),
    Entry(
        "S305",
        "expected path far from `minutes`",
        "People plan their day by it.",
        "Write the minutes of the message, or change how much there is to read. Reading counts at 180 words a minute, "
        "a decision 20 seconds, a noticing one minute, a `write` two, the opening page one; far is over 1.6 times and "
        "over six minutes.",
        "minutes: 40",
    ),
    Entry(
        "S308",
        "every best choice goes well and every poor one badly (outcomes teach luck)",
        "Sound practice sometimes ends badly and luck sometimes helps; a case that denies it teaches people to judge by "
        "outcomes.",
        "Let a sound choice meet a setback, or a poor one still come right.",
        "- [Ask](#good) `best`\n- [Wait](#unsafe) `poor`",
    ),
    Entry(
        "S309",
        "all poor choices err the same way",
        "Who learns only that waiting is wrong may act too soon the next time.",
        "Let some poor choice err another way: too much, too loud, too kind.",
        "- [Wait](#two) `poor: delays`",
    ),
    Entry(
        "S310",
        "the choice marked `cautious` is the best one in over 40 % of the decisions that mark one (three or more)",
        "Who finds that raising the most alarm is always right reads no further, and at work will refer everything.",
        "Let the most cautious choice be too much in some decisions: a `fair: over-refers` or a poor one.",
        "- [Ring 999](#end) `best` `cautious`\n- [Ask her what happened](#end) `fair`",
    ),
)
