"""Where the content that comes with the toolkit lies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import workshop

SCRIPTS: Final = "facilitator_scripts"
"""Where scripts lie: among what is shipped, and in the data folder."""

_PACKAGE = Path(workshop.__file__).parent


def shipped(name: str) -> Path:
    """``facilitator_scripts`` or ``handouts``: at a checkout's root, or inside an installation."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "data" / name
