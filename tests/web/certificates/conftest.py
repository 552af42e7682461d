"""On the example courses."""

from tests.web.example_courses import content_root, first_words, learning, stranger, walker

__all__ = ["content_root", "first_words", "learning", "stranger", "walker"]
