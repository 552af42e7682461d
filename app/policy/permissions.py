"""What somebody may do. Which roles may is in roles.py, and where they may in scope.py."""

from enum import StrEnum


class Permission(StrEnum):
    LEARN = "learn"
    SEE_STAFF = "see staff"
    """Names, posts, what is due and the record; never choices, answers or reflections."""
    CHANGE_STAFF = "change staff"
    """Staff lists, posts, absences, and ways to sign in."""
    ASSIGN = "assign"
    """Assignments, exemptions, more attempts, and the agency's own requirements."""
    RECORD_LEARNING = "record learning"
    """What was learnt elsewhere or in a room."""
    REMIND = "remind"
    SET_AGENCY = "set agency"
    """Contacts, words and the code to join by."""
    SEE_ORGANISATIONS = "see organisations"
    CHANGE_ORGANISATIONS = "change organisations"
    """Boards, agencies, and which board an agency belongs to."""
    SET_BOARD = "set board"
    """A board's contacts, words and requirements."""
    GRANT = "grant"
    SEE_LETTERS = "see letters"
    """What became of mail; never its text."""
    READ_AUDIT = "read audit"
    SEE_COVERAGE = "see coverage"
    """A board's figures by named agency, in exact numbers and without a person's name."""
    REPORT = "report"
    """A board's returns, targets, events and reports."""
    LEAD_MEETINGS = "lead meetings"
    """Handouts of cases, which say how sound each choice is."""


LEARNER = frozenset({Permission.LEARN})
