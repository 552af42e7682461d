"""The example course without its quiz: the case completes it."""

import shutil
from pathlib import Path

EXAMPLES = Path(__file__).parent / "content" / "examples"
ONLY_IN_THE_QUIZ = ("quizzes/", "  listen:")
"""The step, and the outcome that nothing else is behind."""


def without_its_quiz(root: Path) -> Path:
    shutil.copytree(EXAMPLES, root)
    course = root / "courses" / "first-words" / "course.md"
    lines = course.read_text("utf-8").splitlines()
    kept = [line for line in lines if not any(words in line for words in ONLY_IN_THE_QUIZ)]
    course.write_text("\n".join(kept), "utf-8")
    return root
