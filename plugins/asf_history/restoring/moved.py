"""Entries whose address is another than on the day: both of its files belong together."""

from __future__ import annotations

from collections.abc import Sequence

from asf_propose.history.repository import Repository

from asf_history.restoring.kept import Files, entries_of


def with_both_addresses(
    repository: Repository, wanted: Sequence[str], then: Files, now: Files
) -> tuple[str, ...]:
    """What is asked for, with the other file of each entry in it that has moved since the day.

    One alone would take the entry away, or make two of it.

    Args:
        repository: The register's.
        wanted: Files and folders from the register's root; nothing for everything.
        then: All files of the day.
        now: All files as they are.
    """
    both = dict.fromkeys(wanted)
    for entry in entries_of(repository, now) if wanted else ():
        earlier = [f"data/asf/{alias}.yaml" for alias in entry.aliases]
        files = {entry.path, *(path for path in earlier if path in then and path not in now)}
        if entry.path not in then and len(files) > 1 and files & both.keys():
            both |= dict.fromkeys(sorted(files))
    return tuple(both)
