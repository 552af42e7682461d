"""The one place that knows where things are."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = PROJECT / "templates"
STATIC = PROJECT / "static"
CONTENT = PROJECT
INSTANCE = PROJECT / "instance"
DEMO = INSTANCE / "demo"
