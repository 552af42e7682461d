"""Reports that a board published, what was said about them, and who is told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publishing_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_publishing_groups_board_id_board")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publishing_groups")),
    )
    with op.batch_alter_table("publishing_groups", schema=None) as batch_op:
        batch_op.create_index(
            "ix_publishing_groups_board_id_year", ["board_id", "year"], unique=False
        )

    op.create_table(
        "report_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False, comment="the last day of a month"),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "definition",
            sa.JSON(),
            nullable=False,
            comment="what was counted: services/report_definition.py has its form",
        ),
        sa.Column(
            "code_version",
            sa.String(),
            nullable=False,
            comment="sha256 of the code that counted",
        ),
        sa.Column("releases", sa.JSON(), nullable=False, comment="course → sha256 of its release"),
        sa.Column(
            "result",
            sa.JSON(),
            nullable=False,
            comment="protected: learning/disclosure/writing.py has its form",
        ),
        sa.Column(
            "sha256",
            sa.String(),
            nullable=False,
            comment="of definition, code version, releases and result, as JSON with sorted keys",
        ),
        sa.Column("made_by", sa.Integer(), nullable=True, comment="None: the command line"),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_report_run_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_report_run_made_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_run")),
        sa.UniqueConstraint(
            "board_id", "as_of", "known_at", name=op.f("uq_report_run_board_id_as_of_known_at")
        ),
    )

    op.create_table(
        "report_narrative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False, comment="Markdown, as typed"),
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["report_run.id"], name=op.f("fk_report_narrative_run_id_report_run")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person.id"], name=op.f("fk_report_narrative_written_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_narrative")),
    )
    with op.batch_alter_table("report_narrative", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_narrative_run_id"), ["run_id"], unique=False)

    op.create_table(
        "report_subscriber",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_report_subscriber_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_report_subscriber_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_subscriber")),
    )
    with op.batch_alter_table("report_subscriber", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_subscriber_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "uq_report_subscriber_open",
            ["board_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
