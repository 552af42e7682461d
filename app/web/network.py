"""Where a request comes from, as coarsely as the throttle needs."""

from ipaddress import ip_address, ip_network

from flask import request


def network() -> str:
    """IPv4 /24 or IPv6 /48."""
    address = ip_address(request.remote_addr or "127.0.0.1")
    prefix = 24 if address.version == 4 else 48
    return str(ip_network(f"{address}/{prefix}", strict=False))
