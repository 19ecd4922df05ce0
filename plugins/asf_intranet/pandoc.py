"""Pandoc, which reads Markdown and writes documents, shut in so that it reads nothing else."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from asf_register.errors import ProjectFileError

# What a source may hold is kept small: no HTML, no TeX, no includes, no front matter of Pandoc's.
_MARKDOWN = (
    "markdown_strict-raw_html+pipe_tables+intraword_underscores+all_symbols_escapable"
    "+lists_without_preceding_blankline"
)
# Reading text in nested brackets can take for ever, and as much memory as there is.
SECONDS = 20.0
# Shut in, it has no clock either.
NO_TIME = b"1970-01-01T00:00:00Z"
_MEMORY = ("+RTS", "-M512m", "-RTS")

Node = dict[str, Any]


class PandocRefusedError(ValueError):
    """A source that Pandoc did not take; the text says why, in Swedish, after «mallen»."""


def read_markdown(text: str, *, seconds: float = SECONDS) -> Node:
    """Read Markdown as Pandoc's tree.

    Args:
        text: The Markdown.
        seconds: How long it may take.

    Raises:
        PandocRefusedError: Where it takes longer, more memory, or fails.
        ProjectFileError: Where the program is not there.
    """
    # With one column, a table's dashes always say how wide its columns are.
    options = ("--from", _MARKDOWN, "--to", "json", "--columns=1")
    tree: Node = json.loads(_run(options, text.encode(), seconds))
    return tree


def write_document(tree: Node, kind: str, reference: Path, *, seconds: float = SECONDS) -> bytes:
    """Write a tree as a document, which says that it was made at `NO_TIME`.

    Args:
        tree: As `read_markdown` gives it.
        kind: "docx" or "odt".
        reference: The document whose styles it takes.
        seconds: How long it may take.

    Raises:
        PandocRefusedError: Where it takes longer, more memory, fails or warns.
        ProjectFileError: Where the program is not there.
    """
    options = (
        *("--from", "json", "--to", kind, f"--reference-doc={reference}", "--output=-"),
        # The body's headings begin at the second level, since the page has the first.
        *("--shift-heading-level-by=-1", "--fail-if-warnings"),
    )
    return _run(options, json.dumps(tree).encode(), seconds)


def _run(options: tuple[str, ...], given: bytes, seconds: float) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - the pinned program of the package pypandoc-binary
            [_program(), *_MEMORY, "--sandbox", *options],
            input=given,
            capture_output=True,
            check=False,
            timeout=seconds,
            env=_environment(),
        )
    except subprocess.TimeoutExpired as error:
        limit = f"{seconds:g}".replace(".", ",")
        raise PandocRefusedError(f"tog mer än {limit} sekunder att läsa") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").split()
        raise PandocRefusedError(f"stoppade programmet Pandoc ({' '.join(said)[:200]})")
    return done.stdout


def _environment() -> dict[str, str]:
    """Nothing of the machine's own: no folder with templates, no zone of time."""
    # Without it Windows starts no program.
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {"TZ": "UTC", "LANG": "C.UTF-8", **needed}


@cache
def _program() -> str:
    """The wheel's own program; its Python module would rather take any that the machine has."""
    found = find_spec("pypandoc")
    if found is not None and found.origin is not None:
        name = "pandoc.exe" if os.name == "nt" else "pandoc"
        program = Path(found.origin).parent / "files" / name
        if program.is_file():
            return str(program)
    raise ProjectFileError("Programmet som gör dokument är inte installerat.", "Kör make set-up.")
