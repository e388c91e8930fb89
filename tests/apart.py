"""What is awaited beside the tests in a browser, whose loop has the thread of this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def awaited_apart(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of `work`, in a thread of its own."""
    with ThreadPoolExecutor() as apart:
        return apart.submit(asyncio.run, work).result()
