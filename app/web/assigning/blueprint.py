from flask import Blueprint

blueprint = Blueprint("assigning", __name__)
