"""Rules for the intranet's attachments and recordings: files that are what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from asf_register.intranet import attachment as attachments
from asf_register.intranet import recording as recordings
from asf_register.intranet.attachment import Attachment
from asf_register.intranet.file_content import kind_of_content
from asf_register.intranet.recording import Recording
from asf_register.problem import Finding
from asf_register.rules.rule import Context

_MIB = 1024 * 1024
_MOST_SUBTITLES = _MIB


def attachment_file(attachment: Attachment, context: Context) -> Iterator[Finding]:
    """An attachment lies beside its description, is at most 25 MiB and what it is called."""
    path = context.register.root.attachments / attachment.file
    yield from _file(path, "file", attachments.MAX_BYTES)


def film_file(recording: Recording, context: Context) -> Iterator[Finding]:
    """A recording's film lies beside it, is at most 90 MiB and what it is called."""
    path = context.register.root.recordings / recording.file
    yield from _file(path, "file", recordings.MAX_BYTES)


def subtitle_file(recording: Recording, context: Context) -> Iterator[Finding]:
    """A recording's subtitles lie beside it and are WebVTT."""
    path = context.register.root.recordings / recording.subtitles
    refused = list(_unfit(path, "subtitles", _MOST_SUBTITLES))
    yield from refused
    if not refused and not _is_subtitles(path.read_bytes()):
        yield Finding(
            ("subtitles",),
            f"{path.name} har inga undertexter i formatet WebVTT.",
            "Spara undertexterna som WebVTT i UTF-8. Filen börjar med WEBVTT, och varje text har "
            "en tid.",
        )


def _file(path: Path, field: str, most: int) -> Iterator[Finding]:
    refused = list(_unfit(path, field, most))
    yield from refused
    if refused:
        return
    kind, ending = kind_of_content(path), path.suffix.removeprefix(".")
    if kind == "svg":
        yield Finding(
            (field,),
            f"{path.name} är en SVG-bild, och en sådan kan innehålla program.",
            "Spara bilden som PNG.",
        )
    elif kind.endswith("makron"):
        yield Finding(
            (field,),
            f"{path.name} har makron, alltså program som körs när filen öppnas.",
            "Spara dokumentet utan makron.",
        )
    elif kind != ending:
        what = f"är en {kind}-fil" if kind else "har ett annat innehåll"
        yield Finding(
            (field,),
            f"{path.name} heter .{ending} men {what}.",
            f"Spara filen på nytt som {ending}, eller byt ut den.",
        )


def _unfit(path: Path, field: str, most: int) -> Iterator[Finding]:
    """Say why a file isn't even opened."""
    if path.is_symlink() or not path.is_file():
        yield Finding(
            (field,),
            f"{path.name} finns inte bredvid beskrivningen.",
            "Lägg filen i samma mapp, eller rätta namnet.",
        )
    elif path.stat().st_size > most:
        yield Finding(
            (field,),
            # Rounded up, so that what is a little too large isn't said to be as large as it may.
            f"{path.name} är {-(-path.stat().st_size // _MIB)} MB stor, men får vara högst "
            f"{most // _MIB} MB.",
            "Gör filen mindre, eller dela den.",
        )
    elif not path.stat().st_size:
        yield Finding((field,), f"{path.name} är tom.", "Spara filen på nytt.")


def _is_subtitles(raw: bytes) -> bool:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return text.split("\n", 1)[0].split()[:1] == ["WEBVTT"] and "-->" in text
