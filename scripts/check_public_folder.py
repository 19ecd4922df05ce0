"""Say whether a folder is the public site and nothing else: check_public_folder.py FOLDER.

Runs before the folder is uploaded. What is uploaded is read by the whole world, and the action that
uploads follows links. BASE_PATH is the path below the domain where the forge would serve the site;
the site's own addresses begin with "/", so there must be none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from asf_register.problem import Problem, Severity
from asf_register.reporters import github

ALWAYS_THERE = ("index.html", "404.html", "sitemap.xml")
MEMBERS, ENCRYPTED = "intranat", ".age"
HIDDEN_AND_PUBLIC = ".well-known"


def problems_of(public: Path, base_path: str = "") -> Iterator[Problem]:
    """Everything that speaks against publishing this folder."""
    if base_path.strip("/"):
        yield _problem(
            "data/site.yaml",
            f"Webbplatsen skulle hamna under {base_path}, men dess länkar börjar vid domänens rot.",
            "Ge den en egen domän: Settings, Pages, Custom domain. Se docs/publishing.md.",
        )
    shown = public.as_posix()
    if public.name != "public" or public.is_symlink() or not public.is_dir():
        yield _problem(shown, "Det är inte mappen med den publika webbplatsen.", "Kör asf build.")
        return
    for name in ALWAYS_THERE:
        if not (public / name).is_file():
            yield _problem(f"{shown}/{name}", "Filen saknas i webbplatsen.", "Kör asf build.")
    members_pages = _digests(public.with_name(MEMBERS))
    for path in sorted(public.rglob("*")):
        for what in _against(path, path.relative_to(public), members_pages):
            yield _problem(
                f"{shown}/{path.relative_to(public).as_posix()}",
                what,
                "Inget publiceras. Visa det för den som sköter programmet.",
            )


def _against(path: Path, inside: Path, members_pages: frozenset[str]) -> Iterator[str]:
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        yield "Webbplatsen får bara ha vanliga filer och mappar."
        return
    if inside.name.startswith(".") and inside.as_posix() != HIDDEN_AND_PUBLIC:
        yield f"Bara {HIDDEN_AND_PUBLIC} får vara en dold fil eller mapp."
    # Encrypted or not, what members read lies on an origin of its own.
    if inside.name == MEMBERS or path.suffix == ENCRYPTED:
        yield "Intranätet får aldrig publiceras."
    if members_pages and _is_page(path) and _digest(path) in members_pages:
        yield "Sidan finns också på intranätet."


def _digests(folder: Path) -> frozenset[str]:
    return frozenset(_digest(path) for path in folder.rglob("*") if _is_page(path))


def _is_page(path: Path) -> bool:
    return path.suffix == ".html" and path.is_file()


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, "publishing", Severity.ERROR, message, hint)


def main(public: Path) -> int:
    """Print the problems as the forge's annotations; 1 where there are any."""
    problems = list(problems_of(public, os.environ.get("BASE_PATH", "")))
    sys.stdout.write(github(problems) + "\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
