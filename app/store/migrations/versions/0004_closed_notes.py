"""Notes that a slip closed, a bucket of its own for joining, and where the audit trail ends."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notes_closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.Column(
            "former_password_hash",
            sa.String(),
            nullable=False,
            comment="what opens the notes again; '' once it has",
        ),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_notes_closure_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["person.id"], name=op.f("fk_notes_closure_given_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notes_closure_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes_closure")),
    )
    with op.batch_alter_table("notes_closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notes_closure_person_id"), ["person_id"], unique=False)

    op.create_table(
        "closed_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("closure_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False, comment="the table that it came from"),
        sa.Column("row", sa.JSON(), nullable=False, comment="moments as ISO 8601"),
        sa.CheckConstraint(
            "kind IN ('reflection', 'plan', 'draft', 'kept_form')",
            name=op.f("ck_closed_note_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["closure_id"],
            ["notes_closure.id"],
            name=op.f("fk_closed_note_closure_id_notes_closure"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_note")),
    )
    with op.batch_alter_table("closed_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closed_note_closure_id"), ["closure_id"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.execute(
        "INSERT INTO audit_head (id, number, sealed) "
        "SELECT 1, id, sealed FROM audit ORDER BY id DESC LIMIT 1"
    )

    with op.batch_alter_table("sign_in_failure", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "bucket",
                sa.String(),
                server_default="",
                nullable=False,
                comment="'join': asking to be on a list; '': signing in",
            )
        )
