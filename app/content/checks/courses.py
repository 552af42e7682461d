"""C… as far as one file shows them."""

from collections.abc import Iterator

from app.content.checks.rule import Finding
from app.content.course import CourseDraft
from app.content.links import SCHEMES, Link
from app.content.model.header import Kind
from app.content.page import Page

PICTURE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})


def leads_nowhere(page: Page) -> Iterator[Finding]:
    for link in links_to_judge(page):
        if message := amiss(link, page):
            yield Finding(link.line, message)


def links_to_judge(page: Page) -> list[Link]:
    """In a case, links to scenes are the S1 rules' business, and so are its ways on."""
    case = page.source.kind == Kind.SCENARIO
    return [link for link in page.links if not (case and (link.to_section or link in page.ways))]


def amiss(link: Link, page: Page) -> str:
    """What is wrong with a link by its form alone; empty where nothing is."""
    if link.picture:
        return _picture_amiss(link, page)
    if link.to_section:
        return _section_amiss(link, page)
    if link.scheme:
        return "" if link.scheme in SCHEMES else "links begin with https:, mailto:, tel: or a path"
    if link.href.startswith("www."):
        return "an address of the web needs its beginning: write https:// before www"
    if not link.local:
        return "write the path from this file, such as ../other/lesson.md"
    if link.identity_from(page.source.path) is None:
        return "the link names no lesson, case, quiz or course: link to its .md file"
    return ""


def _picture_amiss(link: Link, page: Page) -> str:
    if not link.local:
        return "pictures lie beside the text, in media/: copy it there"
    path = link.path_from(page.source.path)
    if "." + path.rpartition(".")[2].lower() not in PICTURE_TYPES:
        return f"no picture: use one of {', '.join(sorted(PICTURE_TYPES))}"
    return ""


def _section_amiss(link: Link, page: Page) -> str:
    if page.source.kind != Kind.LESSON or not link.fragment:
        return "the link leads nowhere: take it out"
    if link.fragment not in page.outline.anchors:
        return f"there is no heading #{link.fragment} here: mend the link"
    return ""


def step_without_file(course: CourseDraft) -> Iterator[Finding]:
    for step in course.steps:
        named = step.identity is not None and step.identity.kind != Kind.COURSE
        if not named and (step.line.link.scheme in SCHEMES or step.identity):
            yield Finding(
                step.line.line, "a step is a lesson, a case or a quiz: link to its .md file"
            )
    title = course.page.outline.title
    if title and not course.steps and not course.page.troubled(1, len(course.page.lines)):
        yield Finding(
            title.line, "a course without steps: list its lessons, cases and quizzes below a `## …`"
        )


def listed_twice(course: CourseDraft) -> Iterator[Finding]:
    seen: dict[object, int] = {}
    for step in course.steps:
        if step.identity:
            key = (step.identity, step.line.argument("before"), step.line.argument("after"))
            first = seen.setdefault(key, step.line.line)
            if first != step.line.line:
                yield Finding(step.line.line, f"listed in line {first} already: keep one")
