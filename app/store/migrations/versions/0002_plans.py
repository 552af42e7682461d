"""Plans."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.String(),
            nullable=False,
            comment="'lesson/noticing-neglect/what-now/plan-1'",
        ),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column(
            "title",
            sa.String(),
            nullable=False,
            comment="of the lesson where it was made, in words",
        ),
        sa.Column("see", sa.Text(), nullable=False),
        sa.Column("tell", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "outcome", sa.String(), nullable=True, comment="None: not asked yet, or not answered"
        ),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('done', 'in-part', 'not-yet')", name=op.f("ck_plan_outcome_known")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_plan_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("person_id", "place", name=op.f("uq_plan_person_id_place")),
    )
