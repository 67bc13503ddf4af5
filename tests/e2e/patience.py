"""A limit for what Playwright asks of a browser without one: some of it may never be answered."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any, cast

from playwright._impl._sync_base import mapping
from playwright.sync_api import BrowserContext, Page

LONGEST = 10.0


def new_page(context: BrowserContext) -> Page:
    """A page that never opens is left alone; people try again."""
    with contextlib.suppress(TimeoutError):
        return cast(Page, within(context, context._impl_obj.new_page()))
    return cast(Page, within(context, context._impl_obj.new_page()))


def close(page: Page) -> None:
    """One that does not close stays behind, and goes with the browser."""
    with contextlib.suppress(TimeoutError):
        within(page, page._impl_obj.close(run_before_unload=False, reason=None))


def close_all(context: BrowserContext) -> None:
    with contextlib.suppress(TimeoutError):
        within(context, context._impl_obj.close(reason=None))


def within(owner: Page | BrowserContext, asked: Coroutine[Any, Any, Any]) -> Any:
    return mapping.from_maybe_impl(owner._sync(asyncio.wait_for(asked, LONGEST)))
