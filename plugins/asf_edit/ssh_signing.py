"""Detached SSH signatures, made with ssh-keygen by whoever has the key."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from asf_register.errors import UsageError
from asf_register.problem import visible

from asf_edit.git import git

_LITERAL = "key::"
_ALGORITHMS = ("ssh-", "ecdsa-", "sk-")


def signed_with(message: bytes, namespace: str, key: str, folder: Path) -> str:
    """Sign something.

    Args:
        message: What to sign.
        namespace: What the signature is for.
        key: The file with the key; "" for the one that git signs with.
        folder: The repository, whose settings say which that is.

    Raises:
        UsageError: Where it can't be signed.
    """
    return _signed(message, namespace, key or _key_of_git(folder))


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


def _signed(message: bytes, namespace: str, key: str) -> str:
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
        return _by_ssh_keygen(message, namespace, file)


def _by_ssh_keygen(message: bytes, namespace: str, file: Path) -> str:
    command = ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", str(file)]
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
