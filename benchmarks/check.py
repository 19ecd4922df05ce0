"""`asf check`, cold and again, against check-jsonschema on the same files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Work
from benchmarks.measure import PROJECT, Command, Measured, Run, in_turn, read_all, run
from benchmarks.registers import forget
from benchmarks.rivals import CHECK_JSONSCHEMA, program, tool


def measure(root: Path, log: Path, with_rival: bool) -> dict[Work, Measured]:
    """Check a register with nothing kept from earlier, then again, and as the rival does it."""
    command: Command = [tool("asf"), "--root", root, "check"]

    def cold() -> Run:
        forget(root)
        return run(command, root, log)

    works: dict[Work, Callable[[], Run]] = {
        Work.CHECK_COLD: cold,
        Work.CHECK_WARM: lambda: run(command, root, log),
    }
    if with_rival:
        works[Work.CHECK_JSONSCHEMA] = _rival(root, log)
    read_all(root)
    return in_turn(works)


def _rival(root: Path, log: Path) -> Callable[[], Run]:
    """check-jsonschema on the same files, with a schema that asks for as much."""
    schema = root.with_name("enterprise-expanded.schema.json")
    run([sys.executable, "-m", "benchmarks.expanded_schema", root, schema], PROJECT, log)
    entries = root / "data" / "asf"
    names = sorted(path.name for path in entries.glob("*.yaml"))
    command: Command = [program(CHECK_JSONSCHEMA), "--schemafile", schema, *names]
    return lambda: run(command, entries, log)
