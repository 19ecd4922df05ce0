"""`asf build` into an empty folder, against Hugo and Pagefind on the same entries.

Hugo's side is taken twice. The one that counts is as one would make the site: entries with YAML
on top, logos made anew, Pagefind with its default settings over the main part of the finished
pages. The other is eased as far as Hugo allows: entries with JSON on top, which it reads faster,
logos as they were handed in, and slim pages beside the finished ones for Pagefind.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pagefind_bin import get_executable

from benchmarks.figures import Pages, Work
from benchmarks.measure import PROJECT, Command, Measured, Run, in_turn, read_all, run
from benchmarks.registers import forget
from benchmarks.rivals import HUGO, PELICAN, program, tool


@dataclass(frozen=True)
class FullBuild:
    """The builds of one register, ours and the rivals'.

    Attributes:
        root: The register.
        site: The folder for our site; the last one stays there.
        log: Gets what the programs say.
    """

    root: Path
    site: Path
    log: Path

    def ours(self) -> Run:
        """Build our site with nothing kept from earlier."""
        forget(self.root)
        _remove(self.site)
        command: Command = [tool("asf"), "--root", self.root, "build", "--output", self.site]
        return run(command, self.root, self.log)

    def with_posts(self) -> Measured:
        """Build our site of a register with posts, as often as the others are built."""
        return in_turn({Work.MARKET: self.ours})[Work.MARKET]

    def hugo(self) -> HugoBuild:
        """The Hugo site of the register, as one would make it."""
        return HugoBuild(self._source("hugo_site", "hugo", "plain"), self.log, "hugo.toml")

    def hugo_eased(self) -> HugoBuild:
        """The Hugo site, eased as far as Hugo allows."""
        source = self._source("hugo_site", "hugo-eased", "eased")
        return HugoBuild(source, self.log, "hugo.toml,hugo-slim.toml", "slim")

    def pelican(self) -> Callable[[], Run]:
        """A stock Pelican site of the same entries."""
        source = self._source("stock_pelican", "pelican")
        made = source.with_name("pelican-public")
        settings: Command = ["--settings", source / "pelicanconf.py", "--output", made]

        def once() -> Run:
            _remove(made)
            return run([program(PELICAN), source / "content", *settings], source, self.log)

        return once

    def _source(self, module: str, name: str, *more: str) -> Path:
        """Have a rival's source written, and read once, so that the file cache holds it."""
        source = self.root.with_name(name)
        command: Command = [sys.executable, "-m", f"benchmarks.{module}", self.root, source, *more]
        run(command, PROJECT, self.log)
        read_all(source)
        return source


@dataclass
class HugoBuild:
    """Hugo, then Pagefind.

    Attributes:
        source: The Hugo site.
        log: Gets what the programs say.
        settings: Hugo's settings, as it wants them named.
        searched: The folder of the finished site that Pagefind reads.
        alone: What Hugo took of each run.
    """

    source: Path
    log: Path
    settings: str
    searched: str = ""
    alone: list[Run] = field(default_factory=list)

    @property
    def made(self) -> Path:
        """The finished site."""
        return self.source.with_name(f"{self.source.name}-public")

    def once(self) -> Run:
        """Build and index; both together."""
        _remove(self.made)
        _remove(self.source / "resources")  # logos that were made before
        hugo: Command = [
            program(HUGO), "--source", self.source, "--destination", self.made,
            "--cacheDir", self.source.with_name("hugo-cache"), "--config", self.settings,
        ]  # fmt: skip
        pagefind: Command = [
            get_executable(), "--site", self.made / self.searched,
            "--output-path", self.made / "pagefind", "--force-language", "sv",
        ]  # fmt: skip
        first = run(hugo, self.source, self.log)
        self.alone.append(first)
        second = run(pagefind, self.source, self.log)
        return Run(
            first.seconds + second.seconds,
            max(first.peak, second.peak),
            first.processor + second.processor,
        )


def measure(
    build: FullBuild, with_hugo: bool, with_pelican: bool
) -> tuple[dict[Work, Measured], tuple[Pages, Pages] | None]:
    """Measure our build and the rivals' in turn; and where Hugo is one, both sites' pages."""
    works: dict[Work, Callable[[], Run]] = {Work.BUILD: build.ours}
    hugo = build.hugo() if with_hugo else None
    if hugo is not None:
        works[Work.HUGO_PAGEFIND] = hugo.once
        works[Work.HUGO_EASED] = build.hugo_eased().once
    if with_pelican:
        works[Work.PELICAN] = build.pelican()
    read_all(build.root)
    times = in_turn(works)
    if hugo is None:
        return times, None
    times[Work.HUGO] = Measured(tuple(hugo.alone))
    return times, (pages_of(build.site / "public"), pages_of(hugo.made))


def pages_of(folder: Path) -> Pages:
    """Count the HTML pages of a site, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*.html")]
    return Pages(len(sizes), sum(sizes))


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
