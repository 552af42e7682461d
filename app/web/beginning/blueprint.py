from flask import Blueprint

blueprint = Blueprint("beginning", __name__, url_prefix="/team/<int:agency>/begin")
