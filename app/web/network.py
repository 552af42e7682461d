"""Where a request comes from, as coarsely as the throttle needs."""

from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

NOWHERE = "unknown"
"""One network for all whose proxy gives no address: a throttle too tight is better than none."""


def network() -> str:
    """IPv4 /24 or IPv6 /48."""
    return network_of(request.remote_addr or "127.0.0.1")


def network_of(remote: str) -> str:
    """Also of an address with its port, as some proxies write it."""
    try:
        address = ip_address(_without_port(remote))
    except ValueError:
        return NOWHERE
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    prefix = 24 if address.version == 4 else 48
    return str(ip_network(f"{address}/{prefix}", strict=False))


def _without_port(remote: str) -> str:
    if remote.startswith("["):
        return remote[1:].partition("]")[0]
    return remote.partition(":")[0] if remote.count(":") == 1 else remote
