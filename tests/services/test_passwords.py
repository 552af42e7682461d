import threading
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.errors import Refused
from app.services.passwords import STANDARD_COST, PasswordCost, Passwords, refuse_weak
from tests.conftest import CHEAP

OWN = ("Carys Puw", "carys.puw", "Little Acorns Nursery")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "password-too-short"),
        ("elevenchars", "password-too-short"),
        ("x" * 129, "password-too-long"),
        ("password1234", "password-common"),
        ("PassWord 1234", "password-common"),
        ("Correct Horse Battery Staple", "password-common"),
        ("aaaaaaaaaaaaaa", "password-common"),
        ("abcabcabcabc", "password-common"),
        ("abcdefghijkl", "password-common"),
        ("zyxwvutsrqpo", "password-common"),
        ("Heed Heed 2026!", "password-names"),
        ("littleacorns26", "password-names"),
        ("Nursery Carys", "password-names"),
    ],
)
def test_refused(password: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        refuse_weak(password, OWN)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "password",
    [
        "four quiet grey herons",
        "twelve chars",
        "carys keeps seven blue bicycles",
        "ŵylan wen ar y to",
    ],
)
def test_accepted(password: str) -> None:
    refuse_weak(password, OWN)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_either_taken_or_refused(password: str) -> None:
    with suppress(Refused):
        refuse_weak(password, OWN)
        assert 12 <= len(password) <= 128


def test_a_hash_is_argon2id_at_the_cost_that_was_decided() -> None:
    assert Passwords(STANDARD_COST).hash("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_same_word_from_two_keyboards() -> None:
    passwords = Passwords(CHEAP)
    assert passwords.matches(passwords.hash("gŵydd a hwyaid"), "gw\u0302ydd a hwyaid")


@pytest.mark.parametrize("stored", [None, "", "not a hash", "$argon2id$broken"])
def test_no_password_matches_what_is_no_hash(stored: str | None) -> None:
    assert not Passwords(CHEAP).matches(stored, "")


def test_older_parameters_are_noticed() -> None:
    older = Passwords(CHEAP).hash("x")
    assert Passwords(PasswordCost(memory_kib=16, passes=1, lanes=1)).is_outdated(older)
    assert not Passwords(CHEAP).is_outdated(older)


def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    passwords = Passwords(PasswordCost(memory_kib=4096, passes=2, lanes=1))
    stored = passwords.hash("four quiet grey herons")
    passwords.matches(stored, "warm up")
    known, unknown = (min(took(passwords, each) for _ in range(5)) for each in (stored, None))
    assert unknown > known / 2


def took(passwords: Passwords, stored: str | None) -> float:
    started = time.perf_counter()
    assert not passwords.matches(stored, "wrong")
    return time.perf_counter() - started


def test_many_at_once_wait_their_turn_and_all_are_answered() -> None:
    passwords = Passwords(CHEAP)
    stored = passwords.hash("right")
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda: answers.append(passwords.matches(stored, "right")))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 20
