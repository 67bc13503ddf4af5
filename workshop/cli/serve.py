"""``workshop serve``: bind both doors, say where to go, run until told to stop."""

from __future__ import annotations

import argparse
import dataclasses
import errno
import os
import socket
import sys
import threading
import webbrowser
from contextlib import ExitStack
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from workshop.cli.outcome import FINE, PROBLEMS
from workshop.cli.welcome import LOOPBACK, enter_link, welcome
from workshop.settings import Settings

SHORTEST_PASSCODE = 8
"""One guess a second is let through; eight characters outlast that."""


class CannotServe(Exception):
    """A sentence for the person at the terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--port", type=int, metavar="N", help="port on which phones are answered (8080)")
    add("--dashboard-port", type=int, metavar="N", help="port of the dashboard (8501)")
    add(
        "--host",
        metavar="ADDR",
        help="address on which phones are answered (all of this computer’s)",
    )
    add("--data-dir", type=Path, metavar="DIR", help="folder for the database and the key")
    add("--no-browser", action="store_true", help="do not open the dashboard in a browser")
    add("--demo", action="store_true", help="open a rehearsal room with eight simulated people")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_here(
        port=arguments.port,
        dashboard_port=arguments.dashboard_port,
        host=arguments.host,
        data_dir=arguments.data_dir,
    )
    try:
        check_hosted(settings)
        with ExitStack() as sockets:
            bound = [sockets.enter_context(opened) for opened in bind_doors(settings)]
            serve(with_ports(settings, bound), bound, arguments)
    except CannotServe as problem:
        print(problem, file=sys.stderr)
        return PROBLEMS
    return FINE


def check_hosted(settings: Settings) -> None:
    """A public server without a passcode lets everyone in, one without TLS lets everyone read."""
    address = urlsplit(settings.public_url or "")
    if address.scheme == "http" and not is_loopback(address.hostname or ""):
        raise CannotServe(
            "WORKSHOP_PUBLIC_URL must begin with https://: without it, the passcode and the pages "
            "that phones trust cross the internet where others can read and change them."
        )
    if settings.public_url and len(settings.passcode or "") < SHORTEST_PASSCODE:
        raise CannotServe(
            "WORKSHOP_PUBLIC_URL is set, so this server can be reached by others. Set "
            f"WORKSHOP_PASSCODE as well, to at least {SHORTEST_PASSCODE} characters."
        )


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bind_doors(settings: Settings) -> list[socket.socket]:
    """Phones' socket first; with a public address it is the only one."""
    phones = bind(settings.host, settings.port, "--port")
    if settings.public_url:
        return [phones]
    try:
        return [phones, bind(LOOPBACK, settings.dashboard_port, "--dashboard-port")]
    except CannotServe:
        phones.close()
        raise


def bind(host: str, port: int, option: str) -> socket.socket:
    """A listening socket on exactly this port: a QR code that is already printed must stay true."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family)
    try:
        if os.name != "nt":  # there it would share the port with another program
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(1024)
    except OSError as error:
        opened.close()
        raise CannotServe(why_not_bound(error, host, port, option)) from error
    return opened


def why_not_bound(error: OSError, host: str, port: int, option: str) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program. Perhaps the workshop is already running. "
            f"Stop that program, or choose another port with {option}."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is not open to you. Choose one above 1024 with {option}."
    return f"This computer has no address {host}. Choose another with --host."


def with_ports(settings: Settings, bound: list[socket.socket]) -> Settings:
    """The settings with the ports that were really taken, should one have been 0."""
    port, dashboard_port = bound[0].getsockname()[1], bound[-1].getsockname()[1]
    return dataclasses.replace(settings, port=port, dashboard_port=dashboard_port)


def serve(settings: Settings, bound: list[socket.socket], arguments: argparse.Namespace) -> None:
    from workshop import services as all_services
    from workshop.app.compose import build_app, doorkeeper_for, doors_for
    from workshop.app.logs import quieten
    from workshop.app.server import Server, allow_many_connections
    from workshop.cli import demo

    quieten()
    allow_many_connections()
    if arguments.demo:
        settings = demo.own_settings(settings)
    services = all_services.build(settings)
    room = demo.prepare(services) if arguments.demo else None
    doorkeeper = doorkeeper_for(services)
    at_end = ExitStack()

    def announce() -> None:
        """Said only once both doors answer."""
        print(welcome(settings, doorkeeper, room.code if room else None), flush=True)
        if room is not None:
            people = demo.start(f"http://{reachable(settings.host)}:{settings.port}", room.code)
            at_end.callback(people.stop)
        if not (arguments.no_browser or settings.public_url):
            link = enter_link(settings, doorkeeper)
            threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()

    app = build_app(services, doors_for(settings), doorkeeper)
    with at_end:
        Server(app, announce).run(sockets=bound)


def reachable(host: str) -> str:
    """An address at which this computer reaches its own phones' door."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104
        return LOOPBACK
    return f"[{host}]" if ":" in host else host
