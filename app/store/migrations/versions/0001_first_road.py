"""First road."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("nation", sa.String(), nullable=False),
        sa.Column(
            "contacts",
            sa.JSON(),
            nullable=False,
            comment="DSP, social services, out of hours: shown as 'not set' where a key is missing",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
    )
    op.create_table(
        "content_version",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("first_met_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content_version")),
    )
    with op.batch_alter_table("content_version") as batch_op:
        batch_op.create_index("ix_content_version_kind_slug", ["kind", "slug"], unique=False)

    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('demo', 'production')", name=op.f("ck_installation_kind_known")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "release",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column(
            "parts", sa.JSON(), nullable=False, comment="'kind slug sha256' in outline order"
        ),
        sa.Column("first_met_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_release")),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username_sha256", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False, comment="IPv4 /24 or IPv6 /48"),
        sa.Column("device_sha256", sa.String(), nullable=False, comment="a known device's bucket"),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_failure")),
    )
    with op.batch_alter_table("sign_in_failure") as batch_op:
        batch_op.create_index("ix_sign_in_failure_failed_at", ["failed_at"], unique=False)

    op.create_table(
        "account",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "username", sa.String(), nullable=False, comment="work address or name, casefolded"
        ),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("password_set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("appearance", sa.String(), nullable=False),
        sa.Column(
            "nation",
            sa.String(),
            nullable=True,
            comment="as the learner chose; None: that of the post's agency",
        ),
        sa.CheckConstraint(
            "appearance IN ('system', 'light', 'dark')", name=op.f("ck_account_appearance_known")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_account")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    op.create_table(
        "alternative_taken",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False, comment="its slug"),
        sa.Column("content_sha256", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_sha256"],
            ["content_version.sha256"],
            name=op.f("fk_alternative_taken_content_sha256_content_version"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_alternative_taken_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "scenario", name=op.f("pk_alternative_taken")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("content_sha256", sa.String(), nullable=False),
        sa.Column(
            "course", sa.String(), nullable=True, comment="the course it was opened from, if any"
        ),
        sa.Column("release_sha256", sa.String(), nullable=True),
        sa.Column("terms_sha256", sa.String(), nullable=False),
        sa.Column("nation", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "seed", sa.String(), nullable=False, comment="orders choices, options and the draw"
        ),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('scenario', 'quiz')", name=op.f("ck_attempt_kind_known")),
        sa.ForeignKeyConstraint(
            ["content_sha256"],
            ["content_version.sha256"],
            name=op.f("fk_attempt_content_sha256_content_version"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attempt_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["release_sha256"], ["release.sha256"], name=op.f("fk_attempt_release_sha256_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.create_index(
            "ix_attempt_person_id_kind_slug", ["person_id", "kind", "slug"], unique=False
        )

    op.create_table(
        "award",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("release_sha256", sa.String(), nullable=False),
        sa.Column("terms_sha256", sa.String(), nullable=False),
        sa.Column("nation", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("course_title", sa.String(), nullable=False, comment="as the learner read it"),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("course_valid_months", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_award_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["release_sha256"], ["release.sha256"], name=op.f("fk_award_release_sha256_release")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sa.UniqueConstraint(
            "person_id",
            "course",
            "release_sha256",
            "met_on",
            name=op.f("uq_award_person_id_course_release_sha256_met_on"),
        ),
    )
    with op.batch_alter_table("award") as batch_op:
        batch_op.create_index(batch_op.f("ix_award_person_id"), ["person_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.String(),
            nullable=False,
            comment="'attempt/12/3', 'lesson/noticing-neglect/the-childs-day'",
        ),
        sa.Column("fields", sa.JSON(), nullable=False, comment="field name → list of values"),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_draft_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "place", name=op.f("pk_draft")),
    )
    op.create_table(
        "kept_form",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False, comment="field name → list of values"),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_kept_form_person_id_person")
        ),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_kept_form")),
    )
    with op.batch_alter_table("kept_form") as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_form_person_id"), ["person_id"], unique=False)

    op.create_table(
        "known_device",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_known_device_person_id_person")
        ),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_known_device")),
    )
    with op.batch_alter_table("known_device") as batch_op:
        batch_op.create_index(batch_op.f("ix_known_device_person_id"), ["person_id"], unique=False)

    op.create_table(
        "lesson_completion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("lesson", sa.String(), nullable=False),
        sa.Column("content_sha256", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_sha256"],
            ["content_version.sha256"],
            name=op.f("fk_lesson_completion_content_sha256_content_version"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_lesson_completion_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_completion")),
        sa.UniqueConstraint(
            "person_id",
            "lesson",
            "content_sha256",
            name=op.f("uq_lesson_completion_person_id_lesson_content_sha256"),
        ),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("job_role", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_post_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_post_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    with op.batch_alter_table("post") as batch_op:
        batch_op.create_index(batch_op.f("ix_post_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_post_person_id"), ["person_id"], unique=False)

    op.create_table(
        "reflection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.String(),
            nullable=False,
            comment="'lesson/noticing-neglect/the-childs-day/reflect-1', 'attempt/12'",
        ),
        sa.Column("title", sa.String(), nullable=False, comment="where it was written, in words"),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reflection_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection")),
        sa.UniqueConstraint("person_id", "place", name=op.f("uq_reflection_person_id_place")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "seen_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="written at most every five minutes",
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "device",
            sa.String(),
            nullable=False,
            comment="browser and system in words, for the learner's list",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_session_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_session_token_sha256")),
    )
    with op.batch_alter_table("session") as batch_op:
        batch_op.create_index(batch_op.f("ix_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "answer",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column(
            "step", sa.Integer(), nullable=False, comment="from 0, in the attempt's own order"
        ),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("response", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=True),
        sa.Column("hint_shown", sa.Boolean(), nullable=False),
        sa.Column(
            "mark_numerator", sa.Integer(), nullable=True, comment="None: an unscored rating"
        ),
        sa.Column("mark_denominator", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_answer_attempt_id_attempt")
        ),
        sa.PrimaryKeyConstraint("attempt_id", "step", name=op.f("pk_answer")),
    )
    op.create_table(
        "award_void",
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id"], ["award.id"], name=op.f("fk_award_void_award_id_award")
        ),
        sa.PrimaryKeyConstraint("award_id", name=op.f("pk_award_void")),
    )
    op.create_table(
        "move",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column(
            "step", sa.Integer(), nullable=False, comment="from 0; the form that made it carried it"
        ),
        sa.Column(
            "move",
            sa.String(),
            nullable=False,
            comment="as learning.scenario_run writes it: 'choose:ask-her', 'go-on', 'back:2'",
        ),
        sa.Column("scene", sa.String(), nullable=False, comment="where the learner stood"),
        sa.Column("scene_after", sa.String(), nullable=False),
        sa.Column("soundness", sa.String(), nullable=True),
        sa.Column("erring", sa.String(), nullable=True),
        sa.Column("regret", sa.Double(), nullable=True),
        sa.Column(
            "ending",
            sa.String(),
            nullable=True,
            comment="good, mixed or unsafe, if this move reached one",
        ),
        sa.Column(
            "completed",
            sa.Boolean(),
            nullable=False,
            comment="an ending, with every safety scene met put right",
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_move_attempt_id_attempt")
        ),
        sa.PrimaryKeyConstraint("attempt_id", "step", name=op.f("pk_move")),
    )
    op.create_table(
        "quiz_submission",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("score_numerator", sa.Integer(), nullable=False),
        sa.Column("score_denominator", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_quiz_submission_attempt_id_attempt")
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_quiz_submission")),
    )
