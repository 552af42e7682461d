"""Facts about one person, with what a test does not care about left at its plainest."""

from datetime import date
from typing import Any

from app.ids import AgencyId, AssignmentId, RequirementId
from app.learning.obligation_facts import (
    Absence,
    Assignment,
    Exemption,
    Held,
    Period,
    PersonFacts,
    Post,
    Rule,
)
from app.learning.obligations import Obligation, obligations

COURSE = "noticing"
NURSERY, SCHOOL = AgencyId(1), AgencyId(2)


def day(text: str) -> date:
    return date.fromisoformat(text)


def period(text: str) -> Period:
    """'2026-01-05..' or '2026-01-05..2026-06-30'."""
    first, _, last = text.partition("..")
    return Period(day(first), day(last) if last else None)


def post(when: str = "2020-01-06..", role: str = "teacher", at: AgencyId = NURSERY) -> Post:
    return Post(at, role, period(when))


def rule(number: int = 1, **terms: Any) -> Rule:
    plain: dict[str, Any] = {
        "course": COURSE,
        "title": f"Rule {number}",
        "agencies": frozenset({NURSERY, SCHOOL}),
        "period": Period(date(2019, 1, 1)),
        "validity_months": 12,
    }
    return Rule(RequirementId(number), **(plain | terms))


def held(met_on: str, **facts: Any) -> Held:
    return Held(facts.pop("course", COURSE), day(met_on), **facts)


def assigned(made_on: str, due_on: str, *events: Any, number: int = 1, **facts: Any) -> Assignment:
    return Assignment(
        AssignmentId(number),
        facts.pop("at", NURSERY),
        facts.pop("course", COURSE),
        day(made_on),
        day(due_on),
        events=events,
        **facts,
    )


def exempted(when: str, at: AgencyId = NURSERY) -> Exemption:
    return Exemption(at, COURSE, period(when), "a reason")


def away(when: str, at: AgencyId = NURSERY) -> Absence:
    return Absence(at, period(when))


def facts(*parts: Any) -> PersonFacts:
    """Each part finds its own place; awards in the order in which they were met."""

    def of(kind: type) -> tuple[Any, ...]:
        return tuple(part for part in parts if isinstance(part, kind))

    awards = tuple(sorted(of(Held), key=lambda award: award.met_on))
    return PersonFacts(of(Post), of(Rule), of(Assignment), of(Exemption), of(Absence), awards)


def asked(on: str, *parts: Any) -> str:
    """Of somebody who holds a post since long ago unless one is given: what is asked, in a few words."""
    posts = () if any(isinstance(part, Post) for part in parts) else (post(),)
    return " | ".join(map(_in_words, obligations(facts(*posts, *parts), day(on))))


def _in_words(obligation: Obligation) -> str:
    words = [obligation.status.value]
    if obligation.due_on:
        words.append(f"due {obligation.due_on}")
    if obligation.grace_until and obligation.grace_until != obligation.due_on:
        words.append(f"grace {obligation.grace_until}")
    return ", ".join(words)
