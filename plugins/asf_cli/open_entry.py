"""Opening entries to be changed: found by any name, read whatever is wrong in them."""

from __future__ import annotations

from asf_edit.draft import Draft
from asf_edit.entries import slug_of
from asf_register.day import today
from asf_register.documents import of_fault, read_bytes
from asf_register.errors import ProblemsFoundError
from asf_register.known_files import remembered
from asf_register.read_register import read_register
from asf_register.reading import load
from asf_register.register import Register
from asf_register.root import Root

_MEND = "Rätta det i filen och försök igen."


def read_all(root: Root) -> Register:
    """Read every entry that can be read.

    Raises:
        ProblemsFoundError: Where the closed lists can't be.
    """
    return read_register(root, remembered(root, today())).register


def open_entry(root: Root, register: Register, written: str) -> tuple[str, bytes, Draft]:
    """Open the entry that somebody means.

    A file may break its schema: that may be what is to be mended.

    Args:
        root: The register.
        register: The entries that could be read.
        written: What somebody calls the entry.

    Returns:
        Its slug, the bytes of its file, and a draft of it.

    Raises:
        UnknownEntryError: Where no entry is called so.
        ProblemsFoundError: Where its file holds no fields at all.
    """
    slug = slug_of(written, register)
    path = root.enterprises / f"{slug}.yaml"
    shown = root.shown(path)
    problems, raw = read_bytes(path, shown)
    loaded = load(raw)
    problems += tuple(of_fault(shown, fault) for fault in loaded.faults)
    if problems or not isinstance(loaded.value, dict):
        raise ProblemsFoundError(f"{shown} går inte att ändra så här.", _MEND, problems)
    return slug, raw, Draft(register.vocabulary, loaded.value, raw)
