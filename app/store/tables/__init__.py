"""The tables, by what they are about."""

from app.store.tables.accounts import (
    AccountRow,
    JoinRequestRow,
    KeptFormRow,
    KnownDeviceRow,
    SessionRow,
    SignInFailureRow,
    WayInRow,
)
from app.store.tables.assigning import (
    AssignmentEventRow,
    AssignmentRow,
    AttendanceRow,
    EvidenceReviewRow,
    EvidenceRow,
    ExemptionRow,
    GroupSessionRow,
    RequirementRow,
)
from app.store.tables.base import Base, UtcDateTime
from app.store.tables.content import (
    ContentVersionRow,
    ReleaseRow,
)
from app.store.tables.learning import (
    AlternativeTakenRow,
    AnswerRow,
    AttemptRow,
    AwardCheckRow,
    AwardRow,
    AwardVoidRow,
    DraftRow,
    ExtraAttemptRow,
    LessonCompletionRow,
    MoveRow,
    PlanRow,
    QuizSubmissionRow,
    ReflectionRow,
)
from app.store.tables.letters import (
    LetterRow,
    ReminderPlanRow,
)
from app.store.tables.people import (
    AbsenceRow,
    AgencyRow,
    BoardRow,
    InstallationRow,
    MembershipRow,
    PersonRow,
    PostRow,
    StaffEntryRow,
)
from app.store.tables.privileges import (
    AuditRow,
    GrantRow,
)
from app.store.tables.staff_lists import (
    JobTitleRow,
    ListImportRow,
)

__all__ = [
    "APPEND_ONLY",
    "SUPERSEDED_ONLY",
    "AbsenceRow",
    "AccountRow",
    "AgencyRow",
    "AlternativeTakenRow",
    "AnswerRow",
    "AssignmentEventRow",
    "AssignmentRow",
    "AttemptRow",
    "AttendanceRow",
    "AuditRow",
    "AwardCheckRow",
    "AwardRow",
    "AwardVoidRow",
    "Base",
    "BoardRow",
    "ContentVersionRow",
    "DraftRow",
    "EvidenceReviewRow",
    "EvidenceRow",
    "ExemptionRow",
    "ExtraAttemptRow",
    "GrantRow",
    "GroupSessionRow",
    "InstallationRow",
    "JobTitleRow",
    "JoinRequestRow",
    "KeptFormRow",
    "KnownDeviceRow",
    "LessonCompletionRow",
    "LetterRow",
    "ListImportRow",
    "MembershipRow",
    "MoveRow",
    "PersonRow",
    "PlanRow",
    "PostRow",
    "QuizSubmissionRow",
    "ReflectionRow",
    "ReleaseRow",
    "ReminderPlanRow",
    "RequirementRow",
    "SessionRow",
    "SignInFailureRow",
    "StaffEntryRow",
    "UtcDateTime",
    "WayInRow",
]

APPEND_ONLY = (
    "move",
    "answer",
    "quiz_submission",
    "lesson_completion",
    "alternative_taken",
    "award",
    "award_void",
    "content_version",
    "release",
    "extra_attempt",
    "assignment",
    "assignment_event",
    "evidence_review",
    "group_session",
    "attendance",
    "audit",
)
"""Facts: the database itself refuses to change or delete their rows (append_only.py)."""

SUPERSEDED_ONLY = ("membership", "post", "absence", "requirement", "exemption")
"""What was known: the one change that the database lets through is setting `superseded_at`, once."""
