"""Every post of a register held against every enterprise: what that takes, reading apart.

`python -m benchmarks.matching ROOT FILE` does it once, as the program would, and writes the seconds
and how many posts and matches there were.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from asf_register.day import today
from asf_register.marketplace.matching import Matching
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import Root

from benchmarks.figures import Matched, Work
from benchmarks.measure import PROJECT, Measured, Run, in_turn, run


def measure(root: Path, folder: Path, log: Path) -> tuple[Measured, Matched]:
    """Match a register's posts, several times: what it took, and how much there was to match."""
    target = folder / "matching.json"

    def once() -> Run:
        whole = run([sys.executable, "-m", "benchmarks.matching", root, target], PROJECT, log)
        found = json.loads(target.read_text(encoding="utf-8"))
        return replace(whole, seconds=found["seconds"], processor=found["processor"])

    measured = in_turn({Work.MATCH: once})[Work.MATCH]
    found = json.loads(target.read_text(encoding="utf-8"))
    return measured, Matched(found["posts"], found["matches"])


def main(root: Path, target: Path) -> None:
    """Match all posts that ask enterprises for something, open or not, and write what it took."""
    gc.set_threshold(200_000, 50, 100)  # as the command has it
    register = public_view(read_register(Root(root)).register)
    posts = [post for post in register.posts.values() if post.seeks_enterprises]
    begun, worked = time.perf_counter(), time.process_time()
    matches = sum(map(len, Matching(register, posts, today()).by_post.values()))
    found = {
        "seconds": time.perf_counter() - begun,
        "processor": time.process_time() - worked,
        "posts": len(posts),
        "matches": matches,
    }
    target.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
