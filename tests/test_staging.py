"""Whatever happens to a build, the last good output stays, and the next build tidies up."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asf_register import staging
from asf_register.errors import BuildError, ProblemsFoundError
from asf_register.root import PROJECT, Root, find_root
from asf_site.building import written_files
from asf_site.building.build import build
from command_shell import KAFE
from site_fixtures import DAY, tree

MARK = "<!-- den senaste goda -->"


class Site:
    """A register and its output, in folders of their own."""

    def __init__(self, root: Root, output: Path) -> None:
        self.root = root
        self.output = output
        self.public = output / "public"

    def build(self) -> None:
        build(self.root, self.output, DAY)

    def start_asf(self, **options: Any) -> subprocess.Popen[str]:
        """Run `asf build` as a process of its own."""
        asf = [sys.executable, "-c", "from asf_cli.main import main; main()"]
        command = [*asf, "--root", self.root.folder, "build", "--output", self.output]
        return subprocess.Popen(
            [*map(str, command), "--date", DAY.isoformat()],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def leave_a_mark(self) -> dict[str, str]:
        """Make the output tell itself from what a build would write."""
        home = self.public / "index.html"
        home.write_text(home.read_text("utf-8") + MARK, "utf-8")
        return tree(self.public)


@pytest.fixture
def site(copy_of_made_up: Root, made_up: Any, tmp_path: Path) -> Site:
    """A site that was built before, and whose next build would write something else."""
    output = tmp_path / "output"
    shutil.copytree(made_up.public, output / "public")
    return Site(copy_of_made_up, output)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def assert_next_build_is_clean(site: Site, good: dict[str, str]) -> None:
    site.build()
    assert names(site.output) == {"public"}
    assert tree(site.public) == good


def test_errors_in_the_register_write_nothing(site: Site, tmp_path: Path) -> None:
    before = site.leave_a_mark()
    (site.root.enterprises / "fel.yaml").write_text("name: Fel\nregion: '99'\n", "utf-8")
    with pytest.raises(ProblemsFoundError):
        site.build()
    assert tree(site.public) == before
    assert names(site.output) == {"public"}
    with pytest.raises(ProblemsFoundError):
        build(site.root, tmp_path / "nowhere", DAY)
    assert not (tmp_path / "nowhere").exists()


def test_pages_that_would_collide_are_refused_before_anything_is_written(
    site: Site, tmp_path: Path
) -> None:
    taken = "aliases:\n  - bara-namnet\n"
    path = site.root.enterprises / "cafe-aao-och-e.yaml"
    path.write_text(path.read_text("utf-8") + taken, "utf-8")
    with pytest.raises(ProblemsFoundError) as refused:
        build(site.root, tmp_path / "nowhere", DAY)
    assert [p.path for p in refused.value.problems if p.rule == "alias-collision"] == [
        "data/asf/cafe-aao-och-e.yaml"
    ]
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("alias", ["morkerhuset", "forna-morkret"])
def test_an_unlisted_ones_addresses_are_taken_too(site: Site, alias: str) -> None:
    path = site.root.enterprises / "cafe-aao-och-e.yaml"
    path.write_text(path.read_text("utf-8") + f"aliases:\n  - {alias}\n", "utf-8")
    with pytest.raises(ProblemsFoundError):
        site.build()


@pytest.mark.parametrize(
    "reached",
    [
        pytest.param("", id="its folder"),
        "index.html",
        "asf/bara-namnet/index.html",
        "404.html",
        "pagefind/fragment",
    ],
)
def test_a_killed_build_leaves_the_last_output(site: Site, reached: str) -> None:
    """Killed when a certain file of the new site is there."""
    good = tree(site.public)
    before = site.leave_a_mark()
    running = site.start_asf(start_new_session=True)
    give_up = time.monotonic() + 60
    while not any(site.output.glob(f".public.new-*/{reached}")):
        assert running.poll() is None, "the build was over before it could be killed"
        assert time.monotonic() < give_up
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert running.returncode == -signal.SIGKILL
    assert tree(site.public) == before
    assert names(site.output) > {"public"}
    assert_next_build_is_clean(site, good)


@pytest.mark.parametrize("written", [0, 1, 2, 50, 300])
def test_a_full_disk_leaves_the_last_output(
    site: Site, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    good = tree(site.public)
    before = site.leave_a_mark()
    left = [written]
    write = written_files._write_new

    def fill_up(*arguments: Any) -> None:
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        write(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(written_files, "_write_new", fill_up)
        with pytest.raises(OSError, match="No space left"):
            site.build()
    assert tree(site.public) == before
    assert names(site.output) == {"public"}
    assert_next_build_is_clean(site, good)


@pytest.mark.parametrize("kilobytes", [8, 60], ids=["our files", "pagefind's files"])
def test_a_file_that_the_system_refuses_leaves_the_last_output(site: Site, kilobytes: int) -> None:
    """The system stops every file at a size, also those that Pagefind writes."""
    before = site.leave_a_mark()
    limit = kilobytes * 1024

    def only_small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    running = site.start_asf(preexec_fn=only_small_files)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 2
    assert said.startswith("asf: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert tree(site.public) == before
    assert names(site.output) == {"public"}


def test_pagefinds_failure_stops_the_build(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = site.leave_a_mark()
    monkeypatch.setattr("asf_site.search.search_index.get_executable", lambda: "/bin/false")
    with pytest.raises(BuildError, match="Sökindexet"):
        site.build()
    assert tree(site.public) == before


def test_a_page_that_is_lost_on_the_way_stops_the_build(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.leave_a_mark()
    write = written_files._write_new

    def lose_one(path: Path, file: Any) -> None:
        if file.path != "asf/bara-namnet/index.html":
            write(path, file)

    monkeypatch.setattr(written_files, "_write_new", lose_one)
    with pytest.raises(BuildError, match="bara-namnet"):
        site.build()
    assert tree(site.public) == before


# The swap


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system where two folders can't change places in one step."""
    monkeypatch.setattr(staging.ctypes, "CDLL", lambda *_: object())


