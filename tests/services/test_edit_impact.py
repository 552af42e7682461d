"""What changed texts mean, read from a database in which people are in the middle of them."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from app.content.library import Library
from app.content.loading import load_library
from app.services.edit_impact import Before, Change, Impact, impact, met_before, sources_of
from app.store.database import Database
from tests.own_files import CASE, EXAMPLES, OwnFiles
from tests.people import Someone
from tests.web.browsing import Browsing

QUIZ = "quizzes/first-words.md"
COURSE = "courses/first-words/course.md"
SLUG = "a-bruise-at-the-door"


@pytest.fixture
def files(tmp_path: Path) -> OwnFiles:
    return OwnFiles.in_folder(tmp_path / "root")


def load(root: Path) -> Library:
    library = load_library([root], today=date(2026, 11, 23))
    assert [str(d) for d in library.diagnostics if d.severity == "error"] == []
    return library


def against_examples(files: OwnFiles) -> Impact:
    return impact(Before(sources_of(load(EXAMPLES))), load(files.root))


def test_nothing_has_changed(files: OwnFiles) -> None:
    assert against_examples(files) == Impact((), ())


def test_identities_that_are_kept_new_gone_and_weigh_otherwise(files: OwnFiles) -> None:
    files.replace("[Ask her what happened, then listen]", "[Ask her, then listen]")
    files.replace("(#warned) `poor: tips-off`", "(#warned) `fair: tips-off`")
    (text,) = against_examples(files).texts
    assert (text.kind, text.slug, text.change) == ("scenario", SLUG, Change.CHANGED)
    assert text.identities is not None
    assert text.identities.new == ("arrival/ask-her-then-listen",)
    assert text.identities.gone == ("arrival/ask-her-what-happened-then-listen",)
    assert text.identities.reweighed == ("ella-talks/ring-her-father-before-anyone-else-hears",)
    assert "arrival/ask-her-did-daddy-hit-you" in text.identities.kept
    assert text.open_attempts is None


def test_an_id_keeps_a_choice_through_new_words(files: OwnFiles) -> None:
    files.replace(
        "[Ask her what happened, then listen](#ella-talks) `best`",
        "[Ask her, then listen](#ella-talks) `best` `id: ask-her-what-happened-then-listen`",
    )
    (text,) = against_examples(files).texts
    assert text.identities is not None
    assert (text.identities.new, text.identities.gone, text.identities.reweighed) == ((), (), ())


def test_another_key_in_a_quiz_weighs_otherwise(files: OwnFiles) -> None:
    lines = files.text(QUIZ).split("\n")
    ticked = next(n for n, line in enumerate(lines) if line.startswith("- [x]"))
    lines[ticked] = lines[ticked].replace("- [x]", "- [ ]")
    other = next(n for n, line in enumerate(lines) if line.startswith("- [ ]") and n != ticked)
    lines[other] = lines[other].replace("- [ ]", "- [x]")
    files.save("\n".join(lines), QUIZ)
    (text,) = against_examples(files).texts
    assert text.identities is not None
    assert len(text.identities.reweighed) == 2
    assert (text.identities.new, text.identities.gone) == ((), ())


def test_texts_that_are_new_gone_and_renamed(files: OwnFiles) -> None:
    files.save(files.text(CASE), "scenarios/another.md")
    files.save(files.text(QUIZ), "quizzes/more-words.md")
    found = against_examples(files).texts
    assert [(text.slug, text.change) for text in found] == [
        ("more-words", Change.NEW),
        ("another", Change.NEW),
    ]
    (files.root / "scenarios/another.md").unlink()
    (files.root / "quizzes/more-words.md").unlink()
    text = files.text(CASE).replace("\nrole:", f"\nwas: [{SLUG}]\nrole:")
    files.save(text, "scenarios/the-bruise.md")
    (files.root / CASE).unlink()
    for path in (COURSE, "courses/first-words/what-a-record-is.md"):
        files.replace(f"{SLUG}.md", "the-bruise.md", path)
    renamed = next(t for t in against_examples(files).texts if t.kind == "scenario")
    assert (renamed.slug, renamed.renamed_from) == ("the-bruise", SLUG)
    assert renamed.identities is not None
    assert renamed.identities.gone == ()


class TestInstalled:
    """Against a database: one learner is in the middle of the case."""

    @pytest.fixture
    def content_root(self) -> Path:
        return EXAMPLES

    @pytest.fixture
    def in_the_middle(self, app: Flask, signed_in: Browsing, person: Someone) -> None:
        signed_in.submit("/courses/first-words/what-a-record-is")
        assert "/attempts/" in signed_in.submit(f"/cases/{SLUG}").location

    def found(self, database: Database, root: Path) -> Impact:
        with database.reading() as session:
            before = met_before(session)
        return impact(before, load(root))

    def test_nobody_is_touched_by_what_did_not_change(
        self, database: Database, files: OwnFiles, in_the_middle: None
    ) -> None:
        assert [text for text in self.found(database, files.root).texts if text.slug == SLUG] == []

    def test_open_attempts_on_the_older_text_are_counted(
        self, database: Database, files: OwnFiles, in_the_middle: None
    ) -> None:
        files.replace("The room is filling.", "The room is full.")
        (text,) = (t for t in self.found(database, files.root).texts if t.slug == SLUG)
        assert (text.change, text.open_attempts, text.still_read) == (Change.CHANGED, 1, True)

    def test_an_attempt_that_was_begun_again_counts_once(
        self, database: Database, files: OwnFiles, in_the_middle: None, signed_in: Browsing
    ) -> None:
        first = signed_in.submit(f"/cases/{SLUG}").location
        signed_in.submit(first, {"step": 0, "choice": "ask-her-did-daddy-hit-you"})
        assert signed_in.submit(f"/cases/{SLUG}", {"anew": "yes"}).location != first
        files.replace("The room is filling.", "The room is full.")
        (text,) = (t for t in self.found(database, files.root).texts if t.slug == SLUG)
        assert text.open_attempts == 1


def test_awards_stand_unless_the_course_says_otherwise(files: OwnFiles) -> None:
    before = Before(
        sources_of(load(EXAMPLES)),
        awards={"first-words": {date(2026, 1, 31): 2, date(2026, 6, 1): 3}},
    )
    files.replace("The room is filling.", "The room is full.")
    (award,) = impact(before, load(files.root)).awards
    assert (award.course, award.standing, award.to_renew) == ("first-words", 5, 0)
    files.replace("\nfor:", "\nrenew-from: 2026-02-01\nfor:", COURSE)
    (award,) = impact(before, load(files.root)).awards
    assert (award.standing, award.renew_from, award.to_renew) == (5, date(2026, 2, 1), 2)
