"""What changed texts mean for those who are in the middle of them, for awards, and for analysis. It changes nothing.

Open attempts go on with the text that they began; awards stand, unless `renew-from` says otherwise; figures about a
choice, question or option go on where its identity is kept, and begin anew where it is new.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.content.compiling import compile_quiz, compile_scenario
from app.content.library import Library, SourceText
from app.content.model.course import Course
from app.content.model.header import Header, Kind
from app.content.model.lesson import Lesson
from app.content.model.quiz import Item, Match, OneOf, PutInOrder, Quiz, Scale, SeveralOf
from app.content.model.scenario import Choices, Noticing, Scenario
from app.content.model.terms import Terms
from app.ids import Sha256
from app.store import met_texts
from app.store.database import Session

Key = tuple[Kind, str]


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Identities:
    """Of a case `scene/choice`; of a quiz `question`, and `question/option`."""

    kept: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reweighed: tuple[str, ...] = ()
    """Kept, but another soundness or another key: figures from before and after do not mean the same."""


@dataclass(frozen=True, slots=True)
class TextImpact:
    kind: Kind
    slug: str
    change: Change
    renamed_from: str | None
    identities: Identities | None
    """None for what has none: lessons and courses, and texts that are new or gone."""
    open_attempts: int | None
    """On any older text of it; None: nobody was asked."""
    still_read: bool
    """False: the older text no longer compiles, so attempts on it could not go on."""


@dataclass(frozen=True, slots=True)
class AwardImpact:
    course: str
    standing: int | None
    renew_from: date | None
    to_renew: int | None
    """Met before `renew-from`."""


@dataclass(frozen=True, slots=True)
class Impact:
    texts: tuple[TextImpact, ...]
    awards: tuple[AwardImpact, ...]
    """Of the courses that the changed texts belong to."""


@dataclass(frozen=True, slots=True)
class Before:
    texts: Mapping[Key, SourceText]
    open_attempts: Mapping[tuple[Kind, str, Sha256], int] | None = None
    awards: Mapping[str, Mapping[date, int]] | None = None


def met_before(session: Session) -> Before:
    return Before(
        met_texts.latest_versions(session),
        met_texts.open_attempts(session),
        met_texts.standing_awards(session),
    )


def sources_of(library: Library) -> dict[Key, SourceText]:
    """Also of files with one and the same text, which the library's own mapping cannot tell apart."""
    shelves: Mapping[Kind, Mapping[str, Course | Lesson | Quiz | Scenario]] = {
        Kind.COURSE: library.courses,
        Kind.LESSON: library.lessons,
        Kind.QUIZ: library.quizzes,
        Kind.SCENARIO: library.scenarios,
    }
    return {
        (kind, slug): replace(library.sources[item.sha256], kind=kind, slug=slug, path=item.path)
        for kind, shelf in shelves.items()
        for slug, item in shelf.items()
    }


def impact(before: Before, after: Library) -> Impact:
    texts = tuple(_texts(before, after))
    return Impact(texts, tuple(_awards(before, after, texts)))


def _texts(before: Before, after: Library) -> Iterator[TextImpact]:
    now = sources_of(after)
    seen: set[Key] = set()
    for key, source in sorted(now.items()):
        old_key = key if key in before.texts else _old_key(after, key, before.texts)
        seen |= {key, old_key} if old_key else {key}
        old = before.texts[old_key] if old_key else None
        if old is None or old.sha256 != source.sha256 or old_key != key:
            yield _text(before, after, source, old)
    for key, old in sorted(before.texts.items()):
        if key not in seen:
            yield _text(before, after, None, old)


def _old_key(library: Library, key: Key, known: Mapping[Key, SourceText]) -> Key | None:
    kind, slug = key
    header = _header(library, key)
    folder = slug.rpartition("/")[0] if kind is Kind.LESSON else ""
    names = (f"{folder}/{was}" if folder and "/" not in was else was for was in header.was)
    return next(((kind, name) for name in names if (kind, name) in known), None)


def _header(library: Library, key: Key) -> Header:
    kind, slug = key
    match kind:
        case Kind.COURSE:
            return library.courses[slug].header
        case Kind.LESSON:
            return library.lessons[slug].header
        case Kind.QUIZ:
            return library.quizzes[slug].header
        case Kind.SCENARIO:
            return library.scenarios[slug].header


