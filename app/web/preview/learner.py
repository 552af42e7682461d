"""The page as learners see it, made by the very templates and view models that they get."""

from flask import g, render_template, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app.content.model.course import Course
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.model.text import Words
from app.learning.scenario_run import Waiting
from app.services.playing_case import Case
from app.web.case.debrief import debrief_view
from app.web.case.explaining import explain_view
from app.web.case.forms import MoveForm, WordsForm
from app.web.case.links import Links
from app.web.case.opening import opening_view
from app.web.case.review import review_view
from app.web.case.scene import question_of, road_view, scene_view
from app.web.preview import languages
from app.web.preview.manuscript import Manuscript
from app.web.preview.playing import Played, play
from app.web.preview.quizzing import quiz_page
from app.web.preview.spot import PAGE, Show, Spot
from app.web.training.forms import form_of, picks_from
from app.web.training.lesson_view import Setting, lesson_view, pauses


def learner_page(manuscript: Manuscript, spot: Spot) -> str:
    nation = nation_of(manuscript, spot)
    words = g.words = manuscript.words(nation)
    g.spot = spot
    g.language = languages.code_of(manuscript.file.identity.language)
    match manuscript.built:
        case Scenario() as scenario:
            mine = scenario.for_nation(nation)
            if spot.show is Show.OPENING:
                return _opening(mine, spot, words)
            return _case_page(play(manuscript, mine, spot, nation), words)
        case Lesson() as lesson:
            return _lesson(lesson.for_nation(nation), spot, words)
        case Quiz() as quiz:
            return quiz_page(quiz.for_nation(nation), spot, nation, words)
        case Course() as course:
            return render_template("preview/course.html", course=course)
        case None:
            return render_template("preview/not_yet.html")


def _lesson(lesson: Lesson, spot: Spot, words: Words) -> str:
    """What was picked stands in the address, as it does for learners."""
    picks = picks_from(MultiDict(spot.fields), pauses(lesson))
    unpicked = spot.pause if spot.pause not in picks else None
    setting = Setting(lesson.slug.partition("/")[0], _("Course"), _("Lesson"))
    return render_template(
        "training/lesson.html",
        lesson=lesson_view(lesson, setting, words, picks, unpicked),
        form=form_of(lesson, words, {}),
    )


def _opening(scenario: Scenario, spot: Spot, words: Words) -> str:
    return render_template(
        "preview/opening.html",
        view=opening_view(scenario, words, keeps_place=True),
        begin=spot.at(show=Show.SCENE).address(),
    )


def _case_page(played: Played, words: Words) -> str:
    case, spot = played.case, played.spot
    links = links_of(spot)
    match _shown(case, spot.show):
        case Show.ROAD:
            return render_template("case/road.html", view=road_view(case, words), links=links)
        case Show.DEBRIEF:
            return _at_the_end("case/debrief.html", case, links, debrief_view(case, words))
        case Show.REVIEW:
            return _at_the_end("case/review.html", case, links, review_view(case, words))
        case _:
            return _scene(played, words, links)


def _scene(played: Played, words: Words, links: Links) -> str:
    case, spot = played.case, played.spot
    explains = case.waiting is Waiting.EXPLANATION
    form = WordsForm(formdata=None, step=case.run.step)
    return render_template(
        "case/explain.html" if explains else "case/scene.html",
        view=explain_view(case, words) if explains else scene_view(case, words, spot.typed),
        links=links,
        form=form.asking(question_of(case, words)),
        nothing_picked=spot.unpicked,
        from_draft=False,
        keeps_words=True,
    )


def _shown(case: Case, asked: Show) -> Show:
    """An author may look at the review at any ending, also where a learner would have to go back first."""
    after_the_end = asked in (Show.DEBRIEF, Show.REVIEW)
    return Show.SCENE if after_the_end and case.ending is None else asked


def _at_the_end(template: str, case: Case, links: Links, view: object) -> str:
    form = MoveForm(formdata=None, step=case.run.step)
    return render_template(template, view=view, links=links, form=form, onward=None)


def links_of(spot: Spot) -> Links:
    """A form answers at the page; the desk then shows what came of it."""
    return Links(
        scene=spot.at(show=Show.SCENE).address(PAGE),
        look_back=spot.at(show=Show.ROAD).address(),
        debrief=spot.at(show=Show.DEBRIEF).address(),
        review=spot.at(show=Show.REVIEW).address(),
        start=spot.afresh().address(),
        place=url_for("preview.files"),
    )


def nation_of(manuscript: Manuscript, spot: Spot) -> Nation:
    return spot.nation if spot.nation in manuscript.nations else manuscript.nations[0]
