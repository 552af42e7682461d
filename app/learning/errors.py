"""What the rules of play and of quizzes refuse. Reasons are codes; the words for people are made elsewhere."""

from enum import StrEnum


class MoveRefusal(StrEnum):
    UNREADABLE = "unreadable"
    """The text is no move at all."""
    NOT_OFFERED = "not-offered"
    """No such choice in this scene, or its condition does not hold."""
    USED_UP = "used-up"
    """A `once` choice that was taken on the present road."""
    NOT_A_DECISION = "not-a-decision"
    """A choice, where the scene asks for none."""
    DECISION_WAITING = "decision-waiting"
    """Going on, where a choice is asked for."""
    NOTICING_WAITING = "noticing-waiting"
    """Going on, before it was said what was noticed."""
    WRITING_WAITING = "writing-waiting"
    """Going on, before anything was written."""
    EXPLANATION_WAITING = "explanation-waiting"
    """Choosing or going on, before the step just taken was explained (`coaching: worked`)."""
    NOT_ASKED = "not-asked"
    """What was noticed, written or explained, where that is not what waits."""
    NO_SUCH_SIGN = "no-such-sign"
    """Something ticked that is not among what there is to notice."""
    AT_AN_ENDING = "at-an-ending"
    NO_WAY_ON = "no-way-on"
    """Every way's condition fails; checked content has no such state."""
    NO_SUCH_DECISION = "no-such-decision"
    """Going back further than the road, or before any decision was made."""


class ResponseRefusal(StrEnum):
    WRONG_KIND = "wrong-kind"
    """Not a response to this kind of question."""
    EMPTY = "empty"
    """Nothing ticked, typed or chosen."""
    INCOMPLETE = "incomplete"
    """An item not placed, or a row without its match."""
    UNKNOWN_OPTION = "unknown-option"
    REPEATED = "repeated"
    """One item in two places."""
    NOT_A_NUMBER = "not-a-number"
    DECIMAL_COMMA = "decimal-comma"
    """`3,5`: a number here is written with a point."""
    TOO_LONG = "too-long"


class IllegalMove(Exception):
    def __init__(self, reason: MoveRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class BadResponse(Exception):
    def __init__(self, reason: ResponseRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
