"""Files that a file names, whether they were asked to be checked or not."""

from app.content.drafts import Draft, read_draft
from app.content.files import AuthoredFile
from app.content.links import Identity
from app.content.model.terms import Terms
from app.content.page import over_a_limit
from app.content.shelf import Shelf


class Neighbours:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._drafts = {v.file.identity: v.read.draft for v in shelf.volumes}

    def file(self, identity: Identity) -> AuthoredFile | None:
        """The one that counts: of the last root that has it."""
        return next(reversed(self._shelf.neighbours.get(identity, ())), None)

    def draft(self, identity: Identity) -> Draft | None:
        """None where there is no such file, or one over the limits."""
        if identity not in self._drafts:
            file = self.file(identity)
            source = file.read() if file else None
            within = source and not over_a_limit(source.text)
            self._drafts[identity] = read_draft(source, Terms()) if source and within else None
        return self._drafts[identity]
