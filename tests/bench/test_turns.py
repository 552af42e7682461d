from functools import partial

import pytest

from bench.turns import take_turns


class Count:
    """Says, of each turn, which one it is of all that this process has done."""

    def __init__(self, start: int) -> None:
        self._turns = start

    def turn(self) -> int:
        self._turns += 1
        return self._turns


class Keep:
    def __init__(self) -> None:
        self._kept: list[bytearray] = []

    def turn(self) -> int:
        self._kept.append(bytearray(b"x") * (10 << 20))
        return 1


class Fall:
    def turn(self) -> int:
        raise LookupError("nothing to do")


def fall_at_once() -> Fall:
    raise LookupError("nothing to begin with")


def test_each_job_has_its_turns_and_its_own_process() -> None:
    spent = take_turns({"one": partial(Count, 0), "two": partial(Count, 100)}, 3)
    assert {name: one.done for name, one in spent.items()} == {"one": 1 + 2 + 3, "two": 306}


def test_what_a_job_keeps_is_its_own_growth() -> None:
    spent = take_turns({"none": partial(Count, 0), "much": Keep}, 3)
    assert spent["much"].kept_mib > 25 > 5 > spent["none"].kept_mib
    assert spent["much"].peak_mib >= spent["much"].kept_mib


@pytest.mark.parametrize("job", [Fall, fall_at_once])
def test_a_job_that_falls_says_why(job: type[Fall]) -> None:
    with pytest.raises(LookupError, match="nothing to"):
        take_turns({"fall": job}, 1)
