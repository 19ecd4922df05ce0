"""What is encrypted: a ZIP that holds the text and the enclosures, in one form only.

theme/static/application-container.js writes the same bytes. Files lie one after the other, stored
and not compressed, without times, comments or further fields, and after them the directory. So a
ZIP is read by taking it apart and writing it anew: whatever else somebody has put into it, or made
it say twice, gives other bytes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from zlib import crc32

from asf_register.errors import AsfError
from asf_register.problem import visible

TEXT = "ansokan.txt"
MAX_FILES = 20
MAX_FILE_MIB = 10
MAX_MIB = 15

_MAX_TEXT = 64 * 1024
_MIB = 1024 * 1024
_NAME = re.compile(r"(?!.{90})[a-z0-9]+(?:-[a-z0-9]+)*-[1-9][0-9]?\.(?:pdf|docx|odt|png|jpg)")
# Signature, version, flags, method, time, day (1 January 1980), checksum, size twice, length of the
# name, length of what else is told.
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _DAY = 10, 0x21


class ContainerError(AsfError):
    """A file that was opened holds no application that the site's form has packed."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Filen gick att låsa upp, men formuläret på webbplatsen packar inte så: {why}.",
            "Be avsändaren att packa ansökan på nytt. Öppna inget ur filen för hand.",
        )


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files.

    Args:
        files: Their bytes by name, the text first.
    """
    content, directory = bytearray(), bytearray()
    for name, raw in files.items():
        about = (0, 0, 0, _DAY, crc32(raw), len(raw), len(raw), len(name), 0)
        at = len(content)
        content += _LOCAL.pack(b"PK\3\4", _VERSION, *about) + name.encode("ascii") + raw
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *about, 0, 0, 0, 0, at)
        directory += name.encode("ascii")
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(directory), len(content), 0)
    return bytes(content + directory + end)


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Take a packed application apart; nothing of it is written anywhere.

    Args:
        raw: Anything.

    Returns:
        The files' bytes by name, the text first.

    Raises:
        ContainerError: Where it is anything else than what `packed` gives for an application.
    """
    if len(raw) > (MAX_MIB + 1) * _MIB:
        raise ContainerError(f"den är större än {MAX_MIB} MB")
    files: dict[str, bytes] = {}
    at = 0
    while raw[at : at + 4] == b"PK\3\4":
        name, content, at = _taken(raw, at)
        if name in files:
            raise ContainerError(f"två filer i den heter {name}")
        files[name] = content
        _refuse_many(files)
    if not files or packed(files) != raw:
        raise ContainerError("den innehåller något annat än text och bilagor")
    return files


def _taken(raw: bytes, at: int) -> tuple[str, bytes, int]:
    """The file that begins at some place: its name, its bytes and where it ends."""
    try:
        _, _, _, method, _, _, _, size, whole, length, more = _LOCAL.unpack_from(raw, at)
    except struct.error as error:
        raise ContainerError("den är avklippt") from error
    begins = at + _LOCAL.size + length + more
    name = raw[at + _LOCAL.size : at + _LOCAL.size + length].decode("ascii", "replace")
    if method or size != whole:
        raise ContainerError("en fil i den är komprimerad")
    if name != TEXT and not _NAME.fullmatch(name):
        raise ContainerError(f"en fil i den heter «{visible(name[:60])}»")
    if begins + size > len(raw):
        raise ContainerError("den är avklippt")
    if size > (_MAX_TEXT if name == TEXT else MAX_FILE_MIB * _MIB):
        raise ContainerError(f"{name} är för stor")
    return name, raw[begins : begins + size], begins + size


def _refuse_many(files: Mapping[str, bytes]) -> None:
    if next(iter(files)) != TEXT:
        raise ContainerError(f"{TEXT} ligger inte först")
    if len(files) > MAX_FILES + 1:
        raise ContainerError(f"den har fler än {MAX_FILES} bilagor")
