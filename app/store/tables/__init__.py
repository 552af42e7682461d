"""The tables, by what they are about."""

from app.store.tables.accounts import (
    AccountRow,
    ClosedNoteRow,
    JoinRequestRow,
    KeptFormRow,
    KnownDeviceRow,
    NotesClosureRow,
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
from app.store.tables.events import (
    EventAnswerRow,
    EventAttendanceRow,
    EventBookingRow,
    TrainingEventRow,
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
from app.store.tables.practice import PracticeSeenRow
from app.store.tables.privileges import (
    AuditHeadRow,
    AuditRow,
    GrantRow,
)
from app.store.tables.report_runs import (
    PublishingGroupsRow,
    ReportNarrativeRow,
    ReportRunRow,
    ReportSubscriberRow,
)
from app.store.tables.reports import (
    CoverageSnapshotRow,
    CoverageTargetRow,
)
from app.store.tables.returns import (
    AgencyReturnRow,
    ReturnLineRow,
    ReturnRequestRow,
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
    "AgencyReturnRow",
    "AgencyRow",
    "AlternativeTakenRow",
    "AnswerRow",
    "AssignmentEventRow",
    "AssignmentRow",
    "AttemptRow",
    "AttendanceRow",
    "AuditHeadRow",
    "AuditRow",
    "AwardCheckRow",
    "AwardRow",
    "AwardVoidRow",
    "Base",
    "BoardRow",
    "ClosedNoteRow",
    "ContentVersionRow",
    "CoverageSnapshotRow",
    "CoverageTargetRow",
    "DraftRow",
    "EventAnswerRow",
    "EventAttendanceRow",
    "EventBookingRow",
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
    "NotesClosureRow",
    "PersonRow",
    "PlanRow",
    "PostRow",
    "PracticeSeenRow",
    "PublishingGroupsRow",
    "QuizSubmissionRow",
    "ReflectionRow",
    "ReleaseRow",
    "ReminderPlanRow",
    "ReportNarrativeRow",
    "ReportRunRow",
    "ReportSubscriberRow",
    "RequirementRow",
    "ReturnLineRow",
    "ReturnRequestRow",
    "SessionRow",
    "SignInFailureRow",
    "StaffEntryRow",
    "TrainingEventRow",
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
    "coverage_snapshot",
    "return_request",
    "agency_return",
    "return_line",
    "event_attendance",
    "event_answer",
    "practice_seen",
    "publishing_groups",
    "report_run",
    "report_narrative",
)
"""Facts: the database itself refuses to change or delete their rows (append_only.py)."""

SUPERSEDED_ONLY = (
    "membership",
    "post",
    "absence",
    "requirement",
    "exemption",
    "coverage_target",
)
"""What was known: the one change that the database lets through is setting `superseded_at`, once."""
