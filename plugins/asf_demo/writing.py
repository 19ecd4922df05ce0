"""Writing a demo: whole or not at all, and never over anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from asf_register.errors import UsageError
from asf_register.staging import staged

from asf_demo.calendar import calendar
from asf_demo.certification.files import certification
from asf_demo.demo import Demo, Maker
from asf_demo.enterprises import enterprises
from asf_demo.marketplace.files import marketplace
from asf_demo.members import KEY_FILE, PHRASE, members
from asf_demo.site_file import site_file

# To show something more in a demo, write a maker and add it here.
MAKERS: tuple[Maker, ...] = (
    site_file,
    enterprises,
    certification,
    marketplace,
    members,
    calendar,
)

MARK = "demo.txt"
_FIRST_LINE = "Ett påhittat register, skrivet av asf demo. Inget företag här finns.\n"
# What a demo consists of, and what building its site adds.
_OWN = frozenset({MARK, KEY_FILE, "data", "output"})
_OF_A_REGISTER = ("data", "content")


def write_demo(demo: Demo, folder: Path, told: Callable[[int], None] = lambda _: None) -> None:
    """Write a demo into a folder, in place of an earlier demo.

    Args:
        demo: What to write.
        folder: Missing, empty, or an earlier demo.
        told: Is told after each file how many there are.

    Raises:
        UsageError: Where the folder holds something else; it is left as it was.
        BuildError: Where another program is writing beside it.
    """
    _keep_others_things(folder)
    with staged(folder) as staging:
        (staging / "data" / "asf").mkdir(parents=True)
        files = (file for make in MAKERS for file in make(demo))
        for count, file in enumerate(files, start=1):
            path = staging / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
            told(count)
        (staging / MARK).write_text(_mark(demo), encoding="utf-8")


def _mark(demo: Demo) -> str:
    chosen = f"--enterprises {demo.enterprises} --seed {demo.seed} --date {demo.day}"
    return (
        f"{_FIRST_LINE}Samma filer en gång till: asf demo MAPP {chosen}\n"
        f"Intranätet öppnas med nyckelfilen {KEY_FILE} och frasen: {PHRASE}\n"
    )


def _keep_others_things(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} är ingen vanlig mapp.", "Välj en annan mapp för demon.")
    for above in folder.parents:
        if above.name in _OF_A_REGISTER and (above.parent / "data" / "asf").is_dir():
            raise UsageError(
                f"{folder} ligger inne i registret i {above.parent}.",
                "Välj en mapp utanför registret för demon.",
            )
    inside = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if not inside:
        return
    if not _is_demo(folder):
        raise UsageError(
            f"Mappen {folder} innehåller något annat än en demo, så den lämnas i fred.",
            "Välj en tom mapp, eller en som asf demo har skrivit förut.",
        )
    foreign = [name for name in inside if name not in _OWN]
    if foreign:
        raise UsageError(
            f"Mappen {folder} är en demo, men där finns också {foreign[0]}, som skulle försvinna.",
            "Flytta det först, eller välj en annan mapp.",
        )


def _is_demo(folder: Path) -> bool:
    mark = folder / MARK
    try:
        return mark.read_text(encoding="utf-8").startswith(_FIRST_LINE)
    except (OSError, UnicodeDecodeError):
        return False
