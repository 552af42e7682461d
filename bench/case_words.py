"""What generated cases are written from: plain sentences, with a place for a child's name and for a time."""

CHILDREN = ("Ella", "Marcus", "Elin", "Tomos", "Aisha", "Jacob", "Nia", "Kofi", "Rosa", "Idris")

MINUTES = (
    *("five past", "ten past", "a quarter past", "twenty past", "half past"),
    *("just before", "just after", "twenty to", "a quarter to", "ten to", "five to"),
)
HOURS = ("eight", "nine", "ten", "eleven", "twelve", "one", "two", "three", "four", "five")
DAYS = tuple(f"on {day}" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))

HEADINGS = (
    "A late arrival", "At the coat pegs", "The reading corner", "Milk and fruit", "Out in the yard",
    "A word at the gate", "Wet play", "The lunch queue", "Under the table", "A torn drawing",
    "The quiet half-hour", "Home time", "The next morning", "In the office", "A telephone call",
    "The empty chair", "What the cook saw", "After the bell", "A visit from an aunt", "The lost shoe",
    "On the minibus", "The swimming lesson", "A note in the bag", "The long corridor", "Back in class",
    "The last to leave", "A change of plan", "The spare jumper", "Two plates", "By the fish tank",
)  # fmt: skip

EVENTS = (
    "{child} comes in with wet feet and no coat, and says that nobody was up at {time}.",
    "There is a mark on one arm, about as long as a thumb. It was not there at {time}.",
    "{child} has drawn a house in which all the doors are black. It was begun at {time}.",
    "You have seen this twice since half-term, once at {time}.",
    "The room is filling. Somebody drops a tray, and nobody looks this way. It is {time}.",
    "An older cousin is at the gate again, and {child} walks more slowly. You wrote that down at {time}.",
    "“I'm not to say,” says {child}, and looks at the door. That was {time}.",
    "The register is late, the telephone rings, and the cook wants to know how many by {time}.",
    "{child} asks to stay in. You were asked the same at {time}.",
    "A colleague says that it is nothing: it was the same at {time}.",
    "On the way to the hall {child} takes your hand, which is new since {time}.",
    "The form for passing on a worry is in the office, and the {DSP} was there at {time}.",
)

QUESTIONS = (
    "What do you do?", "What now?", "How do you answer?", "What comes first?", "What would you say?",
)  # fmt: skip

SOUND = (
    "Ask one open question, then listen until {time}",
    "Write down the words that were said at {time}",
    "Go to the {DSP} with what you saw at {time}",
    "Sit down near by and wait until {time}",
    "Say that you will have to pass this on, and to whom, by {time}",
    "Ring {social services} about what was said at {time}",
)
HALFWAY = (
    "Make a note in your own words before {time}",
    "Mention it to a colleague at {time}",
    "Keep an eye on things until {time}",
    "Ask the class teacher what was known at {time}",
    "Look through last term's notes until {time}",
    "Tell the office that you may have something after {time}",
)
POOR = (
    "Ask whether somebody at home did it at {time}",
    "Promise to keep it between the two of you until {time}",
    "Let it be: the morning is busy enough until {time}",
    "Ring home at once and say what was said at {time}",
    "Tell the others to stop asking about it at {time}",
    "Take a picture of it with your own phone at {time}",
)
ERRING = ("leads", "promises", "misses", "tips-off", "delays", "unrecorded")

HAPPENED = (
    "{child} breathes out, and says two more words about {time}.",
    "{child} goes back to the others and does not look round until {time}.",
    "For a while nothing comes. Then there is a name, and a day: {time}.",
    "The moment passes. The bell goes, and the room is empty by {time}.",
    "Your note has a time on it, {time}, and is in the right hands.",
    "Nobody asks about it again this week, and {child} is quieter than at {time}.",
)
REASONS = (
    "An open question leaves the account with the child whose account it is.",
    "What is written the same day can be used; what is remembered on Friday can be doubted.",
    "A promise that cannot be kept closes the door for the next time.",
    "The person whose job it is can only act on what she has been told.",
    "It felt kind. It also shut the one window that there was.",
    "You need not know what it means in order to pass it on.",
)
