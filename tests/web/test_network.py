"""Which network the throttle counts a request to."""

import pytest

from app.web.network import NOWHERE, network_of


@pytest.mark.parametrize(
    ("remote", "network"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("203.0.113.9:50123", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("[2001:db8:1:2::3]:443", "2001:db8:1::/48"),
        ("[2001:db8:1:2::3]", "2001:db8:1::/48"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("unknown", NOWHERE),
        ("", NOWHERE),
        ("_hidden:80", NOWHERE),
        ("9" * 5000, NOWHERE),
    ],
)
def test_network_of(remote: str, network: str) -> None:
    assert network_of(remote) == network