def swap(final: Path, content: str) -> None:
    with staging.staged(final) as folder:
        (folder / "index.html").write_text(content, "utf-8")


def test_the_swap_is_one_step_where_the_system_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "public"
    swap(final, "first")

    def never(self: Path, target: Path) -> Path:
        raise AssertionError(f"{self} was renamed to {target}")

    if sys.platform == "linux":
        monkeypatch.setattr(Path, "rename", never)
    swap(final, "second")
    assert (final / "index.html").read_text("utf-8") == "second"
    assert names(tmp_path) == {"public"}


@pytest.mark.usefixtures("without_exchange")
def test_two_renames_serve_elsewhere(tmp_path: Path) -> None:
    final = tmp_path / "public"
    for content in ("first", "second"):
        swap(final, content)
        assert (final / "index.html").read_text("utf-8") == content
        assert names(tmp_path) == {"public"}


@pytest.mark.usefixtures("without_exchange")
@pytest.mark.parametrize("renames", [0, 1])
def test_a_failure_between_two_renames_brings_the_last_output_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    final = tmp_path / "public"
    swap(final, "first")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing_after(renames))
        with pytest.raises(OSError, match="Permission denied"):
            swap(final, "second")
    assert (final / "index.html").read_text("utf-8") == "first"
    swap(final, "third")
    assert names(tmp_path) == {"public"}


def failing_after(renames: int) -> Callable[[Path, Path], Path]:
    """A rename that fails once, after so many that went well."""
    rename = Path.rename
    done = [0]

    def renamed(self: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] == renames + 1:
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    return renamed


@pytest.mark.usefixtures("without_exchange")
def test_a_death_between_two_renames_is_healed_by_the_next_build(tmp_path: Path) -> None:
    script = """if True:
        import os, sys
        from pathlib import Path
        from asf_register import staging
        staging._exchanged = lambda one, other: False
        rename = Path.rename
        def die_after(self, target):
            rename(self, target)
            os._exit(9)
        with staging.staged(Path(sys.argv[1])) as folder:
            (folder / "index.html").write_text("second")
            Path.rename = die_after
    """
    final = tmp_path / "public"
    swap(final, "first")
    died = subprocess.run([sys.executable, "-c", script, final], check=False)
    assert died.returncode == 9
    assert not final.exists()
    with pytest.raises(RuntimeError):
        fail_to_build(final)
    assert (final / "index.html").read_text("utf-8") == "first"
    swap(final, "third")
    assert (final / "index.html").read_text("utf-8") == "third"
    assert names(tmp_path) == {"public"}


