"""What a handout says to whoever leads a meeting with a case: how to look after people, and how to spend forty minutes."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from app.reporting.pdf.handouts import Advice
from app.web.support import SUPPORT

MINUTES = 40
FOR_STAFF = frozenset({"Samaritans", "Education Support"})
PROMPTS = (
    (
        lazy("What is this moment like for the child?"),
        lazy("What do you know, and what are you only guessing?"),
    ),
    (
        lazy("Which of these might you do on a busy day, and why?"),
        lazy("What would the child notice about what you do?"),
    ),
    (
        lazy("Who else may hold a piece of this, and how would you hear of it?"),
        lazy("What would you say, word for word?"),
    ),
    (
        lazy("What could wait until tomorrow here, and what could not?"),
        lazy("What would make this hard in the place where we work?"),
    ),
    (
        lazy("What would you want somebody to do if this were a child whom you love?"),
        lazy("What would you write down, and where?"),
    ),
    (
        lazy("What ordinary reasons could there be, and how would you find out?"),
        lazy("What could go wrong with the choice that you like best?"),
    ),
    (
        lazy("Who in this story has the least say, and who could give them more?"),
        lazy("If you are wrong here, who carries the cost?"),
    ),
)
"""Two for each decision; none of them points to an answer."""


def prompts_for(decision: int) -> tuple[str, ...]:
    """Decisions count from 0."""
    return tuple(str(prompt) for prompt in PROMPTS[decision % len(PROMPTS)])


def looking_after_people(lead: str) -> Advice:
    """`lead`: what the nation calls the DSP."""
    lines = ", ".join(f"{line.name} {line.number}" for line in SUPPORT if line.name in FOR_STAFF)
    return Advice(
        _("Looking after people"),
        (
            _(
                "Tell people what is in the case when you invite them, not on the day. Anyone may stay away, step out or say nothing, and needs no reason."
            ),
            _(
                "Somebody in the room may have lived through something like this, as a child or as a parent. You cannot tell who. Speak of every person in the case as if they could hear you."
            ),
            _("Nobody names or describes a real child or family."),
            _(
                "If the case reminds anyone of a child they know, they tell the %(lead)s the same day, and not in front of the room. If a child is in danger now: 999 first, and the meeting can wait.",
                lead=lead,
            ),
            _(
                "Stay for ten minutes afterwards. Leave these numbers where people can see them: %(lines)s.",
                lines=lines,
            ),
        ),
    )


def before_the_meeting(minutes: int) -> Advice:
    return Advice(
        _("Before the meeting"),
        (
            _(
                "Play the case yourself, on a screen or with your own pages. That takes about %(minutes)d minutes.",
                minutes=minutes,
            ),
            _("Print the pages for everyone once for every two or three people."),
            _("Keep your own pages to yourself until the end. They say what comes of each choice."),
        ),
    )


def plan() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            _("0–5"),
            _("Welcome"),
            _(
                "Say what the case is about, and that anyone can step out. Give out the pages. Ask people not to read ahead. Read the beginning aloud."
            ),
        ),
        (
            _("5–30"),
            _("Play"),
            _(
                "One person reads a scene aloud. People talk in twos or threes for a minute or two, then show hands. Take the choice that most of the room would make. Read out what follows from your pages, make a note if they tell you to, and go to the next scene."
            ),
        ),
        (
            _("30–37"),
            _("Look back"),
            _(
                "Read the ending aloud. Ask: where could it have gone another way? What helped the child? Then read from the debrief what fits what the room did."
            ),
        ),
        (
            _("37–40"),
            _("Close"),
            _(
                "Everybody writes down, for themselves alone, one thing to do tomorrow. Say where help is. Thank people."
            ),
        ),
    )


def tips() -> tuple[str, ...]:
    return (
        _(
            "You are not there to teach the right answer. When the room agrees at once, ask what somebody decent and tired might do instead, and why."
        ),
        _(
            "Let a poor choice stand, and play on. Most things in a case can be put right, and that is worth seeing."
        ),
        _(
            "If time runs short, stop at any decision and go to the debrief. A case that is half played still teaches."
        ),
        _(
            "Afterwards, record in Heed who was there: Team, Evidence, Sessions together. No one’s answers are recorded."
        ),
    )
