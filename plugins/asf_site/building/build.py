"""Building the site: check, render with Pelican, count, and put it in place."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from asf_register.check import check
from asf_register.day import today
from asf_register.errors import BuildError, ProblemsFoundError, UsageError
from asf_register.known_files import KnownFiles, remembered
from asf_register.problem import Problem
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import PROJECT, THEME, Root
from asf_register.staging import staged
from pelican import Pelican
from pelican.settings import read_settings

from asf_site.building.page_count import verify
from asf_site.building.written_files import WrittenFiles
from asf_site.search.search_index import indexing
from asf_site.search.search_records import SEARCH_RECORDS
from asf_site.site import Site
from asf_site.templates import FILTERS, template_globals
from asf_site.theme import static_folder

_NOT_FOR_OUTPUT = ("data", "content", "schemas", "plugins", "theme", "tests", "docs", ".git")


def build(root: Root, output: Path, day: date) -> tuple[Problem, ...]:
    """Build the public site.

    Args:
        root: The register.
        output: The folder whose public/ is replaced, in one step, when all is done.
        day: The day that every state is computed for.

    Returns:
        The warnings.

    Raises:
        ProblemsFoundError: Where the register has errors; nothing is written.
        UsageError: Where public/ holds something else than a built site.
        BuildError: Where the site could not be made; the last one stays.
    """
    register, warnings = remembered_register(root, day)
    build_public(register, output, day)
    return warnings


def build_public(register: Register, output: Path, day: date) -> None:
    """Build the public site of a register that has no errors.

    Args:
        register: All of it; what isn't public is left out here.
        output: The folder whose public/ is replaced, in one step, when all is done.
        day: The day that every state is computed for.

    Raises:
        UsageError: Where public/ holds something else than a built site.
        BuildError: Where the site could not be made; the last one stays.
    """
    build_anew(Site(public_view(register), day), output, WrittenFiles())


def remembered_register(root: Root, day: date) -> tuple[Register, tuple[Problem, ...]]:
    """The same as `right_register`, with what this user's last run found right."""
    return right_register(root, day, remembered(root, judging_day(day)))


def right_register(
    root: Root, day: date, known: KnownFiles | None = None
) -> tuple[Register, tuple[Problem, ...]]:
    """A register without errors, and its warnings.

    Args:
        root: Where it lies.
        day: The day that every state is computed for.
        known: Files that were right before, which need no judging.

    Raises:
        ProblemsFoundError: Where it has errors.
    """
    checked = check(root, judging_day(day), known)
    if checked.errors or checked.register is None:
        raise ProblemsFoundError(
            "Registret har fel, så inget byggdes.",
            "Rätta dem och bygg igen.",
            checked.problems,
        )
    return checked.register, checked.problems


def judging_day(day: date) -> date:
    """The day that rules count as today, for a site of some day.

    An earlier day shows an earlier state; what happened since is no error for that.
    """
    return max(day, today())


def build_anew(site: Site, output: Path, written: WrittenFiles) -> None:
    """Make the whole site in a new folder, which then becomes public/.

    Args:
        site: What to show.
        output: The folder that public/ lies in.
        written: Gets to know the files that were written.

    Raises:
        UsageError: Where public/ holds something else than a built site.
        BuildError: Where the site could not be made; the last one stays.
    """
    _keep_others_things(site.register.root, output)
    with staged(output / "public") as folder:
        with indexing(site, folder):
            write_pages(site, folder, written)
        verify(site, folder)


def _keep_others_things(root: Root, output: Path) -> None:
    """Building replaces public/ whole, so it must be ours to replace."""
    public = output / "public"
    if public.is_symlink() or (public.exists() and not public.is_dir()):
        raise UsageError(f"{public} är ingen vanlig mapp.", "Välj en annan mapp med --output.")
    keep_out_of_register(root, output)
    if public.is_dir() and any(public.iterdir()) and not (public / SEARCH_RECORDS).exists():
        raise UsageError(
            f"Mappen {public} innehåller annat än en byggd sajt, så den lämnas i fred.",
            "Välj en tom mapp med --output.",
        )


def keep_out_of_register(root: Root, output: Path) -> None:
    """What is built never goes among what it is built of.

    Raises:
        UsageError: Where it would.
    """
    if any(output.is_relative_to(root.folder / name) for name in _NOT_FOR_OUTPUT):
        raise UsageError(f"{output} hör till registret självt.", "Välj en annan mapp med --output.")


def write_pages(site: Site, folder: Path, written: WrittenFiles) -> None:
    """Write the files of a site, but for its search index, into a folder.

    Args:
        site: What to show.
        folder: Where they go.
        written: The files that were written there before, which may stay as they are.

    Raises:
        BuildError: Where one cannot be made.
    """
    override: dict[str, Any] = {
        "PATH": str(folder),
        "OUTPUT_PATH": str(folder),
        "THEME": str(THEME),
        "THEME_STATIC_DIR": static_folder(),
        "SITENAME": site.register.site.title,
        "SITEURL": site.register.site.address,
        "JINJA_FILTERS": FILTERS,
        "JINJA_GLOBALS": template_globals(site),
        "ASF_SITE": site,
        "ASF_WRITTEN": written,
    }
    with _warnings_fatal(), redirect_stdout(StringIO()):
        Pelican(read_settings(str(PROJECT / "pelicanconf.py"), override)).run()


class _Fatal(logging.Handler):
    """Pelican logs what it cannot do and goes on; here that stops the build."""

    def emit(self, record: logging.LogRecord) -> None:
        raise BuildError(
            f"Pelican kunde inte göra sidorna ({record.getMessage()}).",
            "Rätta orsaken och bygg igen.",
        )


@contextmanager
def _warnings_fatal() -> Iterator[None]:
    logger = logging.getLogger("pelican")
    handler = _Fatal(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
