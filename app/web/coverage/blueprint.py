from flask import Blueprint

blueprint = Blueprint("coverage", __name__, url_prefix="/boards")
