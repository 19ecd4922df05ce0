"""Files brought back as they were at the end of a day: a change on a branch, with its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from asf_propose.history.stored_files import StoredFile
from asf_propose.report import Report, report_of
from asf_propose.report.visibility import Visibility
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.swedish import long_date

from asf_history.main_line import MainLine, Version
from asf_history.restoring.branch import branch_of
from asf_history.restoring.kept import Kept, kept_files, place_of
from asf_history.restoring.moved import with_both_addresses
from asf_history.restoring.wanted import FOLDERS, lies_in, refuse_unknown

_SHOWN = (Visibility.LISTED, Visibility.PAGE_ONLY)
_SETTINGS = "data/site.yaml"

Changes = Mapping[str, StoredFile | None]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it.

    Attributes:
        day: The day.
        version: The version that the main line was at then.
        branch: The branch with the change; "" where everything is as it was.
        report: What the change does; None where there is none.
        kept: Files that stay as they are though they were others on the day.
        settings: Whether the site's settings are among what is brought back.
    """

    day: date
    version: Version
    branch: str
    report: Report | None
    kept: tuple[Kept, ...]
    settings: bool

    @property
    def shown_again(self) -> tuple[str, ...]:
        """Enterprises that the public doesn't see now, but would."""
        changes = self.report.enterprises if self.report else ()
        return tuple(
            one.slug for one in changes if one.before not in _SHOWN and one.after in _SHOWN
        )


def restore(
    line: MainLine, day: date, wanted: Sequence[str], today: date, branch: str = ""
) -> Restored:
    """Bring files back as they were at the end of a day in Sweden, on a branch.

    History, the folder one stands in and the main line stay as they are.

    Args:
        line: The main line; its head is what is changed.
        day: The day.
        wanted: Files and folders from the register's root; nothing for data/ and content/ in full.
        today: The day that counts as today.
        branch: What to call the branch; "" for a name after the day and the files.

    Raises:
        UsageError: Where the day or a file isn't there, or a file is none that is brought back,
            or the branch can't be written.
    """
    _refuse_kept(wanted)
    version = _version(line, day, today)
    repository = line.repository
    then, now = (repository.files(commit, *FOLDERS) for commit in (version.id, line.head))
    refuse_unknown(wanted, (*then, *now))
    whole = with_both_addresses(repository, wanted, then, now)
    differing = {
        path: then.get(path)
        for path in {*then, *now}
        if lies_in(path, whole) and _id(then.get(path)) != _id(now.get(path))
    }
    reasons = {one.path: one for one in kept_files(repository, then, now)}
    kept = tuple(reasons[path] for path in sorted(differing.keys() & reasons.keys()))
    changes = {path: file for path, file in differing.items() if path not in reasons}
    if not changes:
        return Restored(day, version, "", None, kept, settings=False)
    name = branch or branch_of(day, wanted)
    commit = repository.make_commit(line.head, changes, _message(day, version, wanted))
    repository.point_branch(name, commit, replace=False)
    report = report_of(repository, line.head, commit, today)
    return Restored(day, version, name, report, kept, settings=_SETTINGS in changes)


def _refuse_kept(wanted: Sequence[str]) -> None:
    for path in wanted:
        if place := place_of(path):
            raise UsageError(f"{visible(path)} återställs inte. {place.why}", place.instead)


def _version(line: MainLine, day: date, today: date) -> Version:
    if day > today:
        raise UsageError(f"{long_date(day)} har inte varit än.", "Välj en dag som har varit.")
    version = line.on(day)
    if version is not None:
        return version
    first = long_date(line.versions[0].day)
    if line.is_cut_off:
        raise UsageError(f"Den här klonen börjar {first}.", "Hämta resten: git fetch --unshallow.")
    raise UsageError(f"Registrets historik börjar {first}.", "Välj en dag från och med den.")


def _id(file: StoredFile | None) -> str:
    """What a file holds; what isn't a file is told apart from one that holds the same."""
    return "" if file is None else f"{file.is_file}{file.id}"


def _message(day: date, version: Version, wanted: Sequence[str]) -> str:
    what = visible(wanted[0]) if len(wanted) == 1 else f"{len(wanted)} filer"
    title = f"Återställ {what if wanted else 'registret'} till {long_date(day)}"
    return f"{title}\n\nSom i version {version.id}.\n"


def unsaved(line: MainLine) -> Iterator[str]:
    """Files of the register that lie there otherwise than as they were last saved."""
    told = line.ask("status", "--porcelain", "-z", "--no-renames", "--", *FOLDERS)
    for entry in told.split(b"\0"):
        if entry:
            yield entry[3:].decode("utf-8", "replace")
