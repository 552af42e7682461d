"""Boards, staff lists, grants, audit, ways in, letters, requirements and assignments."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="1, 2, 3, …"),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True, comment="None: the command line"),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False, comment="kind → identity or identities"),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("board_id", sa.Integer(), nullable=True),
        sa.Column(
            "sealed",
            sa.String(),
            nullable=False,
            comment="sha256 over the row and the seal before it",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_board_id"), ["board_id"], unique=False)

    op.create_table(
        "board",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("nation", sa.String(), nullable=False),
        sa.Column(
            "contacts",
            sa.JSON(),
            nullable=False,
            comment="for every agency that sets none of its own",
        ),
        sa.Column("words", sa.JSON(), nullable=False, comment="terms of its own, by their keys"),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_absence_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_absence_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_absence_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_absence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "access_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("board_id", sa.Integer(), nullable=True),
        sa.Column(
            "agreement",
            sa.String(),
            server_default="",
            nullable=False,
            comment="of an analyst: the data sharing agreement",
        ),
        sa.Column("granted_by", sa.Integer(), nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('dsp', 'analyst', 'author', 'administrator')",
            name=op.f("ck_access_grant_role_known"),
        ),
        sa.CheckConstraint(
            "agency_id IS NULL OR board_id IS NULL", name=op.f("ck_access_grant_one_reach")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_access_grant_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_access_grant_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["granted_by"], ["person.id"], name=op.f("fk_access_grant_granted_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_access_grant_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by"], ["person.id"], name=op.f("fk_access_grant_revoked_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_grant")),
    )
    with op.batch_alter_table("access_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_grant_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_grant_board_id"), ["board_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_grant_person_id"), ["person_id"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False, comment="the civil day of made_at"),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column(
            "batch",
            sa.String(),
            nullable=False,
            comment="random; one for all that were assigned together",
        ),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_assignment_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_assignment_made_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            "ix_assignment_person_id_course", ["person_id", "course"], unique=False
        )

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("own_until", sa.Date(), nullable=True),
        sa.Column(
            "file_name",
            sa.String(),
            nullable=False,
            comment="as it was called; '' where there is no file",
        ),
        sa.Column(
            "stored_as", sa.String(), nullable=False, comment="a random name in the uploads folder"
        ),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("handed_in_by", sa.Integer(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_evidence_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["handed_in_by"], ["person.id"], name=op.f("fk_evidence_handed_in_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_evidence_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "exemption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_exemption_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_exemption_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_exemption_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    with op.batch_alter_table("exemption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exemption_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            "ix_exemption_person_id_course", ["person_id", "course"], unique=False
        )

    op.create_table(
        "extra_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("quiz", sa.String(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_extra_attempt_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["person.id"], name=op.f("fk_extra_attempt_given_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_extra_attempt_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_attempt")),
    )
    with op.batch_alter_table("extra_attempt", schema=None) as batch_op:
        batch_op.create_index(
            "ix_extra_attempt_person_id_quiz", ["person_id", "quiz"], unique=False
        )

    op.create_table(
        "group_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("led_by", sa.String(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=True, comment="the case that was talked over"),
        sa.Column(
            "course", sa.String(), nullable=True, comment="what it meets; None: attendance alone"
        ),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_group_session_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_group_session_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_session")),
    )
    with op.batch_alter_table("group_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_session_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "job_title",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False, comment="casefolded"),
        sa.Column("meaning", sa.String(), nullable=False, comment="a job role; a course's slug"),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('job', 'course')", name=op.f("ck_job_title_kind_known")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_job_title_agency_id_agency")
        ),
        sa.PrimaryKeyConstraint("agency_id", "kind", "title", name=op.f("pk_job_title")),
    )
    op.create_table(
        "join_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("job_role", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column(
            "person_id", sa.Integer(), nullable=True, comment="None: not decided, or turned down"
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_join_request_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_join_request_decided_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_join_request_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_request")),
    )
    with op.batch_alter_table("join_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_join_request_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column(
            "stage",
            sa.String(),
            nullable=False,
            comment="with kind and person it is unique: 'due-14/2027-03-01', 'way-in/12'",
        ),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="emptied once sent: links must not stay"
        ),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column(
            "reason", sa.String(), nullable=False, comment="of a letter that was not sent, in a key"
        ),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'claimed', 'sent', 'skipped', 'unsure', 'failed')",
            name=op.f("ck_letter_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_letter_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letter_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("message_id", name=op.f("uq_letter_message_id")),
        sa.UniqueConstraint(
            "person_id", "kind", "stage", name=op.f("uq_letter_person_id_kind_stage")
        ),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_letter_state_not_before", ["state", "not_before"], unique=False)

    op.create_table(
        "list_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column(
            "rows", sa.JSON(), nullable=False, comment="as read; emptied when it was put away"
        ),
        sa.Column(
            "changes", sa.JSON(), nullable=False, comment="what was done, so that it can be undone"
        ),
        sa.Column("uploaded_by", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('staff', 'completions')", name=op.f("ck_list_import_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_list_import_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["person.id"], name=op.f("fk_list_import_uploaded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_import")),
    )
    with op.batch_alter_table("list_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_import_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_membership_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_membership_board_id_board")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_board_id"), ["board_id"], unique=False)

    op.create_table(
        "reminder_plan",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("switched_on", sa.Boolean(), nullable=False),
        sa.Column("days_before", sa.JSON(), nullable=False),
        sa.Column("days_after", sa.JSON(), nullable=False),
        sa.Column("on_the_day", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="the agency's own; '': Heed's"),
        sa.Column("closures", sa.JSON(), nullable=False, comment="pairs of ISO days, both closed"),
        sa.Column("reminded_on", sa.Date(), nullable=True, comment="up to this day all is settled"),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_reminder_plan_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.id"], name=op.f("fk_reminder_plan_changed_by_person")
        ),
        sa.PrimaryKeyConstraint("agency_id", name=op.f("pk_reminder_plan")),
    )
    op.create_table(
        "requirement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "lineage", sa.String(), nullable=False, comment="random; one rule through its versions"
        ),
        sa.Column("board_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column(
            "title", sa.String(), nullable=False, comment="what people read in 'required by …'"
        ),
        sa.Column("job_roles", sa.JSON(), nullable=False, comment="empty: everyone"),
        sa.Column(
            "validity_months",
            sa.Integer(),
            nullable=True,
            comment="None: as long as the course itself says",
        ),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.Column(
            "starter_days",
            sa.Integer(),
            nullable=False,
            comment="a new starter's, from the post's first day",
        ),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("fixed_month", sa.Integer(), nullable=True),
        sa.Column("fixed_day", sa.Integer(), nullable=True),
        sa.Column(
            "standing",
            sa.String(),
            nullable=False,
            comment="the least standing of content that meets it",
        ),
        sa.Column(
            "source", sa.String(), nullable=False, comment="what the rule rests on, in words"
        ),
        sa.Column("applies_from", sa.Date(), nullable=False),
        sa.Column("applies_until", sa.Date(), nullable=True),
        sa.Column(
            "transition_on",
            sa.Date(),
            nullable=True,
            comment="who met the rule before this one has until then",
        ),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "pattern IN ('rolling', 'anchored', 'fixed')", name=op.f("ck_requirement_pattern_known")
        ),
        sa.CheckConstraint(
            "(board_id IS NULL) <> (agency_id IS NULL)", name=op.f("ck_requirement_one_owner")
        ),
        sa.CheckConstraint(
            "grace_days >= 0 AND starter_days >= 0", name=op.f("ck_requirement_days_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_requirement_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_requirement_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_requirement_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requirement_board_id"), ["board_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requirement_lineage"), ["lineage"], unique=False)

    op.create_table(
        "staff_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False, comment="as the list has it"),
        sa.Column("address", sa.String(), nullable=True, comment="work email, casefolded"),
        sa.Column("payroll_id", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_staff_entry_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_staff_entry_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_entry")),
        sa.UniqueConstraint("agency_id", "address", name=op.f("uq_staff_entry_agency_id_address")),
        sa.UniqueConstraint(
            "agency_id", "payroll_id", name=op.f("uq_staff_entry_agency_id_payroll_id")
        ),
        sa.UniqueConstraint(
            "agency_id", "person_id", name=op.f("uq_staff_entry_agency_id_person_id")
        ),
    )
    with op.batch_alter_table("staff_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_entry_person_id"), ["person_id"], unique=False)

    op.create_table(
        "way_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("board_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=True, comment="the grant that comes with it"),
        sa.Column(
            "agreement",
            sa.String(),
            server_default="",
            nullable=False,
            comment="of an analyst: the data sharing agreement",
        ),
        sa.Column("username", sa.String(), nullable=True, comment="what the printed slip suggests"),
        sa.Column(
            "address", sa.String(), nullable=True, comment="the mail address that it was sent to"
        ),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('invitation', 'slip', 'reset', 'old-address', 'new-address')",
            name=op.f("ck_way_in_kind_known"),
        ),
        sa.CheckConstraint(
            "agency_id IS NULL OR board_id IS NULL", name=op.f("ck_way_in_one_reach")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_way_in_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_way_in_board_id_board")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_way_in_made_by_person")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_way_in_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_way_in")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_way_in_token_sha256")),
    )
    with op.batch_alter_table("way_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_way_in_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_way_in_person_id"), ["person_id"], unique=False)

    op.create_table(
        "assignment_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'extended') = (due_on IS NOT NULL)",
            name=op.f("ck_assignment_event_extended_to"),
        ),
        sa.CheckConstraint(
            "kind IN ('withdrawn', 'extended')", name=op.f("ck_assignment_event_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_event_assignment_id_assignment"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_assignment_event_made_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_event")),
    )
    with op.batch_alter_table("assignment_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assignment_event_assignment_id"), ["assignment_id"], unique=False
        )

    op.create_table(
        "attendance",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id"], ["award.id"], name=op.f("fk_attendance_award_id_award")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["group_session.id"],
            name=op.f("fk_attendance_session_id_group_session"),
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_attendance")),
    )
    op.create_table(
        "award_check",
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["award_id"], ["award.id"], name=op.f("fk_award_check_award_id_award")
        ),
        sa.PrimaryKeyConstraint("award_id", name=op.f("pk_award_check")),
        sa.UniqueConstraint("token", name=op.f("uq_award_check_token")),
    )
    op.create_table(
        "evidence_review",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=True),
        sa.Column("reviewed_by", sa.Integer(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id"], ["award.id"], name=op.f("fk_evidence_review_award_id_award")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_review_evidence_id_evidence")
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["person.id"], name=op.f("fk_evidence_review_reviewed_by_person")
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_evidence_review")),
    )
    # SQLite's CHECKs are not reflected: a table that is rebuilt needs them again.
    appearance = sa.CheckConstraint(
        "appearance IN ('system', 'light', 'dark')", name=op.f("ck_account_appearance_known")
    )
    with op.batch_alter_table("account", schema=None, table_args=(appearance,)) as batch_op:
        batch_op.add_column(
            sa.Column(
                "address",
                sa.String(),
                nullable=True,
                comment="a mail address that its person has shown to be theirs, casefolded",
            )
        )
        batch_op.create_unique_constraint(batch_op.f("uq_account_address"), ["address"])

    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "words",
                sa.JSON(),
                server_default="{}",
                nullable=False,
                comment="terms of its own, by their keys",
            )
        )
        batch_op.add_column(
            sa.Column("parent_id", sa.Integer(), nullable=True, comment="of a school: its trust")
        )
        batch_op.add_column(
            sa.Column(
                "join_code", sa.String(), nullable=True, comment="None: nobody joins by a code"
            )
        )
        batch_op.add_column(
            sa.Column(
                "recorded_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="None: before Heed kept it",
            )
        )
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_agency_parent_id"), ["parent_id"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_agency_join_code"), ["join_code"])
        batch_op.create_foreign_key(
            batch_op.f("fk_agency_parent_id_agency"), "agency", ["parent_id"], ["id"]
        )

    with op.batch_alter_table("award", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", sa.String(), server_default="heed", nullable=False))
        batch_op.add_column(
            sa.Column(
                "provider",
                sa.String(),
                server_default="",
                nullable=False,
                comment="of learning elsewhere: who gave it",
            )
        )
        batch_op.add_column(
            sa.Column(
                "own_until",
                sa.Date(),
                nullable=True,
                comment="the last day that outside evidence itself names",
            )
        )
        batch_op.add_column(sa.Column("recorded_by", sa.Integer(), nullable=True))
        batch_op.alter_column(
            "release_sha256",
            existing_type=sa.VARCHAR(),
            nullable=True,
            comment="None: learnt elsewhere",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_award_recorded_by_person"), "person", ["recorded_by"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_award_source_known"), "source IN ('heed', 'list', 'evidence', 'session')"
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_person_merged_into_id_person"), "person", ["merged_into_id"], ["id"]
        )

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recorded_by", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "superseded_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="None: as it is known now",
            )
        )
        batch_op.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_post_replaces_id"), ["replaces_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_post_replaces_id_post"), "post", ["replaces_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_post_recorded_by_person"), "person", ["recorded_by"], ["id"]
        )

    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "shared_device",
                sa.Boolean(),
                server_default=sa.false(),
                nullable=False,
                comment="a tablet in the staff room: ends early",
            )
        )
