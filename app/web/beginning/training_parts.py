"""What the pages of step 3 share."""

from datetime import date, timedelta

from flask import render_template

from app.ids import AgencyId
from app.services import beginning, requiring
from app.services.beginning import Progress, Step
from app.services.civil_time import civil_date
from app.services.offering import offered
from app.services.requiring import Setter
from app.store.requirements import Owner
from app.web.beginning.steps import href_after, place_words
from app.web.context import actor, content, database, now, words

FOUR_WEEKS = timedelta(weeks=4)


def there(agency: int) -> tuple[Progress, Setter]:
    owner = Owner(agency_id=AgencyId(agency))
    with database().reading() as session:
        setter = requiring.get_setter(session, actor(), owner, now())
        return beginning.progress(session, actor(), AgencyId(agency), now()), setter


def courses_of(found: Progress) -> list[tuple[str, str]]:
    """Slugs and titles of the nation's, by title."""
    there = offered(content().library, found.agency.facts.nation)
    named = [(course.slug, course.title.fill(words())) for course in there]
    return sorted(named, key=lambda course: course[1].casefold())


def in_four_weeks() -> date:
    return civil_date(now()) + FOUR_WEEKS


def page(name: str, found: Progress, **shown: object) -> str:
    return render_template(
        f"beginning/{name}.html",
        agency=found.agency,
        found=found,
        place_words=place_words(Step.TRAINING),
        later=href_after(Step.TRAINING, found.agency.id),
        **shown,
    )
