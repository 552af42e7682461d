"""The pages of this folder hang on it."""

from flask import Blueprint

blueprint = Blueprint("record", __name__)
