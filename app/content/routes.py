"""An ordered list of links: one Continue button, and the first way whose condition holds is taken."""

from app.content import directives
from app.content.blocks import Block
from app.content.page import Page
from app.content.ways import LinkLine, first_link, read_link_line


def read_route(page: Page, block: Block) -> list[LinkLine]:
    route: list[LinkLine] = []
    for item in block.inside:
        parts = item.inside
        if not parts or first_link(parts[0]) is None:
            page.note(item.line, "M013", "in a route every item is a link to a scene")
            continue
        route.append(read_link_line(page, parts[0], directives.ROUTE))
        if len(parts) > 1:
            page.note(
                parts[1].line, "M013", "nothing is shown of a route: move this text out of it"
            )
    if not page.troubled(block.line, block.last_line):
        _note_conditions(page, route)
    return route


def _note_conditions(page: Page, route: list[LinkLine]) -> None:
    for way in route[:-1]:
        if way.argument("if") is None and way.argument("only") is None:
            message = "only the last way of a route stands without `if`: add a condition"
            page.note(way.line, "M013", message)
            return
    for nation in page.header.nations:
        ways = [way for way in route if nation in way.nations]
        if ways and ways[-1].argument("if") is not None:
            message = "the last way of a route has no `if`: it is for all the others"
            page.note(ways[-1].line, "M013", message)
            return
