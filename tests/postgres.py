"""A PostgreSQL for tests: the one ``WORKSHOP_TEST_POSTGRES_URL`` names, else one of our own.

Our own lives in a temporary folder, listens on a socket in there only, and is gone after the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.needs import lacking

USER = "workshop"
SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "200",
    # The data is worthless, so nothing waits for the disk.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}
numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server where tests may create databases."""
    if url := os.environ.get("WORKSHOP_TEST_POSTGRES_URL"):
        yield url
        return
    programs = find_programs()
    if programs is None:
        lacking("No PostgreSQL to test with: install it, or set WORKSHOP_TEST_POSTGRES_URL.")
    with cluster(programs) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database, for one test."""
    name = f"workshop_test_{os.getpid()}_{next(numbers)}"
    server = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def find_programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``; Debian keeps it off the PATH."""
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="workshop-pg-"))
    owner = None
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # PostgreSQL refuses to run as root
        owner = "postgres"
        shutil.chown(folder, owner)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "--pgdata", str(folder / "data"), *arguments]
        with (folder / "output.txt").open("w+") as output:  # the server would keep a pipe open
            done = subprocess.run(
                command, check=False, user=owner, cwd=folder, stdout=output, stderr=output
            )
            output.seek(0)
            assert done.returncode == 0, output.read()

    options = [f"-c {name}={value}" for name, value in SETTINGS.items()]
    try:
        run("initdb", "--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync")
        run("pg_ctl", "start", "--wait", "--options", f"-k {folder} {' '.join(options)}")
        try:
            yield f"postgresql+psycopg://{USER}@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "--mode", "immediate")
    finally:
        shutil.rmtree(folder)
