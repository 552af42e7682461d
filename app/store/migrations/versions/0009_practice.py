"""What came of a course at work."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practice_seen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column(
            "answer", sa.String(), nullable=False, comment="whether a change was seen at work"
        ),
        sa.Column("seen_by", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "answer IN ('yes', 'in-part', 'not-yet')",
            name=op.f("ck_practice_seen_answer_known"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_practice_seen_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_practice_seen_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["seen_by"], ["person.id"], name=op.f("fk_practice_seen_seen_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_seen")),
    )
    with op.batch_alter_table("practice_seen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_seen_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            "ix_practice_seen_person_id_course", ["person_id", "course"], unique=False
        )
