"""What is said of a file that the register does not read, and what to do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from asf_register.cohort_files import CASES, COHORT_FILE, DECISIONS
from asf_register.happenings.happening_files import CALENDAR_FOLDER, NEWS_FOLDER
from asf_register.intranet.intranet_files import INTRANET_FOLDERS
from asf_register.marketplace.post_files import MARKETPLACE
from asf_register.policy_files import POLICY_FILES
from asf_register.problem import Finding
from asf_register.slugs import fold
from asf_register.vocabulary import TERM_LISTS

LISTS = {f"{name.replace('_', '-')}.yaml" for name in ("regions", "municipalities", *TERM_LISTS)}
POLICY = {f"{name}.yaml" for name in POLICY_FILES}
# What the audit holds the forge's signatures to; each file is named for its key.
FORGE_KEYS = "forge-keys"
# What the audit follows an erasure by: a record a day, with a folder of evidence.
ERASURES = "erasures"
_MEMBERS_ONLY = "content/intranat"
_PICTURES = "content/bilder"
# Folders of which it is known what lies there: what anything else is not, and the mend.
_CLOSED = {
    "data/vocabulary": (
        "är ingen av de slutna listorna",
        f"Ta bort den, eller byt namn till en av listornas: {', '.join(sorted(LISTS))}.",
    ),
    "data/policy": (
        "är ingen av de filer som säger vem som har vilken roll",
        f"Ta bort den, eller byt namn till en av dem: {', '.join(sorted(POLICY))}.",
    ),
    f"data/policy/{FORGE_KEYS}": (
        "är ingen nyckel med sitt fingeravtryck som namn",
        "Ta bort den, eller byt namn till fingeravtrycket i stora bokstäver och .asc.",
    ),
    f"data/policy/{ERASURES}": (
        "är inget intyg om en radering",
        "Ta bort den. Intyg skrivs av asf erase.",
    ),
    "data/members": ("är ingen medlem (.yaml)", "Ta bort den, eller ge filen ändelsen .yaml."),
    "data/experiences": (
        "är ingen erfarenhet (.yaml)",
        "Ta bort den, eller ge filen ändelsen .yaml.",
    ),
    _MEMBERS_ONLY: (
        "hör inte till det som registret läser på intranätet",
        f"Flytta det till någon av mapparna {', '.join(INTRANET_FOLDERS)}, eller ta bort det.",
    ),
    f"data/{CALENDAR_FOLDER}": (
        "är ingen händelse i kalendern (.yaml)",
        "Ta bort den, eller ge filen ändelsen .yaml.",
    ),
    _PICTURES: (
        "är ingen bild som en text kan visa (.png, .jpg, .webp)",
        "Spara bilden som PNG, JPEG eller WebP, eller ta bort filen.",
    ),
    f"content/{NEWS_FOLDER}": (
        "är ingen nyhet (.md)",
        "Ta bort den, eller ge filen ändelsen .md.",
    ),
    "data/cohorts": ("är ingen omgång", "Ta bort filen, eller lägg den i en omgångs mapp."),
}
_BACKUP = re.compile(r"(~|\.(bak|orig|old|swp|tmp|rej))$", re.IGNORECASE)
# What editors and mail programs make of .yaml and .md.
_MEANT_YAML = re.compile(r"(\.ya?ml(\.te?xt)?|\.yam|\.yml\.yaml)$", re.IGNORECASE)
_MEANT_PAGE = re.compile(r"(\.md\.te?xt|\.markdown|\.mdown|\.te?xt)$", re.IGNORECASE)


def unexpected_file(path: Path, folder: str) -> Iterator[Finding]:
    """data/ and content/ hold only what the register reads.

    Args:
        path: What lies there.
        folder: The folder it lies in, as people see it.
    """
    is_folder = path.is_dir()
    if folder == "data/asf" and is_folder:
        what, mend = "är en mapp, men i data/asf ligger filerna utan mappar", _out_of(path, folder)
    elif folder == "data/asf":
        what = "är varken ett företag (.yaml) eller en logotyp (.png, .jpg, .webp)"
        mend = _as_enterprise(path)
    elif folder == "content":
        what, mend = "är ingen textsida (.md)", _as_page(path)
    elif folder.startswith(f"{_MEMBERS_ONLY}/"):
        what, mend = "är ingen fil av de slag som hör hemma här", _of_members(path, folder)
    elif folder in _CLOSED:
        what, mend = _CLOSED[folder]
    elif folder == f"data/{MARKETPLACE}":
        what, mend = "är ingen annons (.yaml)", _as_post(path, folder)
    elif folder.startswith("data/cohorts/"):
        what, mend = "hör inte till det som registret läser i en omgång", _in_cohort(folder)
    elif is_folder:
        what, mend = "är en mapp som registret inte läser", _out_of(path, "data/asf")
    else:
        what = "hör inte till det som registret läser"
        mend = "Är det ett företag: flytta filen till data/asf. Ta annars bort den."
    yield Finding((), f'"{path.name}" {what}.', mend)


def _of_members(path: Path, folder: str) -> str:
    """What to do with a file that no folder of the intranet takes."""
    if path.is_dir():
        return _out_of(path, folder)
    if path.suffix.lower() in (".svg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif"):
        return "Spara bilden som PNG eller JPEG, eller ta bort filen."
    kinds = ", ".join(INTRANET_FOLDERS[folder.rpartition("/")[2]])
    return f"Här ligger filer som slutar på {kinds}. Ta bort filen, eller spara den som en sådan."


def _in_cohort(folder: str) -> str:
    if folder.count("/") == 2:
        return f"I en omgång finns {COHORT_FILE} och mapparna {CASES} och {DECISIONS}."
    return "Där ligger en fil för varje företag, med filnamnet som i data/asf. Ta bort det andra."


def _as_enterprise(path: Path) -> str:
    if _BACKUP.search(path.name):
        return "Det är en säkerhetskopia som ett program har sparat. Ta bort filen."
    if path.suffix.lower() in (".svg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif"):
        return "Spara bilden som PNG, JPEG eller WebP, eller ta bort filen."
    stem = _MEANT_YAML.sub("", path.name)
    slug = fold(stem)
    if slug and (stem != path.name or "." not in path.name):
        return f'Byt namn på filen till "{slug}.yaml".'
    return "Ta bort filen, eller ge den rätt ändelse."


def _as_post(path: Path, folder: str) -> str:
    if path.is_dir():
        return _out_of(path, folder)
    slug = fold(_MEANT_YAML.sub("", path.name))
    if slug and not _BACKUP.search(path.name) and _MEANT_YAML.search(path.name):
        return f'Byt namn på filen till "{slug}.yaml".'
    return "Ta bort filen."


def _as_page(path: Path) -> str:
    if path.is_dir():
        return _out_of(path, "content")
    stem = _MEANT_PAGE.sub("", path.name)
    slug = fold(stem)
    if slug and not _BACKUP.search(path.name) and (stem != path.name or "." not in path.name):
        return f'Byt namn på filen till "{slug}.md".'
    return "Ta bort filen."


def _out_of(path: Path, folder: str) -> str:
    return f'Flytta filerna till {folder} och ta bort mappen "{path.name}".'
