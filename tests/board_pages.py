"""The board's side of the one list of pages."""

from tests.listed import Listed, fill, open_all, press

ASKS = "asks agencies"
SEND = press("Send the letter")
NUMBERS = press("Send the numbers")
TRY, AIM = press("Try it"), press("Set the target")
RETURNS = (
    Listed("returns", "/boards/{asking board}/returns", ASKS),
    Listed("returns: no agencies", "/boards/{board without agencies}/returns", "asks nobody"),
    Listed("returns: one agency’s", "/boards/{asking board}/returns/{short agency}", ASKS),
    Listed("returns: asking", "/boards/{asking board}/returns/ask?agency={silent agency}", ASKS),
    Listed(
        "returns: asking, nothing filled in",
        "/boards/{asking board}/returns/ask?agency={short agency}",
        ASKS,
        acts=(fill("as_of", ""), SEND),
    ),
    Listed("return", "/return/{return}"),
    Listed("return: nothing filled in", "/return/{return}", acts=(NUMBERS,)),
    Listed(
        "return: numbers that do not fit",
        "/return/{return}",
        acts=(
            fill("headcount", "10"),
            fill("0-everybody-required", "8"),
            fill("0-everybody-trained", "9"),
            fill("0-regular-contact-required", "40"),
            fill("0-regular-contact-trained", "2"),
            fill("0-safeguarding-leads-required", "-2"),
            NUMBERS,
        ),
    ),
    Listed("return: sent before", "/return/{return done}"),
    Listed("return: sent", "/return/{return done}/done"),
    Listed("return: over", "/return/{return over}", status=410),
)
READS = "sees what people learnt"
PRACTISED = "/boards/{practised board}/learning"
LEARNING = (
    Listed("learning", PRACTISED, READS),
    Listed("learning: before it is opened", PRACTISED, "has not opened the figures"),
    Listed("learning: no agreement", PRACTISED, "has no agreement"),
    Listed("learning: a quiz", f"{PRACTISED}/quizzes/noticing-neglect", READS, acts=(open_all,)),
    Listed("learning: a quiz of ratings", f"{PRACTISED}/quizzes/neglect-confidence", READS),
    Listed(
        "learning: a quiz too few took", f"{PRACTISED}/quizzes/noticing-neglect?role=cook", READS
    ),
    Listed("learning: a case", f"{PRACTISED}/cases/the-long-monday", READS, acts=(open_all,)),
    Listed("learning: a sector", f"{PRACTISED}/cases/the-long-monday?sector=school", READS),
    Listed("learning: a case too few played", f"{PRACTISED}/cases/seconds?role=cook", READS),
    Listed("learning: effect", f"{PRACTISED}/effect", READS, acts=(open_all,)),
    Listed("learning: effect, nobody yet", "/boards/{board of few}/learning/effect", READS),
    Listed("learning: effect, not opened", f"{PRACTISED}/effect", "has not opened the figures"),
    Listed("learning: outcomes", f"{PRACTISED}/courses/noticing-neglect", READS),
)
COUNTS = "sees how far training reaches"
COUNTED = "/boards/{counted board}"
NO_AGENCIES = "sees a board without agencies"
EMPTY = "/boards/{empty board}"
ASKS_NOTHING = "sees a board that asks nothing"
GENTLE = "/boards/{board that asks nothing}"
BOARD_COVERAGE = (
    Listed("board: which", "/boards", "sees two boards"),
    Listed("board", COUNTED, COUNTS, acts=(open_all,)),
    Listed("board: one course", f"{COUNTED}?course=noticing-neglect", COUNTS),
    Listed("board: before it is opened", COUNTED, "sees two boards"),
    Listed("board: no agencies", EMPTY, NO_AGENCIES),
    Listed("board: nothing asked", GENTLE, ASKS_NOTHING),
    Listed("board: what people get wrong", PRACTISED.removesuffix("/learning"), READS),
    Listed("board agencies", f"{COUNTED}/agencies", COUNTS),
    Listed("board agencies: none fits", f"{COUNTED}/agencies?q=zzz", COUNTS),
    Listed("board agencies: none", f"{EMPTY}/agencies", NO_AGENCIES),
    Listed("board agency", f"{COUNTED}/agencies/{{counted agency}}", COUNTS),
    Listed("board agency: silent", f"{COUNTED}/agencies/{{agency without a list}}", COUNTS),
    Listed("board coverage", f"{COUNTED}/coverage", COUNTS),
    Listed("board coverage: sector", f"{COUNTED}/coverage?by=sector", COUNTS, acts=(open_all,)),
    Listed(
        "board coverage: sector, no month kept yet",
        "/boards/{reporting board}/coverage?by=sector",
        "reports",
        acts=(press("Open the figures"),),
    ),
    Listed("board coverage: children", f"{COUNTED}/coverage?by=children", COUNTS),
    Listed("board coverage: training group", f"{COUNTED}/coverage?by=training-group", COUNTS),
    Listed("board coverage: hours", f"{COUNTED}/coverage?by=hours", COUNTS),
    Listed("board coverage: each agency", f"{COUNTED}/coverage?by=agencies", COUNTS),
    Listed("board coverage: a past day", f"{COUNTED}/coverage?by=role&on=2026-03-31", COUNTS),
    Listed("board coverage: nothing asked", f"{GENTLE}/coverage", ASKS_NOTHING),
    Listed("board ahead", f"{COUNTED}/ahead", COUNTS),
    Listed("board ahead: tried", f"{COUNTED}/ahead", COUNTS, acts=(fill("months", "6"), TRY)),
    Listed("board ahead: unfit", f"{COUNTED}/ahead", COUNTS, acts=(fill("months", "999"), TRY)),
    Listed("board ahead: nothing asked", f"{GENTLE}/ahead", ASKS_NOTHING),
    Listed("board compare", f"{COUNTED}/compare", COUNTS, acts=(open_all,)),
    Listed("board compare: nothing asked", f"{GENTLE}/compare", ASKS_NOTHING),
    Listed(
        "board compare: days in the wrong order",
        f"{COUNTED}/compare?first=2026-05-01&second=2026-04-01",
        COUNTS,
        status=422,
    ),
    Listed("board targets", f"{COUNTED}/targets", COUNTS),
    Listed("board targets: none", f"{EMPTY}/targets", NO_AGENCIES),
    Listed(
        "board targets: unfit", f"{COUNTED}/targets", COUNTS, acts=(fill("percent", "101"), AIM)
    ),
)
REPORTS = "/boards/{reporting board}/reports"
MAKE, LOOK = press("Make the report"), press("See how it looks")
PUBLISHED = (
    Listed("reports", REPORTS, "reports"),
    Listed("reports: none yet", "/boards/{board without reports}/reports", "has no report"),
    Listed("reports: no agency", "/boards/{board of no agency}/reports", "cannot report yet"),
    Listed("reports: no month’s end", REPORTS, "reports", acts=(fill("as_of", "2026-10-30"), MAKE)),
    Listed("report", REPORTS + "/{report}", "reports", acts=(open_all,)),
    Listed("report: nothing said", REPORTS + "/{report before}", "reports"),
    Listed("report: what the board says", REPORTS + "/{report}/narrative", "reports"),
    Listed(
        "report: what the board says, looked at",
        REPORTS + "/{report}/narrative",
        "reports",
        acts=(LOOK,),
    ),
    Listed("reports compared", REPORTS + "/{report}/compare?with={report before}", "reports"),
)
HOLDS, BOOKS = "holds events", "books people"
EVENTS = "/boards/{events board}/events"
OFFERED = "/team/{events school}/events"
TRAINING_EVENTS = (
    Listed("events", EVENTS, HOLDS),
    Listed("events: none", "/boards/{board without events}/events", "holds no events"),
    Listed("events: a new one", f"{EVENTS}/new", HOLDS),
    Listed("events: nothing filled in", f"{EVENTS}/new", HOLDS, acts=(press("Offer it"),)),
    Listed("event: over", f"{EVENTS}/{{event over}}", HOLDS, acts=(open_all,)),
    Listed("event: today", f"{EVENTS}/{{event today}}", HOLDS),
    Listed("event: nobody booked", f"{EVENTS}/{{event nobody booked}}", HOLDS),
    Listed("event: cancelled", f"{EVENTS}/{{event cancelled}}", HOLDS),
    Listed("event: change", f"{EVENTS}/{{event full}}/change", HOLDS),
    Listed(
        "event: fewer places than booked",
        f"{EVENTS}/{{event full}}/change",
        HOLDS,
        acts=(fill("places", "1"), press("Save the change")),
    ),
    Listed("event: cancel", f"{EVENTS}/{{event full}}/cancel", HOLDS),
    Listed(
        "event: no reason given",
        f"{EVENTS}/{{event full}}/cancel",
        HOLDS,
        acts=(press("Cancel the event and tell them"),),
    ),
    Listed("register: not yet", f"{EVENTS}/{{event full}}/register", HOLDS),
    Listed("register: before it is opened", f"{EVENTS}/{{event today}}/register", HOLDS),
    Listed(
        "register",
        f"{EVENTS}/{{event today}}/register",
        HOLDS,
        acts=(press("Open the register"),),
    ),
    Listed("register: over", f"{EVENTS}/{{event over}}/register", HOLDS),
    Listed("events of the team", OFFERED, BOOKS),
    Listed(
        "events of the team: none", "/team/{agency without events}/events", "is offered nothing"
    ),
    Listed("event of the team", f"{OFFERED}/{{event full}}", BOOKS),
    Listed("event of the team: over", f"{OFFERED}/{{event over}}", BOOKS),
    Listed("event of the team: book", f"{OFFERED}/{{event nobody booked}}/book", BOOKS),
    Listed(
        "event of the team: nobody ticked",
        f"{OFFERED}/{{event nobody booked}}/book",
        BOOKS,
        acts=(press("Book them"),),
    ),
    Listed(
        "event of the team: nobody found",
        f"{OFFERED}/{{event nobody booked}}/book",
        BOOKS,
        acts=(fill("q", "Zebedee"), press("Show")),
    ),
    Listed(
        "event of the team: take back",
        f"{OFFERED}/{{event full}}/bookings/{{booking of Ifan Placed}}/withdraw",
        BOOKS,
    ),
    Listed("my training: a place", "/training", "Ifan Placed"),
    Listed("my training: the waiting list", "/training", "Kate Waits"),
    Listed("my training: how was it?", "/training", "Bethan Rhiw"),
    Listed("my event: the waiting list", "/training/events/{booking of Kate Waits}", "Kate Waits"),
    Listed("my event: cancelled", "/training/events/{booking of Lois Cancelled}", "Lois Cancelled"),
    Listed("my event: how was it?", "/training/events/{booking to answer}", "Bethan Rhiw"),
    Listed(
        "my event: nothing answered",
        "/training/events/{booking to answer}",
        "Bethan Rhiw",
        acts=(press("Send my answers"),),
    ),
    Listed("my event: answered", "/training/events/{booking answered}", "Aled 0"),
)
BOARD_PAGES = (*PUBLISHED, *RETURNS, *LEARNING, *BOARD_COVERAGE, *TRAINING_EVENTS)
