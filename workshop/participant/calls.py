"""Calling the services, which wait for the database, without making any phone wait for another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


async def run(
    executor: Executor,
    call: Callable[Parameters, Result],
    *arguments: Parameters.args,
    **named: Parameters.kwargs,
) -> Result:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(executor, partial(call, *arguments, **named))
