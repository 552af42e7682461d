"""Training that a board runs in a room."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "training_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "course",
            sa.String(),
            nullable=True,
            comment="what being there meets; none: attendance",
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False, comment="HH:MM, on the clocks there"),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("led_by", sa.String(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("book_until", sa.Date(), nullable=False, comment="the last day"),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_why", sa.String(), nullable=True),
        sa.CheckConstraint("places >= 1", name=op.f("ck_training_event_has_places")),
        sa.CheckConstraint("book_until <= held_on", name=op.f("ck_training_event_booked_before")),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_training_event_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_training_event_made_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_event")),
    )
    with op.batch_alter_table("training_event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_training_event_board_id_held_on", ["board_id", "held_on"], unique=False
        )

    op.create_table(
        "event_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_event_booking_agency_id_agency")
        ),
        sa.ForeignKeyConstraint(
            ["booked_by"], ["person.id"], name=op.f("fk_event_booking_booked_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["training_event.id"],
            name=op.f("fk_event_booking_event_id_training_event"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_event_booking_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["person.id"], name=op.f("fk_event_booking_withdrawn_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_booking")),
    )
    with op.batch_alter_table("event_booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_booking_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_booking_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_event_booking_open",
            ["event_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "event_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id"], ["award.id"], name=op.f("fk_event_attendance_award_id_award")
        ),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            ["event_booking.id"],
            name=op.f("fk_event_attendance_booking_id_event_booking"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_event_attendance_recorded_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_attendance")),
    )
    with op.batch_alter_table("event_attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_attendance_booking_id"), ["booking_id"], unique=False
        )

    op.create_table(
        "event_answer",
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("answer BETWEEN 1 AND 5", name=op.f("ck_event_answer_on_the_scale")),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            ["event_booking.id"],
            name=op.f("fk_event_answer_booking_id_event_booking"),
        ),
        sa.PrimaryKeyConstraint("booking_id", "question", name=op.f("pk_event_answer")),
    )
