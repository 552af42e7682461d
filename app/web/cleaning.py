"""What no database of ours can keep, and nobody types: the NUL character."""

from flask import Request, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.utils import cached_property

from app.services.errors import NotFound

NUL = "\0"
Fields = MultiDict[str, str]


class CleanRequest(Request):
    """Nothing that reads a form or a query meets one."""

    @cached_property
    def args(self) -> Fields:
        return without_nul(super().args)

    def _load_form_data(self) -> None:
        """Werkzeug sets `form` here, whichever of form, files and values is asked for first."""
        super()._load_form_data()
        self.__dict__["form"] = without_nul(self.__dict__["form"])


def without_nul(fields: Fields) -> Fields:
    pairs = list(fields.items(multi=True))
    if not any(NUL in part for pair in pairs for part in pair):
        return fields
    return ImmutableMultiDict(
        (name.replace(NUL, ""), value.replace(NUL, "")) for name, value in pairs
    )


def refuse_nul_in_address() -> None:
    if NUL in request.path:
        raise NotFound("an address with a NUL in it")
