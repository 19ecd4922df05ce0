"""Every page is HTML as the standard has it, says an independent validator (html-validate)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from asf_register.root import PROJECT
from site_fixtures import BuiltSite

LINT = PROJECT / "tests" / "html_lint"
NODE = PROJECT / ".venv" / "bin" / "node"
MOST_OF_A_KIND = 40  # pages of one folder, of a site with hundreds


def faults(pages: Iterable[Path]) -> list[str]:
    """What the validator finds in pages, each with file, line and words."""
    ran = subprocess.run(
        [
            NODE,
            LINT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs",
            "--config",
            LINT / ".htmlvalidate.json",
            "--formatter",
            "json",
            *pages,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return [
        f"{file['filePath']}:{told['line']}: {told['message']} ({told['ruleId']})"
        for file in found
        for told in file["messages"]
    ]


def some_of_each_folder(site: BuiltSite) -> list[Path]:
    """The pages of a site, but of no folder more than some."""
    folders: dict[Path, list[Path]] = {}
    for name in site.files:
        if name.endswith(".html"):
            path = site.public / name
            folders.setdefault(path.parents[1], []).append(path)
    return [path for inside in folders.values() for path in inside[:MOST_OF_A_KIND]]


@pytest.mark.parametrize("name", ["made_up", "certified", "real"])
def test_every_kind_of_page_is_valid_html(name: str, request: pytest.FixtureRequest) -> None:
    pages = some_of_each_folder(request.getfixturevalue(name))
    assert len(pages) > 50
    assert faults(pages) == []


def test_the_validator_hears_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "fel.html"
    page.write_text(
        "<!doctype html>\n<html lang='sv'><head><title>Fel</title></head>\n"
        "<body><h1><div>Fel</div></h1><p id='a'></p><p id='a'></p></body></html>\n",
        encoding="utf-8",
    )
    found = faults([page])
    assert any("element-permitted-content" in fault for fault in found)
    assert any("no-dup-id" in fault for fault in found)
