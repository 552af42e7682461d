"""What the forms of assigning offer."""

from app.content.model.terms import Nation
from app.services.assigning import limited_quizzes
from app.services.offering import offered
from app.web.context import content, words


def courses_of(nation: Nation) -> list[tuple[str, str]]:
    """Slugs and titles of those that the nation has, by title."""
    found = [(course.slug, titled(course.slug)) for course in offered(content().library, nation)]
    return sorted(found, key=lambda course: course[1].casefold())


def titled(course: str) -> str:
    """Its slug, where its file is gone."""
    found = content().library.courses.get(course)
    return found.title.fill(words()) if found else course


def quizzes_of(nation: Nation) -> list[tuple[str, str]]:
    """Of those with a limit of attempts."""
    found = limited_quizzes(content(), nation)
    return [(quiz.slug, quiz.title.fill(words())) for quiz in found]
