from flask import Blueprint

blueprint = Blueprint("returns", __name__)
