"""Building the intranet: pages and files are made, encrypted to a new key, and put in place."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from asf_register.errors import UsageError
from asf_register.register import Register
from asf_register.staging import alone_in, staged
from asf_site.building.build import keep_out_of_register

from asf_intranet.downloads import intranet_downloads
from asf_intranet.group_key import GroupKey
from asf_intranet.made_of import program_digest
from asf_intranet.pages import intranet_pages
from asf_intranet.search_index import search_index
from asf_intranet.shell import shell_digest, shell_files
from asf_intranet.what_went_in import BUILD_FILE, WhatWentIn, new_salt, read_build

FOLDER = "intranat"
KEYRING, CONTENTS, SEARCH = "keyring.age", "contents.age", "search.age"


class Outcome(Enum):
    """What came of building an intranet."""

    MADE = "made"
    KEPT = "kept"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class IntranetBuild:
    """What was built.

    Attributes:
        outcome: Whether it was made anew, kept as it lay there, or is not to be.
        pages: How many pages it has.
        downloads: How many files to fetch.
        keys: How many public keys can open it.
    """

    outcome: Outcome
    pages: int = 0
    downloads: int = 0
    keys: int = 0


def build_intranet(register: Register, output: Path, day: date) -> IntranetBuild:
    """Build the intranet, if anything of it is other than in the folder that lies there.

    Args:
        register: All of it; the public view has no intranet.
        output: The folder whose intranat/ is replaced, in one step, when all is done. Where the
            register is to have no intranet it is taken away.
        day: The day that keys are judged by.

    Raises:
        UsageError: Where intranat/ holds something else than a built intranet, or would lie in the
            register.
        BuildError: Where something can't be made; the last build stays.
    """
    final = output / FOLDER
    keep_out_of_register(register.root, output)
    _keep_others_things(final)
    if not register.has_intranet:
        _take_away(final)
        return IntranetBuild(Outcome.NONE)
    downloads = intranet_downloads(register)
    pages = tuple(intranet_pages(register, day, downloads))
    readers = sorted(set(register.intranet.keys_on(day)))
    site = register.site
    said = (site.title, site.address, site.organisation, site.contact, site.banner)
    about = (program_digest(), shell_digest(), *said)
    went_in = WhatWentIn(pages, downloads, readers, about)
    outcome = Outcome.KEPT
    if not went_in.made(final):
        with staged(final) as folder:
            _write(folder, register, day, went_in, readers)
        outcome = Outcome.MADE
    return IntranetBuild(outcome, len(pages), len(downloads), len(readers))


def _write(
    folder: Path, register: Register, day: date, went_in: WhatWentIn, readers: Sequence[str]
) -> None:
    build = secrets.token_hex(16)
    key = GroupKey(build)
    sealed = folder / build
    sealed.mkdir()
    names = _opaque_names()
    listed_pages = [
        {**page.listed(), "file": _put(sealed, next(names), key.sealed_json(page.opened()))}
        for page in went_in.pages
    ]
    listed_files = []
    for one in went_in.downloads:
        content = one.make()
        file = _put(sealed, next(names), key.sealed(content))
        about = {"id": one.id, "name": one.name, "type": one.type, "bytes": len(content)}
        # All files of a build open with the same key: the digest tells one from another.
        digest = sha256(content).hexdigest()
        listed_files.append({**about, "file": file, "digest": digest})
    site = register.site
    contents = {
        "build": build,
        "day": day.isoformat(),
        "site": {"title": site.title, "address": site.address, "contact": site.contact},
        "pages": listed_pages,
        "files": listed_files,
        "search": SEARCH,
    }
    _put(sealed, CONTENTS, key.sealed_json(contents))
    _put(sealed, SEARCH, key.sealed_json(search_index(went_in.pages)))
    keyring = key.keyring(readers)
    _put(sealed, KEYRING, keyring)
    in_clear = []
    for path, content in shell_files(register, day):
        file_path = folder / path
        file_path.parent.mkdir(parents=True, exist_ok=True)
        file_path.write_bytes(content)
        in_clear.append(path)
    said = {
        "build": build,
        "salt": new_salt(),
        "keyring": sha256(keyring).hexdigest(),
        "files": sorted(path.name for path in sealed.iterdir()),
        "shell": in_clear,
    }
    whole = {**said, "digest": went_in.digest(said, folder)}
    (folder / BUILD_FILE).write_text(json.dumps(whole), encoding="utf-8")


def _opaque_names() -> Iterator[str]:
    while True:
        yield f"{secrets.token_hex(12)}.age"


def _put(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return name


def _take_away(folder: Path) -> None:
    """Nobody reads it any more; that it stays behind unsaid would be worse than an error."""
    if folder.exists():
        with alone_in(folder.parent):
            rmtree(folder)


def _keep_others_things(folder: Path) -> None:
    """Building replaces intranat/ whole, so it must be ours to replace."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} är ingen vanlig mapp.", "Välj en annan mapp med --output.")
    if folder.is_dir() and any(folder.iterdir()) and read_build(folder) is None:
        raise UsageError(
            f"Mappen {folder} innehåller annat än ett byggt intranät, så den lämnas i fred.",
            "Välj en tom mapp med --output.",
        )
