"""What changed, course by course, as its page shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.content.model.quiz import Question, Scale
from app.content.model.scenario import Scenario
from app.content.model.text import Words
from app.learning.effect import CaseChange, ItemChange, RatingChange, Response
from app.learning.items import Item
from app.learning.occasions import Point
from app.learning.paired import Change
from app.services.board_effect import BoardEffect, CaseEffect, CourseEffect, QuizEffect
from app.services.content import Content
from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.effect.change_words import (
    PLANS,
    SEEN,
    change_words,
    could_words,
    finding,
    from_to,
    mean_words,
    percent_words,
    point_words,
    points_words,
    shift_words,
)
from app.web.effect.words import few, people

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class ItemRow:
    title: str
    of: str
    first: str
    second: str
    change: str
    finding: str


@dataclass(frozen=True, slots=True)
class SpreadRow:
    title: str
    place: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class ComparedView:
    """Two askings of the same quiz."""

    id: str
    title: str
    first: str
    second: str
    overall: str
    finding: str
    matched: str
    chart: BarChart | None
    rows: tuple[ItemRow, ...]
    spread: tuple[SpreadRow, ...]


@dataclass(frozen=True, slots=True)
class CasesView:
    title: str
    names: tuple[str, ...]
    sound: str
    sound_finding: str
    none_poor: str
    none_poor_finding: str
    matched: str


@dataclass(frozen=True, slots=True)
class CourseView:
    slug: str
    title: str
    began: str
    met: str
    few: bool
    responses: tuple[BarChart, ...]
    compared: tuple[ComparedView, ...]
    cases: tuple[CasesView, ...]
    asks_ratings: bool
    asks_cases: bool
    plans: BarChart | None
    seen: BarChart | None


@dataclass(frozen=True, slots=True)
class EffectView:
    courses: tuple[CourseView, ...]


def effect_view(found: BoardEffect, content: Content) -> EffectView:
    words = content.words(found.board.nation)
    return EffectView(tuple(_course(each, words) for each in found.courses))


def _course(found: CourseEffect, words: Words) -> CourseView:
    slug = found.course.slug
    return CourseView(
        slug,
        found.course.title.fill(words),
        people(found.began),
        people(found.met),
        found.began is None,
        tuple(_responses(found, words)),
        tuple(
            _compared(f"{slug}-{quiz.quiz.slug}", quiz, change, words)
            for quiz in found.quizzes
            for change in quiz.changes
        ),
        tuple(_cases(found.case, change, words) for change in found.case.changes)
        if found.case
        else (),
        bool(found.quizzes),
        found.case is not None,
        _plans(found),
        _seen(found),
    )


def _responses(found: CourseEffect, words: Words) -> Iterator[BarChart]:
    slug = found.course.slug
    for quiz in found.quizzes:
        title = quiz.quiz.title.fill(words)
        yield _response_chart(f"{slug}-{quiz.quiz.slug}-asked", title, quiz.responses)
    if found.case:
        yield _response_chart(
            f"{slug}-cases-asked",
            ", ".join(_titles(found.case.cases, words)),
            found.case.responses,
        )


def _response_chart(number: str, title: str, found: tuple[Response, ...]) -> BarChart:
    frame = Frame(
        number,
        _("Who answered: %(title)s", title=title),
        _("At each asking, those who answered out of those who could."),
    )
    return bars([_response(each) for each in found], frame=frame)


def _response(found: Response) -> Bar:
    label = f"{point_words(found.point)} ({could_words(found.point)})"
    if found.share is None:
        return Bar(label, words=few())
    return Bar(label, round(found.share.yes), found.share.of)


def _compared(number: str, quiz: QuizEffect, change: RatingChange, words: Words) -> ComparedView:
    first, second = point_words(change.first), point_words(change.second)
    titles = {item: question.title.fill(words) for item, question in quiz.questions.items()}
    overall = change.overall
    return ComparedView(
        f"{number}-{change.first.weeks + 1}-{change.second.weeks + 1}",
        from_to(change.first, change.second),
        first,
        second,
        change_words(overall),
        finding(overall),
        _matched(overall, change.unmatched),
        _upper_half(number, change, titles),
        tuple(_item(each, titles[each.item]) for each in change.items),
        tuple(
            row for each in change.items for row in _spread(each, quiz.questions[each.item], words)
        ),
    )


def _matched(found: Change | None, unmatched: int | None) -> str:
    if found is None:
        return _("Fewer than 10 people answered both times, so nothing is compared.")
    both = ngettext(
        "%(num)d person answered both times.", "%(num)d people answered both times.", found.of
    )
    if not unmatched:
        return both
    left = ngettext(
        "%(num)d answered one time alone and is left out.",
        "%(num)d answered one time alone and are left out.",
        unmatched,
    )
    return f"{both} {left}"


def _upper_half(number: str, change: RatingChange, titles: Mapping[Item, str]) -> BarChart | None:
    rows = [
        Bar(f"{titles[each.item]}: {point_words(point).lower()}", sum(of[len(of) // 2 :]), sum(of))
        for each in change.items
        if each.spread
        for point, of in (
            (change.first, each.spread.first),
            (change.second, each.spread.second),
        )
    ]
    if not rows:
        return None
    frame = Frame(
        f"{number}-{change.first.weeks + 1}-{change.second.weeks + 1}-upper",
        _("How many rated themselves in the upper half of the scale"),
        _("The same people at both times, question by question."),
    )
    return bars(rows, frame=frame)


def _item(found: ItemChange, title: str) -> ItemRow:
    change = found.change
    if change is None:
        return ItemRow(title, few(), "", "", "", "")
    return ItemRow(
        title,
        str(change.of),
        mean_words(change.first),
        mean_words(change.second),
        change_words(change),
        finding(change),
    )


def _spread(found: ItemChange, question: Question, words: Words) -> Iterator[SpreadRow]:
    if found.spread is None or not isinstance(question.task, Scale):
        return
    title = question.title.fill(words)
    counts = zip(question.task.points, found.spread.first, found.spread.second, strict=True)
    for point, first, second in counts:
        of = sum(found.spread.first)
        yield SpreadRow(title, point.label.fill(words), _share(first, of), _share(second, of))


def _share(number: int, of: int) -> str:
    return _("%(share)s (%(num)d of %(of)d)", share=percent_words(number / of), num=number, of=of)


def _cases(found: CaseEffect, change: CaseChange, words: Words) -> CasesView:
    sound, poor = change.sound, change.none_poor
    return CasesView(
        from_to(change.first, change.second),
        tuple(
            f"{point_words(point)}: {found.cases[point].title.fill(words)}"
            for point in (change.first, change.second)
        ),
        _(
            "%(first)s, then %(second)s: %(change)s",
            **_two(sound.first, sound.second),
            change=points_words(sound.difference, sound.interval),
        )
        if sound
        else few(),
        finding(sound),
        _(
            "%(first)s, then %(second)s: %(change)s",
            **_two(poor.first / poor.of, poor.second / poor.of),
            change=shift_words(poor),
        )
        if poor
        else few(),
        finding(poor),
        _matched(sound, change.unmatched),
    )


def _two(first: float, second: float) -> dict[str, str]:
    return {"first": percent_words(first), "second": percent_words(second)}


def _titles(cases: Mapping[Point, Scenario], words: Words) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cases[point].title.fill(words) for point in sorted(cases)))


def _plans(found: CourseEffect) -> BarChart | None:
    title = _("What came of plans")
    described = _("Of the plans of those who have been asked about theirs.")
    return _counts(f"{found.course.slug}-plans", title, described, PLANS, found.plans)


def _seen(found: CourseEffect) -> BarChart | None:
    title = _("Whether a change was seen at work")
    described = _(
        "Of those who completed the course four weeks ago or more, as the person who runs training at work said."
    )
    return _counts(f"{found.course.slug}-seen", title, described, SEEN, found.seen)


def _counts(
    number: str,
    title: str,
    described: str,
    labels: Mapping[Answer, LazyString],
    counts: Mapping[Answer, int] | None,
) -> BarChart | None:
    if counts is None:
        return None
    of = sum(counts.values())
    rows = [Bar(_first_upper(str(words)), counts.get(key, 0), of) for key, words in labels.items()]
    return bars(rows, frame=Frame(number, title, described))


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
