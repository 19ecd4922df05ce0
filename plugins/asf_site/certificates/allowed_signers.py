"""The keys that decisions are verified with, as ssh-keygen reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.certification.statement import NAMESPACE

KEYS_NAME = "nycklar.txt"
KEYS_PATH = f"certifikat/{KEYS_NAME}"


def allowed_signers(keys: Mapping[str, tuple[str, ...]]) -> str:
    """An «allowed signers» file: a line for each key, good for decisions only.

    Args:
        keys: Public SSH keys by the id of the person.
    """
    lines = [
        f'{person} namespaces="{NAMESPACE}" {key}\n'
        for person in sorted(keys)
        for key in keys[person]
    ]
    return "".join(lines)


def keys_in(text: str) -> dict[str, tuple[str, ...]]:
    """The keys of such a file, by person; lines of any other form are passed over."""
    found: dict[str, tuple[str, ...]] = {}
    for person, key in _lines(text):
        found[person] = (*found.get(person, ()), key)
    return found


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[1] == f'namespaces="{NAMESPACE}"':
            yield parts[0], f"{parts[2]} {parts[3]}"


def verify_command(person: str, statement: str, signature: str) -> str:
    """What an outsider runs where the keys, a decision and its signature lie.

    Args:
        person: The id of the one who decided.
        statement: The decision's file.
        signature: The signature's file.
    """
    return (
        f"ssh-keygen -Y verify -f {KEYS_NAME} -I {person} -n {NAMESPACE} "
        f"-s {signature} < {statement}"
    )
