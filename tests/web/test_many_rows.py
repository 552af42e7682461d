"""A page takes as many statements for many rows as for few: every page of those who run something, from the routes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.ids import AgencyId, BoardId
from tests.access_world import Builder, Place
from tests.conftest import heed_of
from tests.web.test_access_matrix import Browser, Matrix, Site, browsers, site

__all__ = ["browsers", "site"]


@pytest.mark.parametrize("name", ["DSP", "analyst", "board's administrator", "administrator"])
def test_more_rows_take_no_more_statements(
    site: Site, browsers: dict[str, Browser], name: str
) -> None:
    add_rows(site, 3)
    few = dict(statements(Matrix(site, browsers[name])))
    add_rows(site, 15)
    many = dict(statements(Matrix(site, browsers[name])))
    site.restore()
    assert len(few) > 10
    assert {path: (few[path], many[path]) for path in few if many[path] > few[path]} == {}


def add_rows(site: Site, number: int) -> None:
    """At the own agency, and agencies beside it at the own board."""
    heed, world = heed_of(site.app), site.world
    with heed.database.transaction() as session:
        builder = Builder(session, heed, heed.clock(), world)
        builder.everywhere = world.lookers["administrator"].someone or builder.area.staff("Nobody")
        own = AgencyId(int(world.objects["agency", Place.OWN]))
        board = BoardId(int(world.objects["board", Place.OWN]))
        for each in range(number):
            text = f"One of {number}, number {each}"
            builder.more(text, own)
            builder.area.agency(text, board)
            builder.area.board(f"{text}, a board")


def statements(matrix: Matrix) -> Iterator[tuple[str, int]]:
    """By page; those that the page before left are not counted."""
    with counted() as seen:
        for path, _ in matrix.own_pages():
            yield path, len(seen)
            seen.clear()


@contextmanager
def counted() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)
