"""`asf intake`: take proposals out of mails, files and pasted text, onto branches of their own."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click
from asf_propose.application.encrypted_file import is_encrypted
from asf_propose.confirmation.keys import Keys, keys_in
from asf_propose.history.repository import Repository
from asf_propose.intake.intake import take
from asf_propose.intake.reply import reply_text, task_reply
from asf_propose.messages import Message, read_messages
from asf_propose.proposal.ground import Ground, ground
from asf_propose.proposal.outcomes import IgnoredError, Proposal, RefusedError, TaskError
from asf_propose.report import as_markdown, as_text
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.personal_number import without_personal_numbers
from asf_register.private_key import without_private_keys
from asf_register.problem import visible
from asf_register.root import find_root

from asf_cli.application_intake import NEEDS_KEY, Opening, take_applications
from asf_cli.format_option import text_or_json
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_STDIN = "-"


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("sources", nargs=-1, required=True, metavar="FIL…|-")
@click.option(
    "--base", default="HEAD", metavar="VERSION", help="Versionen som ändras. Annars den du står i."
)
@click.option("--branch", default="", metavar="GREN", help="Gren att skriva, även om den finns.")
@click.option("--date", "on", metavar="DAG", help="Dagen då förslaget kom in. Annars i dag.")
@text_or_json
@click.option(
    "--identity",
    "keys",
    type=click.Path(path_type=Path),
    metavar="NYCKELFIL",
    help="Nyckeln som öppnar krypterade ansökningar.",
)
@click.option(
    "--enclosures",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Mapp utanför registret, där ansökningars bilagor läggs.",
)
@click.option(
    "--enterprise", default="", metavar="FÖRETAG", help="Vilket företag en ansökan gäller."
)
@click.pass_obj
def intake(
    given_root: Path | None,
    *,
    sources: tuple[str, ...],
    base: str,
    branch: str,
    on: str | None,
    form: str,
    keys: Path | None,
    enclosures: Path | None,
    enterprise: str,
) -> int:
    """Ta emot förslag, ansökningar och svar på påminnelser.

    FIL är ett sparat mejl, en brevlåda, en mapp med mejl eller en sparad text; - är det som
    klistras in. Varje förslag blir en ändring på en egen gren. Det som inte kan tas emot får ett
    svar att skicka, och det som en människa måste se över sägs för sig. Svar på påminnelser
    prövas med nyckeln i miljövariabeln ASF_REMINDER_KEY. Med --identity är FIL i stället en
    krypterad ansökan om certifiering.
    """
    root = find_root(given_root, Path.cwd())
    day = written_day(on, today())
    if keys is not None:
        opening = Opening(keys, enclosures, enterprise, base, day)
        return take_applications(root, [Path(source) for source in sources], opening)
    if any(source != _STDIN and is_encrypted(Path(source)) for source in sources):
        raise NEEDS_KEY
    answer_keys = keys_in(os.environ)
    with ground(Repository(root), base, day) as there:
        messages = _messages(sources)
        given = _only_one(messages) if branch else messages
        outcomes = [_outcome(message, there, branch, answer_keys) for message in given]
    if form == "json":
        click.echo(json.dumps(outcomes, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(map(_told, outcomes)))
    return int(any("reply" in outcome or "task" in outcome for outcome in outcomes))


def _messages(sources: tuple[str, ...]) -> Iterator[Message]:
    for source in sources:
        if source == _STDIN:
            yield from read_messages(sys.stdin.buffer)
        else:
            yield from read_messages(Path(source))


def _only_one(messages: Iterator[Message]) -> list[Message]:
    """The message that a branch is for.

    Raises:
        UsageError: Where there are several; each would write over the one before.
    """
    given = list(islice(messages, 2))
    if len(given) > 1:
        raise UsageError(
            "Här är flera meddelanden, men bara ett kan läggas på grenen.",
            "Ta ett i taget, eller utelämna --branch.",
        )
    return given


def _outcome(message: Message, there: Ground, branch: str, keys: Keys | None) -> dict[str, Any]:
    try:
        proposal = take(message, there, branch, keys)
    except IgnoredError as ignored:
        return {"message": message.shown, "ignored": str(ignored)}
    except TaskError as task:
        return {
            "message": message.shown,
            "task": without_personal_numbers(task.title),
            "steps": list(task.steps),
            "answer": task_reply(task, there.register.site),
        }
    except RefusedError as refused:
        return {
            "message": message.shown,
            "reply": reply_text(refused, there.register.site),
            "details": [
                without_private_keys(without_personal_numbers(line)) for line in refused.details
            ],
        }
    return {"message": message.shown, **_taken(proposal)}


def _taken(proposal: Proposal) -> dict[str, Any]:
    return {
        "slug": proposal.slug,
        "branch": proposal.branch,
        "title": proposal.title,
        "body": proposal.body,
        "report": as_markdown(proposal.report),
        "text": as_text(proposal.report),
    }


def _told(outcome: dict[str, Any]) -> str:
    shown = visible(outcome["message"])
    if "ignored" in outcome:
        return f"{shown}: räknas inte. {outcome['ignored']}"
    if "task" in outcome:
        return _told_task(shown, outcome)
    if "reply" in outcome:
        details = [f"För dig som har registret: {visible(line)}" for line in outcome["details"]]
        return "\n".join([f"{shown}: inte mottaget. Svara så här:", "", outcome["reply"], *details])
    title, branch = outcome["title"], outcome["branch"]
    # A shell takes the branch as it stands: its name has a–z, 0–9, "/" and "-" only.
    sending = f"Skicka den till GitHub: git push origin {branch}"
    told = [
        f"{shown}: {title}",
        f"Gren: {branch}",
        "",
        outcome["body"],
        outcome["text"],
        "",
        sending,
    ]
    return "\n".join(told)


def _told_task(shown: str, outcome: dict[str, Any]) -> str:
    answer = ["", "Svara så här:", "", outcome["answer"]] if outcome["answer"] else []
    steps = [f"- {step}" for step in outcome["steps"]]
    return "\n".join([f"{shown}: behöver ses över. {outcome['task']}.", "", *steps, *answer])
