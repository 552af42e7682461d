from flask import Blueprint

blueprint = Blueprint("effect", __name__, url_prefix="/boards/<int:board>/learning")
