"""A case as a handout for a meeting, in the words of one nation."""

from datetime import UTC, date, datetime, time

import babel.dates
from flask_babel import get_locale
from flask_babel import gettext as _

from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.model.text import TermSlot, Words
from app.learning.on_paper import OnPaper, on_paper
from app.reporting.pdf.handouts import Advice, Handout, HandoutWords
from app.web.groups import groups_in_words, listed
from app.web.handouts import guidance
from app.web.handouts.key import debrief_pages, ending_pages, key_pages
from app.web.handouts.scenes import scene_pages
from app.web.nations import NAMES
from app.web.standing import STANDINGS
from app.web.support import USUAL

RELEASE_DIGITS = 12


def handout_of(scenario: Scenario, nation: Nation, words: Words, language: str) -> Handout:
    """`scenario` is that of the nation (`for_nation`). The same case always makes the same file."""
    paper, header = on_paper(scenario), scenario.header
    return Handout(
        title=scenario.title.fill(words),
        language=language,
        kind=_("A case for a staff meeting of %(minutes)d minutes", minutes=guidance.MINUTES),
        standing=str(STANDINGS[header.status]),
        summary=header.summary.fill(words),
        facts=_facts(scenario, nation),
        pages=_(
            "Pages {first} to {last} are for everyone. The pages from {own} on are for whoever leads the meeting."
        ),
        advice=_advice(scenario, words),
        plan_heading=_("How to run it in %(minutes)d minutes", minutes=guidance.MINUTES),
        plan=guidance.plan(),
        plan_tips=guidance.tips(),
        introduction=scenario.introduction.fill(words),
        scenes=scene_pages(paper, words),
        scenes_end=_scenes_end(paper),
        notes=paper.notes,
        notes_words=_(
            "Some scenes depend on what was done before. When your pages say “note”, tick the word here; when they say “strike out”, cross it out:"
        ),
        key_words=_(
            "Read out what follows from the choice that the room made, then go where it leads. “Why” is for the end, or for when somebody asks."
        ),
        key=key_pages(paper, words),
        endings=ending_pages(paper, words),
        debrief=debrief_pages(scenario, words),
        rests_on_heading=_("What this case rests on"),
        rests_on=header.sources,
        standing_facts=_standing_facts(scenario),
        words=_words(),
        made_at=datetime.combine(header.reviewed, time(), UTC),
    )


def _facts(scenario: Scenario, nation: Nation) -> tuple[tuple[str, str], ...]:
    header = scenario.header
    about = listed(groups_in_words(header.groups))
    return (
        (
            _("Who it is for"),
            _("everyone who works with children, whatever they know of the work in the case"),
        ),
        (_("Whom you all play"), header.role),
        (_("Where"), header.setting),
        *(((_("It is about"), about),) if about else ()),
        (
            _("How long"),
            _(
                "%(together)d minutes together; alone on a screen about %(alone)d",
                together=guidance.MINUTES,
                alone=header.minutes,
            ),
        ),
        (_("In the words of"), str(NAMES[nation])),
    )


def _advice(scenario: Scenario, words: Words) -> tuple[Advice, ...]:
    return (
        Advice(_("What is in it"), (scenario.header.content_note.fill(words),)),
        guidance.looking_after_people(_lead(words)),
        guidance.before_the_meeting(scenario.header.minutes),
    )


def _lead(words: Words) -> str:
    """Content of one's own may have no word for it."""
    try:
        return words(TermSlot("dsp"))
    except KeyError:
        return str(USUAL["DSP"])


def _scenes_end(paper: OnPaper) -> str:
    first, last = paper.endings[0].number, paper.endings[-1].number
    return _(
        "Numbers %(first)d to %(last)d are endings. Whoever leads the meeting reads them out.",
        first=first,
        last=last,
    )


def _standing_facts(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    header = scenario.header
    return (
        (_("Standing"), str(STANDINGS[header.status])),
        *(((_("Reviewed by"), header.reviewed_by),) if header.reviewed_by else ()),
        (_("Who answers for it"), header.owner),
        (_("Last looked at"), _in_words(header.reviewed)),
        (_("To be looked at again by"), _in_words(header.review_by)),
        (_("Version"), scenario.sha256[:RELEASE_DIGITS]),
    )


def _in_words(day: date) -> str:
    """Also outside a request, where the command makes a handout."""
    return babel.dates.format_date(day, "d MMMM yyyy", locale=get_locale() or "en_GB")


def _words() -> HandoutWords:
    return HandoutWords(
        page=_("Page"),
        for_everyone=_("For everyone"),
        for_facilitator=_("For whoever leads the meeting"),
        prompts=_("To talk about"),
        follows=_("What follows:"),
        why=_("Why:"),
        first_that_fits=_("Take the first of these that fits:"),
        criteria=_("What to check it by"),
        model_answer=_("One way to put it"),
        endings=_("The endings"),
        minutes=_("Minutes"),
        what=_("What you do"),
    )
