"""What agencies declare for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "return_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "as_of",
            sa.Date(),
            nullable=False,
            comment="the day that the numbers are to be true of",
        ),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column(
            "courses", sa.JSON(), nullable=False, comment="what is asked about, as it was then"
        ),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_return_request_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_return_request_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_return_request_made_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_request")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_return_request_token_sha256")),
    )
    with op.batch_alter_table("return_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_return_request_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(
            "ix_return_request_board_id_as_of", ["board_id", "as_of"], unique=False
        )

    op.create_table(
        "agency_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column(
            "headcount",
            sa.Integer(),
            nullable=True,
            comment="staff and volunteers, all of them",
        ),
        sa.Column("declared_by", sa.String(), nullable=False, comment="name, as typed"),
        sa.Column("declared_as", sa.String(), nullable=False, comment="their post, as typed"),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "headcount IS NULL OR headcount >= 0",
            name=op.f("ck_agency_return_headcount_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_agency_return_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_agency_return_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["return_request.id"],
            name=op.f("fk_agency_return_request_id_return_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_return")),
    )
    with op.batch_alter_table("agency_return", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_return_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            "ix_agency_return_board_id_as_of", ["board_id", "as_of"], unique=False
        )

    op.create_table(
        "return_line",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("role_group", sa.String(), nullable=False),
        sa.Column("required", sa.Integer(), nullable=False),
        sa.Column("trained", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role_group IN ('everybody', 'regular contact', 'safeguarding leads')",
            name=op.f("ck_return_line_role_group_known"),
        ),
        sa.CheckConstraint(
            "trained >= 0 AND trained <= required",
            name=op.f("ck_return_line_trained_of_required"),
        ),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["agency_return.id"],
            name=op.f("fk_return_line_return_id_agency_return"),
        ),
        sa.PrimaryKeyConstraint("return_id", "course", "role_group", name=op.f("pk_return_line")),
    )
