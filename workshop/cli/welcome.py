"""What the terminal says once both doors are open."""

from __future__ import annotations

from workshop.domain.joincode import spaced
from workshop.facilitator.auth import Doorkeeper
from workshop.services.addresses import Addresses
from workshop.settings import Settings

LOOPBACK = "127.0.0.1"


def enter_link(settings: Settings, doorkeeper: Doorkeeper) -> str:
    return f"http://{LOOPBACK}:{settings.dashboard_port}/enter/{doorkeeper.ticket}"


def welcome(settings: Settings, doorkeeper: Doorkeeper, rehearsal: str | None) -> str:
    """Where everyone goes; ``rehearsal`` is the code of the demo's room."""
    addresses = Addresses(settings)
    base = addresses.base()
    if settings.public_url:
        desk = f"{base}/facilitator/   (with the passcode)"
    else:
        desk = enter_link(settings, doorkeeper)
    return "\n".join(
        [
            "",
            "  The workshop is ready.",
            "",
            f"  You, on this computer:   {desk}",
            f"  Phones:                  {base}",
            *projector_words(base, rehearsal),
            "",
            *network_words(settings.public_url or addresses.lan()),
            "  Ctrl-C ends it. Rooms stay as they are and go on when you start it again.",
            "",
        ]
    )


def projector_words(base: str, rehearsal: str | None) -> list[str]:
    if rehearsal is None:
        return [f"  Projector:               {base}/stage/CODE   (the lobby shows the code)"]
    return [
        f"  Projector:               {base}/stage/{rehearsal}",
        "",
        f"  Room {spaced(rehearsal)} is a rehearsal, in its sixth segment, with eight simulated",
        "  people. Join it yourself: open the phones’ address and type the code.",
    ]


def network_words(reachable_at: str | None) -> list[str]:
    """What phones need, when they could not reach this computer as things are."""
    if reachable_at:
        return []
    return [
        "  This computer is in no network now, so phones cannot reach it. Join the room’s Wi-Fi",
        "  or switch on this computer’s hotspot; the link for phones then follows by itself.",
        "",
    ]
