"""What boards aim at, and figures that were counted and kept."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coverage_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column(
            "course", sa.String(), nullable=True, comment="None: for everything that is asked"
        ),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "percent BETWEEN 1 AND 100", name=op.f("ck_coverage_target_percent_of_hundred")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_coverage_target_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_coverage_target_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage_target")),
    )
    with op.batch_alter_table("coverage_target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coverage_target_board_id"), ["board_id"], unique=False)

    op.create_table(
        "coverage_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "figures", sa.JSON(), nullable=False, comment="reporting/kept_figures.py has its form"
        ),
        sa.Column(
            "sha256",
            sa.String(),
            nullable=False,
            comment="of the figures, as JSON with sorted keys",
        ),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_coverage_snapshot_board_id_board")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage_snapshot")),
        sa.UniqueConstraint(
            "board_id",
            "as_of",
            "known_at",
            name=op.f("uq_coverage_snapshot_board_id_as_of_known_at"),
        ),
    )
    with op.batch_alter_table("coverage_snapshot", schema=None) as batch_op:
        batch_op.create_index(
            "ix_coverage_snapshot_board_id_as_of", ["board_id", "as_of"], unique=False
        )
