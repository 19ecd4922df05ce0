"""A round of checks: many addresses at once, each host gently, within a given time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

import httpcore

from asf_upkeep.links.address_check import AddressCheck
from asf_upkeep.links.memory import Memory, remembering
from asf_upkeep.links.outcome import Outcome
from asf_upkeep.links.public_network import PublicNetwork
from asf_upkeep.links.turns import Manners, Turns

_FEWEST_TO_DOUBT = 3
# Looking a name up holds a thread for as long as its name server pleases, when nobody waits for it
# any more, too. With few threads, some slow ones would make all other hosts look silent.
_LOOKED_UP_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How a round of checks is made.

    Attributes:
        agent: Who asks, as hosts are told.
        seconds: How long it may take; what is left then waits for the next one.
        manners: How hosts are asked.
        network: What connects.
        told: Called with how many have been checked, now and then.
    """

    agent: str
    seconds: float
    manners: Manners = field(default_factory=Manners)
    network: httpcore.AsyncNetworkBackend = field(default_factory=PublicNetwork)
    told: Callable[[int], None] = lambda _: None


def check_addresses(addresses: Iterable[str], wanted: Round) -> dict[str, Outcome]:
    """Check addresses, the first ones first.

    Returns:
        What came of each that there was time for.
    """
    return asyncio.run(_checked(addresses, wanted))


async def _checked(addresses: Iterable[str], wanted: Round) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    threads = ThreadPoolExecutor(_LOOKED_UP_AT_ONCE * wanted.manners.hosts)
    asyncio.get_running_loop().set_default_executor(threads)
    # Every request has a connection of its own, so that a host has none left open.
    async with httpcore.AsyncConnectionPool(
        max_connections=None, max_keepalive_connections=0, network_backend=wanted.network
    ) as pool:
        check = AddressCheck(pool, Turns(wanted.manners), wanted.agent)

        async def one(address: str) -> None:
            outcomes[address] = await check.outcome(address)
            wanted.told(len(outcomes))

        try:
            async with asyncio.timeout(wanted.seconds), asyncio.TaskGroup() as all_of_them:
                for address in addresses:
                    all_of_them.create_task(one(address))
        except TimeoutError:
            pass  # what is left waits for the next round
    return outcomes


def in_order(addresses: Iterable[str], memory: Memory) -> list[str]:
    """Addresses, those first that have waited longest."""
    known = memory.addresses

    def last(address: str) -> tuple[date, str]:
        return known[address].checked if address in known else date.min, address

    return sorted(addresses, key=last)


def is_cut_off(outcomes: Mapping[str, Outcome]) -> bool:
    """Whether nobody at all was reached, so that the fault is likely on this side."""
    return len(outcomes) >= _FEWEST_TO_DOUBT and not any(one.is_good for one in outcomes.values())


def remembered(
    memory: Memory, addresses: Iterable[str], outcomes: Mapping[str, Outcome], day: date
) -> Memory:
    """The memory with what a round found; addresses that nobody has any more are forgotten."""
    known = memory.addresses
    return Memory(
        {
            address: remembering(known.get(address), outcomes[address], day)
            if address in outcomes
            else known[address]
            for address in addresses
            if address in outcomes or address in known
        }
    )
