"""Hosts are asked one thing at a time, with a pause in between; several hosts at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How hosts are asked.

    Attributes:
        pause: Seconds that a host is left alone between two requests.
        hosts: How many hosts are asked at once.
        patience: Seconds that an answer may take, from the connection on.
    """

    pause: float = 2
    hosts: int = 10
    patience: float = 20


class Turns:
    """Gives each request its turn.

    Args:
        manners: How hosts are asked.
    """

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._room = asyncio.Semaphore(manners.hosts)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_from: dict[str, float] = {}

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host, and hold it.

        Raises:
            TimeoutError: Where what is done with it takes longer than the patience.
        """
        now = asyncio.get_running_loop().time
        async with self._hosts[host]:
            await asyncio.sleep(self._free_from.get(host, 0) - now())
            async with self._room:
                try:
                    async with asyncio.timeout(self._manners.patience):
                        yield
                finally:
                    self._free_from[host] = now() + self._manners.pause
