"""Typed identifiers: a person's number is not an attempt's number, and mypy says so."""

from typing import NewType

PersonId = NewType("PersonId", int)
AgencyId = NewType("AgencyId", int)
BoardId = NewType("BoardId", int)
PostId = NewType("PostId", int)
SessionId = NewType("SessionId", int)
AttemptId = NewType("AttemptId", int)
AwardId = NewType("AwardId", int)
ReflectionId = NewType("ReflectionId", int)
PlanId = NewType("PlanId", int)
NotesClosureId = NewType("NotesClosureId", int)
GrantId = NewType("GrantId", int)
MembershipId = NewType("MembershipId", int)
WayInId = NewType("WayInId", int)
RequirementId = NewType("RequirementId", int)
AssignmentId = NewType("AssignmentId", int)
ListImportId = NewType("ListImportId", int)
AbsenceId = NewType("AbsenceId", int)
LetterId = NewType("LetterId", int)
EvidenceId = NewType("EvidenceId", int)
GroupSessionId = NewType("GroupSessionId", int)
JoinRequestId = NewType("JoinRequestId", int)
ReturnRequestId = NewType("ReturnRequestId", int)
ReturnId = NewType("ReturnId", int)
EventId = NewType("EventId", int)
BookingId = NewType("BookingId", int)
ReportRunId = NewType("ReportRunId", int)

Sha256 = NewType("Sha256", str)
"""64 hexadecimal digits."""

SceneId = NewType("SceneId", str)
"""A scene's anchor: the Git hosts' slug of its heading."""

ChoiceId = NewType("ChoiceId", str)
QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
