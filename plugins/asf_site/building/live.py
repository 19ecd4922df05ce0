"""A site that follows its register while somebody works on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from asf_register.known_files import KnownFiles
from asf_register.problem import Problem
from asf_register.public import public_view
from asf_register.root import Root
from asf_register.staging import take_place

from asf_site.building.build import build_anew, judging_day, right_register, write_pages
from asf_site.building.page_count import verify
from asf_site.building.written_files import WrittenFiles
from asf_site.search.search_index import indexing
from asf_site.search.search_records import BUNDLE
from asf_site.site import Site
from asf_site.workings import Workings


class LiveSite:
    """A built site, and what is needed to write only what a change makes different.

    Args:
        root: The register.
        output: The folder whose public/ is the site.
        day: The day that every state is computed for.

    Attributes:
        register: What the register said when it was last right.
        warnings: What it was warned of from the start.

    Raises:
        ProblemsFoundError: Where the register has errors; nothing is written.
        UsageError: Where public/ holds something else than a built site.
        BuildError: Where the site could not be made; the last one stays.
    """

    def __init__(self, root: Root, output: Path, day: date) -> None:
        self._root, self._output, self._day = root, output, day
        self._known = KnownFiles(root, judging_day(day))
        self._written = WrittenFiles()
        self._site, self.warnings = self._read(Workings())
        build_anew(self._site, output, self._written)

    def update(self) -> tuple[Problem, ...]:
        """Bring all pages to what the register says now; the search index stays as it was.

        Returns:
            The warnings.

        Raises:
            ProblemsFoundError: Where the register has errors; the pages stay as they were.
            BuildError: Where a page could not be made.
        """
        judged_on = judging_day(self._day)
        if not self._known.holds_for(self._root, judged_on):
            self._known = KnownFiles(self._root, judged_on)
        site, warnings = self._read(self._site.workings)
        if _on_every_page(site) != _on_every_page(self._site):
            site = Site(site.register, site.day)
            self._written.distrust()
        write_pages(site, self._output / "public", self._written)
        verify(site, self._output / "public")
        self._site = site
        return warnings

    def index(self) -> None:
        """Bring the search index to what the pages say.

        Raises:
            BuildError: Where it could not be made; the one before stays.
        """
        # Called so that the next build clears it away, should this one be killed.
        with TemporaryDirectory(prefix=".public.new-0-", dir=self._output) as folder:
            with indexing(self._site, Path(folder)):
                pass
            take_place(Path(folder, BUNDLE), self._output / "public" / BUNDLE)

    def _read(self, workings: Workings) -> tuple[Site, tuple[Problem, ...]]:
        self.register, warnings = right_register(self._root, self._day, self._known)
        return Site(public_view(self.register), self._day, workings), warnings


def _on_every_page(site: Site) -> tuple[object, ...]:
    register = site.register
    rounds = register.cohorts, register.decisions
    return register.site, register.vocabulary, register.pages, rounds, site.day
