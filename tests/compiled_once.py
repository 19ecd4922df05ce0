"""Templates compiled once by a process and not at every build.

Most builds of the tests are of few pages, where compiling the templates takes longer than all the
rest. A template that is not the same as before is compiled again, and so is one for an environment
that has other settings or filters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partialmethod
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class CompiledOnce(BytecodeCache):
    """Remembers compiled templates, for as long as the process lasts."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is known of a template."""
        bucket.code = self._known.get(_what_decides(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what Jinja has compiled."""
        if bucket.code is not None:
            self._known[_what_decides(bucket)] = bucket.code


def environment_that_remembers() -> partialmethod[None]:
    """What stands for the `__init__` of Jinja's Environment, so that all share what is known."""
    return partialmethod(Environment.__init__, bytecode_cache=CompiledOnce())


def _what_decides(bucket: Bucket) -> tuple[object, ...]:
    """All that a template's code depends on."""
    made = bucket.environment
    return (
        bucket.key,
        bucket.checksum,
        made.autoescape,
        made.trim_blocks,
        made.lstrip_blocks,
        made.keep_trailing_newline,
        made.newline_sequence,
        made.is_async,
        *sorted(made.extensions),
        *sorted((name, _whose(filter_)) for name, filter_ in made.filters.items()),
    )


def _whose(filter_: Callable[..., Any]) -> str:
    """What a filter is; Pelican makes its own anew for every build."""
    return f"{filter_.__module__}.{getattr(filter_, '__qualname__', '')}"
