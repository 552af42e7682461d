"""The pages of this folder hang on it."""

from flask import Blueprint

blueprint = Blueprint("evidence", __name__)