def fail_to_build(final: Path) -> None:
    with staging.staged(final):
        raise RuntimeError


def test_a_death_right_after_the_swap_leaves_the_new_output(tmp_path: Path) -> None:
    script = """if True:
        import os, shutil, sys
        from pathlib import Path
        from asf_register import staging
        with staging.staged(Path(sys.argv[1])) as folder:
            (folder / "index.html").write_text("second")
            shutil.rmtree = lambda *arguments, **options: os._exit(9)
    """
    final = tmp_path / "public"
    swap(final, "first")
    died = subprocess.run([sys.executable, "-c", script, final], check=False)
    assert died.returncode == 9
    assert (final / "index.html").read_text("utf-8") == "second"
    assert names(tmp_path) > {"public"}
    swap(final, "third")
    assert names(tmp_path) == {"public"}


def test_two_builds_at_once_leave_a_whole_site(site: Site) -> None:
    good = tree(site.public)
    site.leave_a_mark()
    both = [site.start_asf(), site.start_asf()]
    for running in both:
        running.communicate(timeout=120)
    assert 0 in [running.returncode for running in both]
    assert {running.returncode for running in both} <= {0, 2}
    assert tree(site.public) == good


# Links


HIDDEN = "en hemlighet utanför registret"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("data/asf/kafe-linden.yaml", "kafe-linden.yaml"),
        ("data/asf/linden.png", "secret.txt"),
        ("data/asf/undermapp", "."),
        ("data/site.yaml", "site.yaml"),
        ("data/vocabulary", "vocabulary"),
        ("content/smitvag.md", "page.md"),
        ("content/hemligt.txt", "secret.txt"),
        ("content/bilder", "."),
        ("content", "."),
    ],
)
def test_what_a_link_points_to_is_not_published(
    site: Site, tmp_path: Path, name: str, target: str
) -> None:
    """Refused, or passed over; either way it is not on the site."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(HIDDEN, "utf-8")
    (outside / "page.md").write_text(f"---\ntitle: {HIDDEN}\nsummary: {HIDDEN}\n---\n\n{HIDDEN}\n")
    (outside / "om.md").write_text(f"---\ntitle: {HIDDEN}\nsummary: {HIDDEN}\n---\n\n{HIDDEN}\n")
    consent = "listing: consented\nconsent:\n  date: 2026-01-12\n  by: enterprise\n"
    kafe = KAFE.replace("listing: unlisted\n", f"{consent}description: {HIDDEN}\n")
    (outside / "kafe-linden.yaml").write_text(kafe, "utf-8")
    settings = (site.root.folder / "data/site.yaml").read_text("utf-8")
    (outside / "site.yaml").write_text(settings.replace("Provlistan", HIDDEN), "utf-8")
    words = Path(shutil.copytree(PROJECT / "data/vocabulary", outside / "vocabulary"))
    regions = (words / "regions.yaml").read_text("utf-8")
    (words / "regions.yaml").write_text(regions.replace("Norrbottens län", HIDDEN), "utf-8")

    link = site.root.folder / name
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.symlink_to(outside / target)
    if name.endswith(".png"):
        path = site.root.enterprises / "bara-namnet.yaml"
        path.write_text(path.read_text("utf-8") + "logo: linden.png\n", "utf-8")
    try:
        build(find_root(site.root.folder, tmp_path), tmp_path / "new", DAY)
    except ProblemsFoundError:
        assert not (tmp_path / "new").exists()
    else:
        texts = [p.read_bytes() for p in (tmp_path / "new").rglob("*") if p.is_file()]
        assert texts
        assert not [text for text in texts if HIDDEN.encode() in text]
        assert not [p for p in (tmp_path / "new").rglob("*") if p.is_symlink()]
