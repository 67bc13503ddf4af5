"""``python -m tests.torture --cycles 1000``: kill the server a thousand times."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.server import Server, free_ports
from tests.torture.kill_server import torture

if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m tests.torture", description=__doc__)
    parser.add_argument("--cycles", type=int, default=1000, metavar="N")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder), *free_ports(2))
        try:
            print(torture(server, Path(folder), arguments.cycles))
        finally:
            server.kill()
