"""What each rule is about, in words: docs/rules.md is made of them, in the order of FORMAT.md's list."""

from app.content.checks.catalogue.access import ACCESS
from app.content.checks.catalogue.course import COURSE
from app.content.checks.catalogue.entry import Entry as Entry
from app.content.checks.catalogue.form import FORM
from app.content.checks.catalogue.graph import GRAPH
from app.content.checks.catalogue.privacy import PRIVACY
from app.content.checks.catalogue.quiz import QUIZ
from app.content.checks.catalogue.state import STATE
from app.content.checks.catalogue.teaching import TEACHING
from app.content.checks.catalogue.translation import TRANSLATION

FAMILIES: dict[str, tuple[Entry, ...]] = {
    "Form": FORM,
    "Graph": GRAPH,
    "State": STATE,
    "Teaching": TEACHING,
    "Access": ACCESS,
    "Privacy": PRIVACY,
    "Translation": TRANSLATION,
    "Quiz": QUIZ,
    "Course": COURSE,
}
CATALOGUE = {entry.code: entry for entries in FAMILIES.values() for entry in entries}
