"""Pelican warns and goes on; here it stops, and no text decides where a page lands."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asf_register.errors import BuildError, ProblemsFoundError
from asf_register.root import Root
from asf_site.building import build as building
from asf_site.building import pelican_plugin
from asf_site.building.build import build
from asf_site.output_file import OutputFile, ready
from command_shell import Shell
from site_fixtures import DAY, bytes_with

PAGE = "---\ntitle: Smitvägen\nsummary: En sida.\n{}\n---\n\nText.\n"


@pytest.mark.parametrize("level", ["WARNING", "ERROR", "CRITICAL"])
def test_what_pelican_warns_of_stops_the_build(
    copy_of_made_up: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    def complaining(*_: Any) -> Iterator[OutputFile]:
        logging.getLogger("pelican.readers").log(
            getattr(logging, level), "Could not process %s", "x"
        )
        yield ready("x.txt", "x")

    build(copy_of_made_up, tmp_path, DAY)
    monkeypatch.setattr(pelican_plugin, "PARTS", (*pelican_plugin.PARTS, complaining))
    with pytest.raises(BuildError, match="Could not process x"):
        build(copy_of_made_up, tmp_path, DAY)
    assert not (tmp_path / "public" / "x.txt").exists()
    assert [path.name for path in tmp_path.glob("*public*")] == ["public"]


def test_a_warning_about_the_settings_stops_it_too(
    copy_of_made_up: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = tmp_path / "pelicanconf.py"
    own = (building.PROJECT / "pelicanconf.py").read_text("utf-8")
    conf.write_text(f'{own}\nLOCALE = ["xx_XX.finns-inte"]\n', "utf-8")
    monkeypatch.setattr(building, "PROJECT", tmp_path)
    with pytest.raises(BuildError, match="Pelican"):
        build(copy_of_made_up, tmp_path / "output", DAY)
    assert not (tmp_path / "output" / "public").exists()


def test_a_path_that_is_written_twice_stops_the_build(
    copy_of_made_up: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(*_: Any) -> Iterator[OutputFile]:
        yield ready("index.html", "en annan startsida")

    monkeypatch.setattr(pelican_plugin, "PARTS", (*pelican_plugin.PARTS, twice))
    with pytest.raises(BuildError, match="Två sidor vill ligga på /"):
        build(copy_of_made_up, tmp_path, DAY)
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    "line",
    [
        "Save_as: index.html",
        "save_as: index.html",
        "Template: ../../../etc/passwd",
        "Status: draft",
        "URL: /asf/",
        "Slug: index",
        "Lang: en",
    ],
)
def test_pelicans_metadata_is_refused(shell: Shell, line: str) -> None:
    shell.write("content/smitvag.md", PAGE.format(line))
    ran = shell.asf("check")
    assert ran.code == 1
    assert "content/smitvag.md" in ran.out
    assert f'fältet "{line.partition(":")[0]}" finns inte' in ran.out
    assert shell.asf("build").code == 1
    assert not (shell.register / "output").exists()


def test_a_page_without_it_is_published(copy_of_made_up: Root, tmp_path: Path) -> None:
    (copy_of_made_up.content / "smitvag.md").write_text(PAGE.format("menu: 30"), "utf-8")
    build(copy_of_made_up, tmp_path / "output", DAY)
    assert (tmp_path / "output" / "public" / "smitvag" / "index.html").is_file()


def test_what_pelican_would_read_by_itself_is_not_published(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    """Folders, other kinds of text and files beside the pages are left alone."""
    words = "ord som ingen ska se"
    for name in ("pages/sida.md", "images/bild.svg", "artikel.rst", "blogg/inlagg.md", "sida.html"):
        path = copy_of_made_up.content / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format(f"menu: 30\n# {words}") + words, "utf-8")
    try:
        build(copy_of_made_up, tmp_path / "output", DAY)
    except ProblemsFoundError:
        assert not (tmp_path / "output").exists()
    else:
        assert bytes_with(tmp_path / "output" / "public", words) == []


@pytest.mark.parametrize("name", ["asf", "lan", "bransch"])
def test_a_text_never_takes_the_place_of_a_page(
    copy_of_made_up: Root, tmp_path: Path, name: str
) -> None:
    (copy_of_made_up.content / f"{name}.md").write_text(PAGE.format("menu: 30"), "utf-8")
    with pytest.raises((ProblemsFoundError, BuildError), match=f"/{name}/|fel"):
        build(copy_of_made_up, tmp_path / "output", DAY)
    assert not (tmp_path / "output" / "public").exists()
