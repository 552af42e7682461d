"""Lessons done, texts kept, awards given."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.content.library import SourceText
from app.content.model.course import Release
from app.content.model.header import Kind, Standing
from app.content.model.terms import Nation
from app.ids import Sha256
from app.store import awards, content_versions, lessons
from app.store.awards import AwardFacts
from app.store.database import Database
from app.store.errors import NotFound
from app.store.people import Person
from tests.store.conftest import CASE_SHA, NOW, TODAY

LATER = NOW + timedelta(days=1)
NEWER = Sha256("d" * 64)
RELEASE = Release(Sha256("r" * 64), "noticing-neglect", ())
AWARD = AwardFacts(
    course="noticing-neglect",
    course_title="Noticing neglect",
    release_sha256=RELEASE.sha256,
    terms_sha256="t" * 64,
    nation=Nation.WALES,
    language="en",
    standing=Standing.DRAFT,
    met_on=TODAY,
    course_valid_months=12,
)


def test_a_kept_text_comes_back_as_the_compiler_wants_it(
    database: Database, kept_case: SourceText
) -> None:
    with database.reading() as session:
        assert content_versions.get_version(session, CASE_SHA) == kept_case
        assert content_versions.find_version(session, NEWER) is None
        with pytest.raises(NotFound):
            content_versions.get_version(session, NEWER)


def test_a_release_comes_back_with_its_parts_in_order(database: Database) -> None:
    release = Release(
        Sha256("e" * 64),
        "noticing-neglect",
        (
            (Kind.LESSON, "noticing-neglect/signs", NEWER),
            (Kind.SCENARIO, "the-long-monday", CASE_SHA),
        ),
    )
    with database.transaction() as session:
        content_versions.keep_release(session, release, NOW)
        content_versions.keep_release(session, release, LATER)
        assert content_versions.get_release(session, release.sha256) == release
        with pytest.raises(NotFound):
            content_versions.get_release(session, NEWER)


def test_a_lesson_done_in_two_versions_counts_in_both(
    database: Database, person: Person, other_person: Person, kept_case: SourceText
) -> None:
    lesson = "noticing-neglect/signs"
    with database.transaction() as session:
        content_versions.keep_version(session, replace(kept_case, sha256=NEWER), NOW)
        assert lessons.add_completion(session, person.id, lesson, CASE_SHA, NOW)
        assert not lessons.add_completion(session, person.id, lesson, CASE_SHA, LATER)
        assert lessons.add_completion(session, person.id, lesson, NEWER, LATER)
        done = lessons.completions_of(session, person.id)
        assert lessons.completions_of(session, other_person.id) == ()
    assert [(one.content_sha256, one.done_at) for one in done] == [
        (CASE_SHA, NOW),
        (NEWER, LATER),
    ]


def test_an_award_is_given_once_a_day_and_again_when_it_is_renewed(
    database: Database, person: Person, other_person: Person
) -> None:
    with database.transaction() as session:
        content_versions.keep_release(session, RELEASE, NOW)
        first = awards.add_award(session, person.id, AWARD, NOW)
        assert awards.add_award(session, person.id, AWARD, LATER) == first
        renewed = awards.add_award(
            session, person.id, replace(AWARD, met_on=TODAY + timedelta(days=365)), LATER
        )
        awards.add_award(session, other_person.id, AWARD, NOW)
        assert awards.awards_of(session, person.id) == (renewed, first)
    assert first.facts == AWARD


def test_a_void_award_stands_no_more_but_can_still_be_read(
    database: Database, person: Person
) -> None:
    with database.transaction() as session:
        content_versions.keep_release(session, RELEASE, NOW)
        award = awards.add_award(session, person.id, AWARD, NOW)
        assert awards.add_void(session, award.id, "the wrong person", LATER)
        assert not awards.add_void(session, award.id, "again", LATER)
        assert awards.awards_of(session, person.id) == ()
        void = awards.get_award(session, person.id, award.id)
    assert (void.voided_at, void.void_reason) == (LATER, "the wrong person")
    assert void.facts == award.facts


def test_an_award_is_shown_to_its_holder(
    database: Database, person: Person, other_person: Person
) -> None:
    with database.transaction() as session:
        content_versions.keep_release(session, RELEASE, NOW)
        award = awards.add_award(session, person.id, AWARD, NOW)
        with pytest.raises(NotFound):
            awards.get_award(session, other_person.id, award.id)
