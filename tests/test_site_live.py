"""While somebody works on a register, `asf build --serve` keeps its site as if built anew."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from asf_register.errors import ProblemsFoundError
from asf_register.root import PROJECT, Root
from asf_site.building.build import build
from asf_site.building.live import LiveSite
from PIL import Image
from site_fixtures import DAY, tree

NEW = """\
name: Nybygget
region: '20'
municipality: '2080'
industries:
  - cleaning
  - cafe-restaurant
listing: consented
consent:
  date: 2026-01-12
  by: enterprise
"""


def replaced(root: Root, slug: str, before: str, after: str) -> None:
    """Change a text in an enterprise's file."""
    path = root.enterprises / f"{slug}.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def own_words(root: Root) -> None:
    """Give the register closed lists of its own, with another title for a term."""
    shutil.copytree(PROJECT / "data/vocabulary", root.folder / "data/vocabulary")
    path = root.folder / "data/vocabulary/industries.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"title: (.*)", r"title: Ny \\1", text, count=1), "utf-8")


def add_one(root: Root) -> None:
    """One more enterprise."""
    (root.enterprises / "nybygget.yaml").write_text(NEW, "utf-8")


CHANGES: dict[str, Callable[[Root], object]] = {
    "a telephone number": lambda root: replaced(
        root, "angslyckan", "070-174 06 05", "070-174 06 06"
    ),
    "a name": lambda root: replaced(root, "angslyckan", "name: Ängslyckan", "name: Angslyckan"),
    "a place": lambda root: replaced(root, "angslyckan", "60.68", "60.61"),
    "a trade": lambda root: replaced(root, "angslyckan", "  - gardening\n", "  - cleaning\n"),
    "no longer listed": lambda root: replaced(
        root, "angslyckan", "listing: consented", "listing: unlisted"
    ),
    "one more enterprise": lambda root: (root.enterprises / "nybygget.yaml").write_text(
        NEW, "utf-8"
    ),
    "one less": lambda root: (root.enterprises / "aaa-ur-kallor.yaml").unlink(),
    "an earlier address": lambda root: replaced(
        root, "angslyckan", "aliases:\n", "aliases:\n  - nyss-borta\n"
    ),
    "no earlier address": lambda root: replaced(root, "angslyckan", "  - lyckan-i-falun\n", ""),
    "a logo": lambda root: [
        Image.new("RGB", (9, 9), "navy").save(path) for path in root.enterprises.glob("*.png")
    ],
    "closed lists": own_words,
}


@dataclass
class Followed:
    """A register and the site that follows it."""

    root: Root
    output: Path
    live: LiveSite


@pytest.fixture
def followed(copy_of_made_up: Root, tmp_path: Path) -> Followed:
    """The made-up register, built and followed."""
    output = tmp_path / "live"
    return Followed(copy_of_made_up, output, LiveSite(copy_of_made_up, output, DAY))


def as_built_anew(followed: Followed) -> dict[str, str]:
    """What a build from nothing makes of the register now."""
    again = followed.output.with_name("again")
    build(followed.root, again, DAY)
    return tree(again / "public")


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_site_is_as_if_built_anew(followed: Followed, change: str) -> None:
    before = tree(followed.output / "public")
    CHANGES[change](followed.root)
    followed.live.update()
    followed.live.index()
    after = tree(followed.output / "public")
    assert after == as_built_anew(followed)
    assert after != before
    assert {path.name for path in followed.output.iterdir()} == {"public"}


def test_a_change_writes_only_what_it_makes_different(followed: Followed) -> None:
    public = followed.output / "public"
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*.html")}
    CHANGES["a telephone number"](followed.root)
    followed.live.update()
    written = {p for p, at in before.items() if p.stat().st_mtime_ns != at}
    assert written == {public / f"{kind}/angslyckan/index.html" for kind in ("asf", "foresla")}


def test_a_fault_leaves_the_pages_and_its_mend_brings_them_on(followed: Followed) -> None:
    before = tree(followed.output / "public")
    replaced(followed.root, "angslyckan", "municipality: '2080'", "municipality: 'Falun'")
    with pytest.raises(ProblemsFoundError):
        followed.live.update()
    assert tree(followed.output / "public") == before
    replaced(followed.root, "angslyckan", "municipality: 'Falun'", "municipality: '2082'")
    followed.live.update()
    followed.live.index()
    assert tree(followed.output / "public") == as_built_anew(followed)


@pytest.fixture
def served(copy_of_made_up: Root) -> Iterator[tuple[Root, int, subprocess.Popen[str]]]:
    """`asf build --serve` of a register, and the port that it answers on."""
    asf = [sys.executable, "-c", "from asf_cli.main import main; main()"]
    command = [*asf, "--root", str(copy_of_made_up.folder), "build", "--date", DAY.isoformat()]
    running = subprocess.Popen(
        [*command, "--serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout is not None
    said = ""
    while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
        line = running.stdout.readline()
        assert line, said
        said += line
    yield copy_of_made_up, int(found[1]), running
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=30)


def shows(port: int, path: str, words: str) -> bool:
    """Whether a page shows some words within a minute."""
    for _ in range(300):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path)
        body = connection.getresponse().read().decode("utf-8", "replace")
        connection.close()
        if words in body:
            return True
        time.sleep(0.1)
    return False


def test_who_saves_a_file_sees_it_on_the_page_without_another_command(
    served: tuple[Root, int, subprocess.Popen[str]],
) -> None:
    root, port, running = served
    assert running.stdout is not None
    replaced(root, "angslyckan", "070-174 06 05", "070-174 06 07")
    assert shows(port, "/asf/angslyckan/", "070-174 06 07")
    assert "Sidorna är uppdaterade" in running.stdout.readline()
    replaced(root, "angslyckan", "listing: consented", "listing: consentad")
    said = "".join(iter(running.stdout.readline, "Sidorna är som de var tills felen är rättade.\n"))
    assert "data/asf/angslyckan.yaml\n" in said
    assert "consentad" in said
    replaced(root, "angslyckan", "consentad", "consented")
    replaced(root, "angslyckan", "founded: 2001", "founded: 1987")
    assert shows(port, "/asf/angslyckan/", "1987")
