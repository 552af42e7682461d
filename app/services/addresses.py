"""Mail addresses as people type them."""

from email_validator import EmailNotValidError, validate_email

from app.services.errors import Refused
from app.store.accounts import account_name


def fit_address(typed: str) -> str:
    """Casefolded, as accounts and staff lists keep it; Refused for what no mail server would take."""
    try:
        found = validate_email(typed.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as unfit:
        raise Refused("address-unfit") from unfit
    return account_name(f"{found.local_part}@{found.ascii_domain}")


def is_fit(typed: str) -> bool:
    try:
        fit_address(typed)
    except Refused:
        return False
    return True
