"""A decision's detached signature, made with ssh-keygen by the one who decides."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from asf_edit.git import git
from asf_register.certification.ssh_signature import signer
from asf_register.certification.statement import NAMESPACE, statement
from asf_register.errors import UsageError
from asf_register.policy import Person
from asf_register.problem import visible

from asf_certify.places import Place

_LITERAL = "key::"
_ALGORITHMS = ("ssh-", "ecdsa-", "sk-")


def signature_of(
    event: Mapping[str, Any], place: Place, person: Person, key: str, folder: Path
) -> str:
    """Sign a decision.

    Args:
        event: As it will stand in the file.
        place: The file.
        person: Who decides.
        key: The file with the key; "" for the one that git signs with.
        folder: The repository, whose settings say which that is.

    Raises:
        UsageError: Where it can't be signed, or not with a key that the person has.
    """
    if not person.keys:
        raise UsageError(
            f"{person.id} har ingen nyckel i data/policy/people.yaml.",
            "En administratör lägger dit den, under keys, i ett eget förslag.",
        )
    message = statement(place.cohort, place.slug, event)
    made = _signed(message, key or _key_of_git(folder))
    if signer(message, made, NAMESPACE, person.keys) is None:
        raise UsageError(
            f"Nyckeln som användes är ingen av dem som {person.id} har i data/policy/people.yaml.",
            "Ange rätt nyckel med --key, eller rätt person med --by.",
        )
    return made


def _key_of_git(folder: Path) -> str:
    try:
        found = os.fsdecode(git(folder, "config", "--get", "user.signingkey")).strip()
    except (subprocess.CalledProcessError, FileNotFoundError):
        found = ""
    if not found:
        raise UsageError(
            "Det står inte vilken nyckel du undertecknar med.",
            "Lägg till --key ~/.ssh/id_ed25519, eller kör en gång: git config --global "
            "user.signingkey ~/.ssh/id_ed25519.pub.",
        )
    return found


def _signed(message: bytes, key: str) -> str:
    with TemporaryDirectory(prefix="asf-") as there:
        if key.startswith((_LITERAL, *_ALGORITHMS)):
            file = Path(there, "key.pub")
            file.write_text(f"{key.removeprefix(_LITERAL)}\n", encoding="utf-8")
        else:
            file = Path(key).expanduser()
        if not file.is_file():
            raise UsageError(
                f"Nyckeln {visible(str(file))} finns inte.",
                "Ange filen med din SSH-nyckel efter --key.",
            )
        return _by_ssh_keygen(message, file)


def _by_ssh_keygen(message: bytes, file: Path) -> str:
    command = ["ssh-keygen", "-Y", "sign", "-n", NAMESPACE, "-f", str(file)]
    try:
        ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
            command, input=message, capture_output=True, check=True
        )
    except FileNotFoundError as error:
        raise UsageError(
            "Programmet ssh-keygen saknas.", "Installera OpenSSH och försök igen."
        ) from error
    except subprocess.CalledProcessError as error:
        lines = os.fsdecode(error.stderr).strip().splitlines()
        raise UsageError(
            f"Det gick inte att underteckna ({visible(lines[-1][:200]) if lines else 'okänt'}).",
            "Kontrollera nyckeln och lösenordet. Inget är skrivet.",
        ) from error
    return ran.stdout.decode("ascii").replace("\r\n", "\n")
