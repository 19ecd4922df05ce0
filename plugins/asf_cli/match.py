"""`asf match`: who can answer a post of the marketplace, and why."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.known_files import remembered
from asf_register.marketplace.post import Post
from asf_register.marketplace.post_files import MARKETPLACE
from asf_register.personal_number import echoed
from asf_register.public import public_view
from asf_register.read_register import Reading, read_register
from asf_register.root import Root, find_root
from asf_register.swedish import count_of

from asf_cli.format_option import text_or_json
from asf_cli.match_answer import MatchAnswer
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", metavar="ANNONS")
@click.option("--on", "on", metavar="DAG", help="Dagen, som 2026-12-01. Annars i dag.")
@click.option("--everyone", is_flag=True, help="Ta med företag som inte visas i listan.")
@text_or_json
@click.pass_obj
def match(
    given_root: Path | None, *, wanted: str, on: str | None, everyone: bool, form: str
) -> int:
    """Säg vilka företag som kan svara på en annons, och varför.

    ANNONS är filens namn i data/marketplace. De som passar bäst står först, därefter de som är
    certifierade, bekräftade och nära. Företag som inte visas i listan är inte med, så svaret kan
    skickas vidare.
    """
    root = find_root(given_root, Path.cwd())
    day = written_day(on, today())
    reading = read_register(root, remembered(root, today()))
    post = _post(wanted, reading, root)
    register = reading.register
    asked = register if everyone else public_view(register)
    answer = MatchAnswer(post, asked, day)
    if form == "json":
        click.echo(answer.as_json())
    else:
        click.echo(answer.as_text())
    if post.id not in asked.posts:
        click.echo(
            "Annonsen syns inte på webbplatsen, eftersom annonsören inte gör det. Skicka inte "
            "svaret vidare.",
            err=True,
        )
    if reading.unread:
        left_out = count_of(len(reading.unread), "företag", "företag")
        click.echo(f"{left_out} har fel i sin fil och är inte med. Kör asf check.", err=True)
    return 0


def _post(wanted: str, reading: Reading, root: Root) -> Post:
    name = Path(wanted).name.removesuffix(".yaml")
    posts = reading.register.posts
    if name in posts:
        return posts[name]
    if (MARKETPLACE, name) in reading.unread_documents:
        path = root.shown(root.marketplace / f"{name}.yaml")
        wrong = tuple(problem for problem in reading.problems if problem.path == path)
        raise ProblemsFoundError("Annonsen har fel.", "Rätta dem och försök igen.", wrong)
    near = get_close_matches(name, list(posts), 3)
    raise UsageError(
        f'Annonsen "{echoed(name)}" finns inte.',
        f"Menade du {' eller '.join(near)}?" if near else "Se efter i data/marketplace.",
    )
