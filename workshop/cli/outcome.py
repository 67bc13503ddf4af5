"""What a command's exit code tells."""

from __future__ import annotations

from typing import Final

FINE: Final = 0
PROBLEMS: Final = 1
WRONG_USAGE: Final = 2
