"""The requirement that most worlds have: everybody does *Noticing neglect*, and again each year."""

from app.content.model.header import Standing
from app.learning.obligation_facts import Pattern
from app.store.requirements import Terms

COURSE = "noticing-neglect"
BY_THE_BOARD = Terms(
    course=COURSE,
    title="Everybody notices",
    job_roles=(),
    validity_months=12,
    grace_days=14,
    starter_days=28,
    pattern=Pattern.ROLLING,
    fixed_day=None,
    standing=Standing.DRAFT,
    source="The board’s own policy",
    transition_on=None,
)
