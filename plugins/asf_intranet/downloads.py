"""Every file that members can fetch: templates as documents, calculations, attachments, films."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from asf_register.errors import BuildError
from asf_register.intranet import attachment, recording
from asf_register.register import Register

from asf_intranet import documents, workbook_file
from asf_intranet.download import Download
from asf_intranet.logo_files import logo_files

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
}


def intranet_downloads(register: Register) -> tuple[Download, ...]:
    """Everything there is to fetch; nothing is made before it is asked for.

    Raises:
        BuildError: Where a file that lies in the register can't be read.
    """
    return (
        *_documents(register),
        *_workbooks(register),
        *_attachments(register),
        *_recordings(register),
        *logo_files(register.site.title),
    )


def _documents(register: Register) -> Iterator[Download]:
    templates = register.intranet.templates
    made = _MadeDocuments(register)
    for template in templates.values():
        for kind in documents.KINDS:
            yield Download(
                id=f"mallar/{template.slug}.{kind}",
                name=f"{template.slug}.{kind}",
                type=TYPES[f".{kind}"],
                title=template.title,
                made_of=documents.made_of(template),
                make=partial(made.document, template.slug, kind),
            )


class _MadeDocuments:
    """The templates as documents, all made when the first is asked for.

    Args:
        register: Gives the templates.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    def document(self, slug: str, kind: str) -> bytes:
        """One of them."""
        return self._made[slug, kind]

    @cached_property
    def _made(self) -> dict[tuple[str, str], bytes]:
        templates, root = self._register.intranet.templates, self._register.root
        shown = {slug: root.shown(root.intranet / "mallar" / f"{slug}.md") for slug in templates}
        return documents.converted(tuple(templates.values()), shown)


def _workbooks(register: Register) -> Iterator[Download]:
    for workbook in register.intranet.workbooks.values():
        yield Download(
            id=f"mallar/{workbook.slug}.xlsx",
            name=f"{workbook.slug}.xlsx",
            type=TYPES[".xlsx"],
            title=workbook.title,
            made_of=workbook_file.made_of(workbook),
            make=partial(workbook_file.xlsx, workbook),
        )


def _attachments(register: Register) -> Iterator[Download]:
    for one in register.intranet.attachments.values():
        path = register.root.attachments / one.file
        content = partial(_read, path, register.root.shown(path), attachment.MAX_BYTES)
        yield _lying(f"filer/{one.file}", one.title, content)


def _recordings(register: Register) -> Iterator[Download]:
    for one in register.intranet.recordings.values():
        for name in (one.file, one.subtitles):
            path = register.root.recordings / name
            content = partial(_read, path, register.root.shown(path), recording.MAX_BYTES)
            yield _lying(f"inspelningar/{name}", one.title, content)


def _lying(id_: str, title: str, content: Callable[[], bytes]) -> Download:
    """A file that lies in the register as it is to be fetched.

    It is read once to know it and once to encrypt it, since all films at once may be more than a
    machine remembers.
    """
    name = id_.rpartition("/")[2]
    return Download(
        id=id_,
        name=name,
        type=TYPES[f".{name.rpartition('.')[2]}"],
        title=title,
        made_of=sha256(content()).hexdigest(),
        make=content,
    )


def _read(path: Path, shown: str, most: int) -> bytes:
    """A file's bytes; `asf check` has looked at them, unless they were changed since."""
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise BuildError(f"{shown} går inte att läsa.", "Kör asf check.") from error
    if len(content) > most:
        raise BuildError(f"{shown} är för stor.", "Kör asf check.")
    return content
