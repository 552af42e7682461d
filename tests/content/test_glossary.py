"""courses/glossary.yaml and the meanings of terms: what is wrong with them, at the line; and what each nation reads."""

from pathlib import Path

import pytest

from app.content.checking import check_paths
from app.content.glossary import read_glossary
from app.content.loading import load_library
from app.content.model.glossary import Entry
from app.content.model.terms import Nation
from tests.content.compiling import EXAMPLES
from tests.content.curriculum import library
from tests.content.nation_words import foreign_words

TERMS = """\
DSP:
  source: ["Wales: Procedures", "England: Guidance", A book]
  meaning:
    wales: Leads, and rings {social services}.
    england: Leads.
  wales: {short: DSP, long: designated safeguarding person (DSP)}
  england: DSL
social services:
  source: A book
  wales: social services
"""
WORD = """\
chronology:
  word: chronology
  meaning: In the order of dates. Give it to the {DSP}.
  source: A book
"""
ONE = "x:\n  word: x\n  meaning: y\n  source: z\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "courses").mkdir()
    write(tmp_path, TERMS, WORD.replace("  word", "  only: [wales, england]\n  word"))
    return tmp_path


def write(root: Path, terms: str, glossary: str) -> None:
    (root / "courses/terms.yaml").write_text(terms, "utf-8")
    (root / "courses/glossary.yaml").write_text(glossary, "utf-8")


def found(root: Path) -> list[str]:
    """The same, whether it is checked or served."""
    files = [root / "courses/terms.yaml", root / "courses/glossary.yaml"]
    checked = check_paths(files, own_root=EXAMPLES)
    said = [f"{Path(one.path).name} {one.line} {one.code}" for one in checked]
    loaded = load_library([root]).diagnostics
    assert [f"{Path(one.path).name} {one.line} {one.code}" for one in loaded] == said
    return said


@pytest.mark.parametrize(
    ("text", "line", "code", "says"),
    [
        ("a: ]\n", 1, "M001", "is not YAML"),
        ("- a\n", 1, "M001", "is a list of words"),
        ("a: b\n", 1, "M001", "write word, meaning, source below it"),
        (f"{ONE}{ONE}", 5, "M001", "`x`: stands twice"),
        ("two words:\n  word: x\n", 1, "M001", "is not a name"),
        ("x:\n  word: x\n  source: z\n", 1, "M001", "lacks meaning"),
        ("x:\n  word: x\n  meaning: y\n", 1, "M001", "lacks source"),
        (f"{ONE}  meanin: z\n", 5, "M002", "write one of word, meaning, source, only"),
        (f"{ONE}  only: france\n", 5, "M002", "`france` is no nation"),
        (f"{ONE}  word: again\n", 5, "M001", "`word`: stands twice"),
        (
            "x:\n  word: x\n  meaning:\n    wales: y\n    scotland: y\n  source: z\n",
            4,
            "M009",
            "says nothing for england, northern-ireland",
        ),
        (
            "x:\n  only: wales\n  word: {england: x}\n  meaning: y\n  source: z\n",
            3,
            "M009",
            "says nothing for wales",
        ),
        ("x:\n  word: x\n  meaning: a {\n  source: z\n", 3, "M008", "opens no term"),
        ("x:\n  word: x\n  meaning: [a, b]\n  source: z\n", 3, "M001", "a text belongs here"),
    ],
)
def test_a_fault_is_told_at_its_line_and_once(text: str, line: int, code: str, says: str) -> None:
    (fault,) = read_glossary(text).faults
    assert (fault.line, fault.code) == (line, code)
    assert says in fault.message


def test_what_is_sound_has_no_fault(root: Path) -> None:
    assert found(root) == []
    assert read_glossary("# nothing yet\n").faults == []


def test_terms_in_meanings_must_be_known_where_they_are_read(root: Path) -> None:
    write(root, TERMS, WORD)
    assert found(root) == ["glossary.yaml 3 M009", "glossary.yaml 3 M009"]
    write(root, TERMS, WORD.replace("{DSP}", "{DPS}"))
    assert found(root) == ["glossary.yaml 3 M008"]
    write(root, TERMS.replace("england: Leads.", "england: Rings {social services}."), "")
    assert found(root) == ["terms.yaml 5 M009"]


def test_a_word_that_is_a_term_is_explained_there(root: Path) -> None:
    write(root, TERMS, ONE.replace("x:", "dsp:"))
    assert found(root) == ["glossary.yaml 1 M001"]


def entries(root: Path, nation: Nation) -> dict[str, Entry]:
    return {entry.id: entry for entry in load_library([root]).glossary.of(nation)}


def test_each_nation_reads_its_own(root: Path) -> None:
    words = load_library([root]).terms.of(Nation.WALES).words
    here = entries(root, Nation.WALES)
    assert list(here) == ["dsp", "chronology"]
    assert here["dsp"].word.fill(words) == "DSP"
    assert here["dsp"].in_full.fill(words) == "designated safeguarding person (DSP)"
    assert here["dsp"].meaning.fill(words) == "Leads, and rings social services."
    assert here["dsp"].sources == ("Procedures", "A book")
    assert here["chronology"].meaning.fill(words).endswith("Give it to the DSP.")
    england = entries(root, Nation.ENGLAND)
    assert england["dsp"].sources == ("Guidance", "A book")
    assert not england["dsp"].in_full
    assert entries(root, Nation.SCOTLAND) == {}


def test_a_later_root_puts_its_own_meaning_in_place(root: Path, tmp_path: Path) -> None:
    over = tmp_path / "over"
    (over / "courses").mkdir(parents=True)
    (over / "courses/glossary.yaml").write_text(WORD.replace("In the", "Ours, in the"), "utf-8")
    glossary = load_library([root, over]).glossary
    words = load_library([root]).terms.of(Nation.WALES).words
    said = [entry.meaning.fill(words) for entry in glossary.of(Nation.WALES)]
    assert said[1].startswith("Ours, in the order")


def test_what_is_faulty_is_left_out_and_breaks_no_page(root: Path) -> None:
    write(root, TERMS, WORD)
    assert "chronology" not in entries(root, Nation.SCOTLAND)
    assert "chronology" in entries(root, Nation.WALES)


WANTED = (
    *("safeguarding", "child-protection", "neglect", "early-help", "lead-practitioner", "consent"),
    *("threshold", "chronology", "disclosure", "child-protection-plan", "supervision"),
    *("escalation", "young-carer", "care-experienced", "aces", "adultification"),
    *("was-not-brought", "compensatory-care"),
)


@pytest.mark.parametrize("nation", Nation)
def test_heeds_own_words(nation: Nation) -> None:
    own, terms = library().glossary, library().terms
    words = terms.of(nation).words
    ids = [entry.id for entry in own.of(nation)]
    assert len(set(ids)) == len(ids)
    assert set(WANTED) <= set(ids)
    assert any(id_.startswith("strategy-discussion") for id_ in ids)
    for name in terms.of(nation).forms:
        assert own.find(nation, name), f"{name} is not explained for {nation}"
    for entry in own.of(nation):
        assert entry.sources, f"{entry.id} says nothing of its source for {nation}"
        for text in (
            *(part.fill(words) for part in (entry.word, entry.in_full, entry.meaning)),
            *entry.sources,
        ):
            assert not list(foreign_words(text, nation, terms)), entry.id
        assert len(entry.meaning.fill(words)) < 340, f"{entry.id} goes on too long"
