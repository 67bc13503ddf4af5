"""The addresses that phones, projector and watcher open."""

from __future__ import annotations

import ipaddress
import socket
import struct
import sys
import threading
import time
from contextlib import suppress

from workshop.settings import Settings

KEPT_FOR = 10.0
"""Seconds for which a found address is believed: people change the Wi-Fi."""

SIOCGIFADDR = 0x8915

VIRTUAL = ("br-", "docker", "veth", "virbr")
"""Cards that lead to containers on this computer and to no phone."""

SOMEWHERE_ELSE = ("192.0.2.1", 9)
"""A documentation address: asking for the way there sends nothing."""


class Addresses:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._asked_at = float("-inf")
        self._address: str | None = None

    def base(self) -> str:
        """What every link starts with, without a slash at its end."""
        if self._settings.public_url:
            return self._settings.public_url
        return f"http://{self._host()}:{self._settings.port}"

    def _host(self) -> str:
        host = self._settings.host
        return host if is_one_address(host) else self.lan() or "127.0.0.1"

    def lan(self) -> str | None:
        with self._lock:
            if time.monotonic() - self._asked_at >= KEPT_FOR:
                self._address = lan_address()
                self._asked_at = time.monotonic()
            return self._address


def is_one_address(host: str) -> bool:
    """Whether phones are answered on just this address, and not on all of them."""
    try:
        return not ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return True


def lan_address() -> str | None:
    """This computer's address in the network that phones share with it; None without a network."""
    found = [route_address(), *interface_addresses(), *host_addresses()]
    return next((address for address in found if address and is_reachable(address)), None)


def route_address() -> str | None:
    """The address from which packets would leave."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE_ELSE)
            return str(probe.getsockname()[0])
        except OSError:
            return None


def interface_addresses() -> list[str]:
    """The addresses of the network cards, for a network without a way out; on Linux only."""
    if sys.platform != "linux":
        return []
    import fcntl  # noqa: PLC0415 - does not exist elsewhere

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            if name.startswith(VIRTUAL):
                continue
            with suppress(OSError):  # a card without an address
                answer = fcntl.ioctl(probe, SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def host_addresses() -> list[str]:
    """The addresses of this computer's name, for the same case on other systems."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return [str(address[0]) for *_, address in found]


def is_reachable(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_unspecified or ip.is_multicast)
