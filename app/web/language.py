"""Words in the reader's language, for templates and for Python."""

from gettext import NullTranslations
from typing import cast

from babel import Locale
from flask import Flask
from flask_babel import Babel, Domain  # type: ignore[attr-defined]


class Catalogues(Domain):  # type: ignore[misc]
    _found: NullTranslations | None = None

    def get_translations(self) -> NullTranslations:
        """Once: pages have one language. Flask-Babel works the locale out for every single message."""
        if self._found is None:
            self._found = cast("NullTranslations", super().get_translations())
        return self._found


def init_language(app: Flask) -> None:
    locale, catalogues = Locale.parse(app.config["BABEL_DEFAULT_LOCALE"]), Catalogues()
    babel = Babel(app, locale_selector=lambda: locale)
    babel.domain_instance = catalogues  # type: ignore[attr-defined]
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: catalogues.get_translations().gettext(message),
        lambda one, many, number: catalogues.get_translations().ngettext(one, many, number),
        newstyle=True,
    )
    app.jinja_env.globals["_"] = app.jinja_env.globals["gettext"]  # Jinja's own goes a longer way
