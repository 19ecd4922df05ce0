"""The network as far as it is public: nothing of one's own can be reached through an address.

Addresses in the register come from anybody. One that leads to a machine beside the one that checks
it, by its number or by a name that stands for it, would make that machine answer to outsiders.
The name is looked up once and what is found is what is connected to.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore

# Addresses of the old form inside the new: what they stand for is reached through a gateway.
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
# Addresses of one site, until RFC 3879; networks may have them still.
_OF_A_SITE = IPv6Network("fec0::/10")
# Azure's own, which serves each of its machines alone; the weekly check runs on one.
_OF_A_MACHINE = IPv4Address("168.63.129.16")


class NotPublicError(httpcore.ConnectError):
    """A name stands for addresses that aren't public."""


class UnknownNameError(httpcore.ConnectError):
    """A name stands for nothing."""


class UnresolvedError(httpcore.ConnectError):
    """Nobody could say now what a name stands for."""


class PublicNetwork(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only."""

    def __init__(self) -> None:
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first public address that a host's name stands for.

        Raises:
            NotPublicError: Where it has none.
            UnknownNameError: Where nobody knows the name.
            UnresolvedError: Where nobody could say.
            httpcore.ConnectError: Where none of them lets itself be connected to.
        """
        failed: httpcore.ConnectError = NotPublicError(host)
        for number in await self.addresses(host, port):
            if self.may_reach(number):
                try:
                    return await self._network.connect_tcp(
                        number, port, timeout, local_address, socket_options
                    )
                except httpcore.ConnectError as error:
                    failed = error
        raise failed

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    async def addresses(self, host: str, port: int) -> list[str]:
        """The numbers that a name stands for, each once."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            is_later = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            raise (UnresolvedError if is_later else UnknownNameError)(host) from error
        return list(dict.fromkeys(str(one[4][0]) for one in found))

    def may_reach(self, number: str) -> bool:
        """Whether a number may be connected to."""
        return is_public(number)


def is_public(number: str) -> bool:
    """Whether an internet address is of a machine that everybody can reach."""
    found: IPv4Address | IPv6Address = ip_address(number.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            found = inner
        elif found.teredo or any(found in network for network in (*_TRANSLATED, _OF_A_SITE)):
            return False
    if found == _OF_A_MACHINE:
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved
