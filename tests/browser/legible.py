"""What is asked of every page, whoever reads it: nothing to press is small, nothing is cut off, at any size of type."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page

#: What is pressed is at least so high and wide.
TARGET = 44

_SMALL_TARGETS = f"""() => [...document.querySelectorAll(
    'button, a:not(.skip), input:not([type=hidden]), textarea, summary')]
    .map(e => e.matches('[type=checkbox], .unseen') ? e.closest('label') : e)
    .filter(e => e.checkVisibility())
    .filter(e => {{ const box = e.getBoundingClientRect(); return box.width < {TARGET} || box.height < {TARGET}; }})
    .map(e => e.outerHTML)"""

_TWICE_AS_LARGE = """() => {
    const root = document.documentElement;
    root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
}"""

_AS_IT_WAS = "document.documentElement.style.fontSize = ''"


async def small_targets(page: Page) -> list[str]:
    """Whatever can be pressed and is smaller than a finger."""
    found: list[str] = await page.evaluate(_SMALL_TARGETS)
    return found


async def too_wide(page: Page) -> bool:
    """Whether the page has to be moved sideways to be read."""
    wide: bool = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide


@asynccontextmanager
async def twice_as_large(page: Page) -> AsyncIterator[None]:
    """Inside, the page is as somebody sees it who has set their type twice as large."""
    await page.evaluate(_TWICE_AS_LARGE)
    yield
    await page.evaluate(_AS_IT_WAS)
