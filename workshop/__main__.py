"""``python -m workshop`` is the same as the installed command ``workshop``."""

import sys

try:
    from workshop.cli import main
except ModuleNotFoundError as missing:
    sys.exit(
        f"This Python lacks {missing.name}, which the toolkit needs. In a checkout, run "
        "`make setup` once, and then use the Python that it made: .venv/bin/python -m workshop"
    )

if __name__ == "__main__":
    sys.exit(main())
