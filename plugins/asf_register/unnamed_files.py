"""Files that no record names: logos, pictures of texts, files to fetch, films."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from asf_register.documents import file_name, problem
from asf_register.enterprise import Enterprise
from asf_register.intranet.intranet_files import INTRANET_FOLDERS, IntranetFiles
from asf_register.problem import Finding, Problem, Severity
from asf_register.prose import Embedded, embedded
from asf_register.root import Root, files_in
from asf_register.tangled_prose import why_swollen, why_tangled

_DESCRIPTIONS = (".md", ".yaml")


def unused_logo(path: Path, named: Container[str | None]) -> Iterator[Finding]:
    """Each picture beside the enterprises is the logo of one of them."""
    if path.name not in named and not path.is_symlink():
        yield Finding(
            (),
            f"inget företag har {path.name} som logotyp.",
            f"Skriv logo: {path.name} i företagets fil, eller ta bort bilden.",
        )


def unused_picture(path: Path, shown: Container[str]) -> Iterator[Finding]:
    """Each picture in content/bilder stands in a text.

    Args:
        path: The picture.
        shown: The names of those that texts show.
    """
    if path.name not in shown:
        yield Finding(
            (),
            f"ingen text visar {path.name}.",
            f"Skriv ![vad bilden visar]({path.name}) i en text, eller ta bort bilden.",
        )


def nameless_file(path: Path, named: Container[str]) -> Iterator[Finding]:
    """Each file to fetch, film and subtitles on the intranet is named in a description beside it.

    Args:
        path: The file.
        named: The names of files that descriptions have.
    """
    if path.name not in named and not path.is_symlink():
        yield Finding(
            (),
            f"ingen beskrivning hör till {path.name}, så ingen kan hämta filen.",
            f"Skriv en beskrivning bredvid med file: {path.name}, eller ta bort filen.",
        )


def unused_logos(
    root: Root, images: Iterable[Path], enterprises: Iterable[Enterprise]
) -> Iterator[Problem]:
    """Say of each picture beside the enterprises that no enterprise has it as its logo.

    Args:
        root: The register.
        images: The pictures that lie there.
        enterprises: All of them; where one could not be read, its logo might be any picture.
    """
    named = {enterprise.logo for enterprise in enterprises}
    for path in images:
        for finding in unused_logo(path, named):
            yield problem(root.shown(path), "unused_logo", finding, Severity.WARNING)


def unused_pictures(root: Root, images: Iterable[Path], texts: Iterable[str]) -> Iterator[Problem]:
    """Say of each picture of texts that has another name than it may have, or that no text shows.

    Args:
        root: The register.
        images: The pictures that lie there.
        texts: All texts in Markdown; where one could not be read, it might show any picture.
    """
    shown = {picture.address for text in texts for picture in _pictures_of(text)}
    for path in images:
        misnamed = list(file_name(path, path.lstat().st_mode))
        for finding in misnamed or unused_picture(path, shown):
            rule = "file_name" if misnamed else "unused_picture"
            yield problem(root.shown(path), rule, finding)


def _pictures_of(text: str) -> list[Embedded]:
    return [] if why_tangled(text) or why_swollen(text) else embedded(text)


def nameless_files(root: Root, found: IntranetFiles) -> Iterator[Problem]:
    """Say of each file to fetch, film and subtitles on the intranet that no description names it.

    Args:
        root: The register; the project's own files are judged in the project.
        found: The descriptions. Nothing is said of a kind of which one could not be read.
    """
    unread = {kind for kind, _ in found.unread}
    attachments, recordings = found.intranet.attachments, found.intranet.recordings
    films = {name for one in recordings.values() for name in (one.file, one.subtitles)}
    for kind, folder, named in (
        ("attachments", root.attachments, {one.file for one in attachments.values()}),
        ("recordings", root.recordings, films),
    ):
        if kind in unread or not root.holds(folder):
            continue
        endings = set(INTRANET_FOLDERS[folder.name]).difference(_DESCRIPTIONS)
        for path in files_in(folder):
            if path.suffix.lower() in endings and not path.is_dir():
                for finding in nameless_file(path, named):
                    yield problem(root.shown(path), "nameless_file", finding)
