"""What the languages of texts are called, each in itself."""

NAMES = {"": "English", "cy": "Cymraeg"}


def name_of(language: str) -> str:
    return NAMES.get(language, language)


def code_of(language: str) -> str:
    """For `lang=`: a text without a language in its name is English."""
    return language or "en"
