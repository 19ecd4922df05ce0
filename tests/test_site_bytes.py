"""The same register built for the same day gives the same bytes, wherever and whenever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from asf_register.root import PROJECT
from asf_site.building.build import build
from site_fixtures import DAY, MADE_UP, BuiltSite, tree

ELSEWHERE = {
    "another clock and order": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "another language": {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_two_builds_are_alike(real: BuiltSite, made_up: BuiltSite, tmp_path: Path) -> None:
    for site in (real, made_up):
        build(site.root, tmp_path / "again", site.day)
        assert differing(tree(site.public), tree(tmp_path / "again" / "public")) == []


@pytest.mark.parametrize("surroundings", ELSEWHERE)
def test_a_build_elsewhere_is_alike(made_up: BuiltSite, tmp_path: Path, surroundings: str) -> None:
    """The whole project copied to another folder, under another clock, with newer files."""
    project = tmp_path / "a b" / "kopia å"
    for name in ("plugins", "theme", "schemas", "data", "content"):
        shutil.copytree(PROJECT / name, project / name, copy_function=shutil.copyfile)
    shutil.copyfile(PROJECT / "pelicanconf.py", project / "pelicanconf.py")
    register = shutil.copytree(MADE_UP, tmp_path / "register", copy_function=shutil.copyfile)
    environment = {**os.environ, "PYTHONPATH": str(project / "plugins"), **ELSEWHERE[surroundings]}
    script = "import asf_site; print(asf_site.__file__); from asf_cli.main import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", script, "--root", register, "build", "--date", DAY.isoformat()],
        env=environment,
        cwd=project,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(str(project))
    assert differing(tree(made_up.public), tree(tmp_path / "register" / "output" / "public")) == []


def test_another_day_shows(made_up: BuiltSite, tmp_path: Path) -> None:
    """So that the tests above compare something that can differ."""
    build(made_up.root, tmp_path, made_up.day + timedelta(days=1))
    assert "index.html" in differing(tree(made_up.public), tree(tmp_path / "public"))
    assert "Läget 22 november 2026" in (tmp_path / "public" / "index.html").read_text("utf-8")
