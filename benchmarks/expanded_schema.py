"""The schema of an enterprise with the closed lists filled in, for other validators.

`python -m benchmarks.expanded_schema REGISTER FILE` writes it. Without it check-jsonschema would
let through what is in no list, and so be asked for less than `asf check`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from asf_register.root import Root
from asf_register.schema import Schema
from asf_register.vocabulary_files import read_vocabulary


def write(register: Path, target: Path) -> None:
    """Write the schema that a register's enterprises are held against."""
    schema = Schema("enterprise", read_vocabulary(Root(register.resolve())))
    target.write_text(json.dumps(schema.expanded, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
