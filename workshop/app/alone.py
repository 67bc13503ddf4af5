"""Under ``streamlit run``: one socket, on this computer only, behind the same gate."""

from __future__ import annotations

from typing import Any

from streamlit import config

from workshop import services as all_services
from workshop.app.compose import app_arguments, doorkeeper_for
from workshop.app.gate import Doors
from workshop.app.logs import quieten
from workshop.settings import Settings


def app_arguments_alone() -> dict[str, Any]:
    """What ``streamlit_app.py`` makes its app of. Prints the link that lets the browser in."""
    quieten()
    port = int(config.get_option("server.port"))
    settings = Settings.from_here(host="127.0.0.1", port=port, dashboard_port=port)
    services = all_services.build(settings)
    doorkeeper = doorkeeper_for(services)
    print(  # noqa: T201
        f"\n  Open  http://127.0.0.1:{port}/enter/{doorkeeper.ticket}\n"
        "  This serves this computer only. For phones in the room: workshop serve\n",
        flush=True,
    )
    return app_arguments(services, Doors(loopback_only=True), doorkeeper)