def _text(
    before: Before, after: Library, source: SourceText | None, old: SourceText | None
) -> TextImpact:
    this = source or old
    if this is None:
        raise ValueError("neither a text of before nor one of now")
    then = _weights(old, after.terms) if old else None
    now = _weights(source, after.terms) if source else None
    return TextImpact(
        this.kind,
        this.slug,
        Change.NEW if old is None else Change.GONE if source is None else Change.CHANGED,
        old.slug if old and source and old.slug != source.slug else None,
        _identities(then, now) if then is not None and now is not None else None,
        _open_on_older_texts(before, this, source, old),
        still_read=old is None or then is not None or old.kind not in _WEIGHED,
    )


def _open_on_older_texts(
    before: Before, this: SourceText, source: SourceText | None, old: SourceText | None
) -> int | None:
    if before.open_attempts is None:
        return None
    slugs = {this.slug, old.slug if old else this.slug}
    return sum(
        count
        for (kind, slug, sha256), count in before.open_attempts.items()
        if kind is this.kind and slug in slugs and (source is None or sha256 != source.sha256)
    )


_WEIGHED = (Kind.SCENARIO, Kind.QUIZ)


def _weights(source: SourceText, terms: Terms) -> dict[str, str] | None:
    """What analysis counts by identity, and what each is worth. None where there is nothing, or it cannot be read."""
    if source.kind is Kind.SCENARIO:
        scenario = compile_scenario(source, terms).value
        return dict(_of_case(scenario)) if scenario else None
    if source.kind is Kind.QUIZ:
        quiz = compile_quiz(source, terms).value
        return dict(_of_quiz(quiz)) if quiz else None
    return None


def _of_case(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for scene in scenario.scenes.values():
        if isinstance(scene.onward, Choices):
            for choice in scene.onward.options:
                erring = f": {choice.erring}" if choice.erring else ""
                yield f"{scene.id}/{choice.id}", f"{choice.soundness}{erring}"
        if isinstance(scene.task, Noticing):
            for sign in scene.task.items:
                yield f"{scene.id}/{sign.id}", str(sign.expected)


def _of_quiz(quiz: Quiz) -> Iterator[tuple[str, str]]:
    for question in quiz.questions.values():
        yield question.id, f"{type(question.task).__name__} {question.critical}"
        match question.task:
            case OneOf(options=options) | SeveralOf(options=options):
                for option in options:
                    yield f"{question.id}/{option.id}", f"{option.key} {option.share}"
            case PutInOrder(items=items):
                yield from _items(question.id, items)
            case Scale(points=points):
                yield from _items(question.id, points)
            case Match(rows=rows, pairs=pairs):
                for row in rows:
                    yield f"{question.id}/{row.id}", pairs[row.id]
            case task:
                yield f"{question.id}/answer", repr(task)


def _items(question: str, items: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    for place, item in enumerate(items):
        yield f"{question}/{item.id}", str(place)


def _identities(then: Mapping[str, str], now: Mapping[str, str]) -> Identities:
    return Identities(
        kept=tuple(name for name in now if name in then),
        new=tuple(name for name in now if name not in then),
        gone=tuple(name for name in then if name not in now),
        reweighed=tuple(name for name in now if name in then and then[name] != now[name]),
    )


def _awards(before: Before, after: Library, texts: tuple[TextImpact, ...]) -> Iterator[AwardImpact]:
    changed = {(text.kind, text.slug) for text in texts}
    for slug, course in sorted(after.courses.items()):
        parts = {(Kind.COURSE, slug), *((step.kind, step.slug) for step in course.steps)}
        if parts & changed:
            yield _award(before, slug, course.header.renew_from)


def _award(before: Before, course: str, renew_from: date | None) -> AwardImpact:
    if before.awards is None:
        return AwardImpact(course, None, renew_from, None)
    days = before.awards.get(course, {})
    early = sum(n for day, n in days.items() if renew_from and day < renew_from)
    return AwardImpact(course, sum(days.values()), renew_from, early)
