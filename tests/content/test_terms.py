"""courses/terms.yaml: what is wrong with it, at the line, and once."""

import pytest

from app.content.model.terms import Nation
from app.content.model.text import TermSlot
from app.content.terms import read_terms, terms_of

HEAD = "DSP:\n  source: Somebody\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("wales: {short: DSP, long: the person, who leads}", "`who leads` has no words"),
        ("wales: {short: , long: the person}", "`short` has no words"),
        ("wales: {short: DSP, long}", "`long` has no words"),
        ("wales: {short: DSP, short: lead}", "`short` stands twice"),
        ("wales: {short: DSP, the plural: leads}", "is no form's name"),
        ("wales: {long: the person}", "need the form `short`"),
        ("wales:", "it is empty"),
        ("france: DSF", "write `source`, `meaning` or one of"),
    ],
)
def test_a_form_without_words_is_a_fault(line: str, says: str) -> None:
    (fault,) = read_terms(f"{HEAD}  {line}\n").faults
    assert fault.line == 3
    assert says in fault.message


@pytest.mark.parametrize(
    ("meaning", "code", "says"),
    [
        ("  meaning: Who leads.\n", "", ""),
        ("  meaning: {wales: Who leads.}\n", "", ""),
        ("  meaning: {england: Who leads.}\n", "M009", "says nothing for wales: add it"),
        ("  meaning: {cornwall: Who leads.}\n", "M002", "`cornwall` is no nation"),
        ("  meaning: Who leads.\n  meaning: Again.\n", "M001", "stands twice"),
        ("  meaning:\n", "M001", "it is empty"),
        ("  meaning: Ring {the DSP!}.\n", "M008", "a brace that opens no term"),
    ],
)
def test_a_meaning_is_one_for_all_or_stands_by_nation(meaning: str, code: str, says: str) -> None:
    reading = read_terms(f"{HEAD}  wales: DSP\n{meaning}")
    assert [fault.code for fault in reading.faults] == ([code] if code else [])
    assert all(says in fault.message for fault in reading.faults)


def test_meanings_do_not_change_what_attempts_record_of_the_words() -> None:
    bare, explained = (
        read_terms(f"{HEAD}  wales: DSP\n"),
        read_terms(f"{HEAD}  wales: DSP\n  meaning: Who leads.\n"),
    )
    assert terms_of([bare]).sha256 == terms_of([explained]).sha256


def test_what_can_be_read_is_kept_so_that_one_fault_stays_one() -> None:
    reading = read_terms(f"{HEAD}  wales: {{short: DSP, long: the person, who leads}}\n")
    words = terms_of([reading]).of(Nation.WALES).words
    assert (words(TermSlot("dsp")), words(TermSlot("dsp", "long"))) == ("DSP", "the person")


def test_quotes_keep_a_comma_in_its_form() -> None:
    reading = read_terms(f'{HEAD}  wales: {{short: DSP, long: "the person, who leads"}}\n')
    assert reading.faults == []
    words = terms_of([reading]).of(Nation.WALES).words
    assert words(TermSlot("dsp", "long")) == "the person, who leads"
