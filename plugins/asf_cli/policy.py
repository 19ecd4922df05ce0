"""`asf policy`: is the forge set up as the threat model asks?"""

from __future__ import annotations

from pathlib import Path

import click
from asf_register.policy_files import read_policy
from asf_register.root import find_root

from asf_cli.swedish_help import SwedishCommand, SwedishGroup


@click.group(cls=SwedishGroup, options_metavar="")
def policy() -> None:
    """Vem som har vilken roll, och om GitHub är inställt så att det följs."""


@policy.command(cls=SwedishCommand, options_metavar="")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL.json]…")
@click.pass_obj
def check(given_root: Path | None, files: tuple[Path, ...]) -> int:
    """Jämför GitHubs inställningar med vad registret behöver.

    Ange filer som är hämtade från GitHub, alla på en gång. Utan filer visas vilka som behövs och
    hur de hämtas. Kommandot läser bara filerna. Det ändrar inget och frågar inte GitHub.
    """
    from asf_forge.exports import read_exports  # noqa: PLC0415
    from asf_forge.settings_report import in_words, judge_settings  # noqa: PLC0415

    rules = read_policy(find_root(given_root, Path.cwd()))
    exports = read_exports(files, rules.forge)
    report = judge_settings(exports, rules)
    click.echo(in_words(report, exports, rules))
    return int(not report.is_fine)
