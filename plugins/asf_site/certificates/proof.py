"""A certificate's proof: decisions, signatures and keys in one file, to hand out and to verify."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from asf_register.certification.ssh_signature import signer
from asf_register.certification.statement import NAMESPACE
from asf_register.errors import UsageError
from asf_register.problem import visible

from asf_site.certificates.allowed_signers import (
    KEYS_NAME,
    allowed_signers,
    keys_in,
    verify_command,
)
from asf_site.certificates.certificate_view import CertificateView, decided_here
from asf_site.certificates.decisions_shown import kind_in_words

_READ_ME = "LÄS-MIG.txt"
# What a decision, a signature or the keys of all certifiers may weigh, and all of a proof.
_LARGEST, _LARGEST_PROOF = 256 * 1024, 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a decision is what a certifier signed.

    Attributes:
        name: The decision's file.
        is_right: Whether it is.
        words: The same in a Swedish sentence, with what the decision says or why it is refused.
    """

    name: str
    is_right: bool
    words: str


def proof(view: CertificateView, keys: Mapping[str, tuple[str, ...]], address: str) -> bytes:
    """A ZIP file with what somebody else needs to verify each decision about a certificate.

    Args:
        view: The certificate.
        keys: Public keys of the certifiers, by id.
        address: The site's address, without a slash at the end.

    Raises:
        UsageError: Where it is taken over, or nothing about it is signed.
    """
    decided_here(view.certificate)
    signed = [decision for decision in view.decisions if decision.event.signature]
    if not signed:
        raise UsageError(
            f"{view.number} har inga undertecknade beslut, så det finns inget att visa upp.",
            "Låt en certifierare underteckna dem med asf decide --sign.",
        )
    by = {decision.event.by for decision in signed}
    commands = [
        verify_command(one.event.by, one.statement_name, one.signature_name) for one in signed
    ]
    files = {
        _READ_ME: _read_me(view, commands, address),
        KEYS_NAME: allowed_signers({person: keys[person] for person in by if person in keys}),
    }
    for decision in signed:
        files[decision.statement_name] = decision.statement.decode()
        files[decision.signature_name] = decision.event.signature or ""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        last = signed[-1].event.date
        for name, text in files.items():
            # The day of the last decision, so that the same decisions give the same bytes.
            about = zipfile.ZipInfo(name, (last.year, last.month, last.day, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, text)
    return made.getvalue()


def verdicts(path: Path, keys: Mapping[str, tuple[str, ...]] | None) -> list[Verdict]:
    """Verify one decision, or all of a proof.

    Args:
        path: A decision (.json) with its signature beside it, or a proof (.zip).
        keys: Public keys of the certifiers, by id; None to take those that came along.

    Raises:
        UsageError: Where a file is missing or is no such file.
    """
    files = _unpacked(path) if zipfile.is_zipfile(path) else _beside(path)
    names = sorted(name for name in files if name.endswith(".json"))
    if not names:
        raise UsageError(
            f"{path} är inget beslut och inget bevis.", "Ange en fil som beslut-1.json."
        )
    known = keys if keys is not None else _keys_of(files, path)
    return [_verdict(name, files[name], files.get(f"{name}.sig"), known) for name in names]


def read_keys(path: Path) -> dict[str, tuple[str, ...]]:
    """The keys in a file that was fetched from the site.

    Raises:
        UsageError: Where it can't be read or holds no key.
    """
    return _keys_of({KEYS_NAME: _read(path)}, path)


def _verdict(
    name: str, raw: bytes, signature: bytes | None, keys: Mapping[str, tuple[str, ...]]
) -> Verdict:
    if signature is None:
        return Verdict(name, False, f"underskriften {name}.sig saknas.")
    try:
        said = json.loads(raw)
    except ValueError:
        said = None
    by = said.get("by") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(by, str):
        return Verdict(name, False, "filen är inget beslut, eller så är den ändrad.")
    if by not in keys:
        return Verdict(name, False, f"nyckeln för {visible(by)} finns inte bland nycklarna.")
    armored = signature.decode("ascii", "replace")
    if signer(raw, armored, NAMESPACE, keys[by]) is None:
        return Verdict(name, False, f"underskriften är inte gjord av {visible(by)} för just detta.")
    return Verdict(name, True, f"undertecknat av certifierare {visible(by)}: {_told(said)}.")


def _told(said: Mapping[str, Any]) -> str:
    kind = kind_in_words(str(said.get("event", "")))
    parts = [kind, *(said.get(key) for key in ("number", "name", "enterprise", "date"))]
    return visible(", ".join(str(part) for part in parts if part))


def _read_me(view: CertificateView, commands: list[str], address: str) -> str:
    lines = [
        f"Bevis för intyg {view.number}, {view.certificate.name}.",
        "",
        "Varje beslut är en fil med en underskrift. Packa upp filerna och kör i samma mapp,",
        "i en terminal (i Windows: Kommandotolken):",
        "",
        *commands,
        "",
        "Svaret «Good» betyder att beslutet är vad certifieraren skrev under. Nycklarna finns",
        f"också på {address}/certifikat/{KEYS_NAME}",
        "Ta dem därifrån om du inte litar på den som gav dig den här filen.",
        "Om intyget gäller i dag står på",
        f"{address}{view.url}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _beside(path: Path) -> dict[str, bytes]:
    files = {path.name: _read(path)}
    for other in (path.with_name(f"{path.name}.sig"), path.with_name(KEYS_NAME)):
        if other.is_file():
            files[other.name] = _read(other)
    return files


def _unpacked(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as packed:
            inside = packed.infolist()
            if sum(one.file_size for one in inside) > _LARGEST_PROOF:
                raise UsageError(f"{path} är för stor för ett bevis.", "Be om filen på nytt.")
            return {one.filename: packed.read(one) for one in inside}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UsageError(f"{path} går inte att packa upp.", "Be om filen på nytt.") from error


def _keys_of(files: Mapping[str, bytes], path: Path) -> dict[str, tuple[str, ...]]:
    found = keys_in(files.get(KEYS_NAME, b"").decode("utf-8", "replace"))
    if not found:
        raise UsageError(
            f"Nycklarna till {path} saknas.",
            f"Hämta {KEYS_NAME} från registrets webbplats och lägg filen bredvid, eller ange "
            "--keys.",
        )
    return found


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path} går inte att läsa.", "Kontrollera namnet.") from error
    if len(raw) > _LARGEST:
        raise UsageError(f"{path} är för stor för ett beslut.", "Ange en fil som beslut-1.json.")
    return raw
