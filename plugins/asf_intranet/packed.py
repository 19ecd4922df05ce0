"""Zip files that are the same bytes for the same members, as documents and workbooks are."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# OpenDocument wants this one first and uncompressed, so that the kind is told by the first bytes.
_FIRST = "mimetype"


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip file of these members, by name, without a time or a machine in it."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in sorted(members, key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name == _FIRST else ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, members[name])
    return made.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The members of a zip file that the project made itself, by name."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
