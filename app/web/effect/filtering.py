"""Who is looked at: everybody, a sector, a job role."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.services.board_practice import Groups, Only


@dataclass(frozen=True, slots=True)
class FilterView:
    sectors: tuple[tuple[str, str], ...]
    job_roles: tuple[tuple[str, str], ...]
    only: Only

    @property
    def filtered(self) -> bool:
        return self.only != Only()


def filter_view(groups: Groups, only: Only) -> FilterView:
    return FilterView(
        (("", _("All sectors")), *_offered(groups.sectors, only.sector)),
        (("", _("All job roles")), *_offered(groups.job_roles, only.job_role)),
        only,
    )


def _offered(names: tuple[str, ...], chosen: str) -> tuple[tuple[str, str], ...]:
    """What the address asks for too, so that the page says what it shows."""
    named = names if chosen in ("", *names) else (*names, chosen)
    return tuple((name, name) for name in named)
