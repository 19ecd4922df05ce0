"""What an application says, understood and held to what the form asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_register.errors import AsfError
from asf_register.schema import Schema
from asf_register.slugs import fold
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

from asf_propose.application.container import TEXT
from asf_propose.application.enclosures import ending_of
from asf_propose.block import Block, BlockError, read_block
from asf_propose.block.head import MATTER
from asf_propose.filled_in.answers import Answer, answers
from asf_propose.filled_in.applying import apply
from asf_propose.forms.application_form import APPLICATION, application_form
from asf_propose.proposal.mistakes import Mistake

COHORT = "Omgång"
# A self-assessment stands in the text, with no file of its own.
SELF_ASSESSMENT = "self-assessment"
_COHORT = re.compile(r".*\(([a-z0-9-]{1,100})\)")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Application:
    """An application that is as the form wants it.

    Attributes:
        cohort: The id of the round that it names.
        value: What it says, as schemas/application.schema.json has it.
        files: Its enclosures by the names they came with.
        text: All that it says, to be read by a person.
    """

    cohort: str
    value: Mapping[str, Any]
    files: Mapping[str, bytes]
    text: bytes

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its enclosures, in the order of the closed list."""
        return tuple(self.value["enclosures"])

    @property
    def slug(self) -> str:
        """The slug that its page in the list has; nothing where it names none."""
        last = str(self.value.get("list_page", "")).rstrip("/").rpartition("/")[2]
        return last if _SLUG.fullmatch(last) else ""


class FaultyApplicationError(AsfError):
    """An application that lacks something or says something wrong.

    Attributes:
        mistakes: All of it, in words for whoever sent it.
    """

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(" ".join(map(str, mistakes)), "")
        self.mistakes = mistakes


def application_of(files: Mapping[str, bytes], words: Vocabulary, day: date) -> Application:
    """Understand an application.

    Args:
        files: What lay in its container.
        words: The closed lists.
        day: The day that counts as today.

    Raises:
        FaultyApplicationError: Where it isn't as the form wants it, with all that is wrong.
    """
    enclosures = {name: raw for name, raw in files.items() if name != TEXT}
    block = _block(files[TEXT])
    if (block.get(MATTER) or "").strip() != APPLICATION:
        raise FaultyApplicationError(
            Mistake("Ärende", "Texten är ingen ansökan.", "Packa ansökan på nytt.")
        )
    named = _COHORT.fullmatch((block.get(COHORT) or "").strip())
    form = application_form(words)
    body = Block(tuple(line for line in block.lines if fold(line.name) != fold(COHORT)))
    found = list(answers(body, form))
    given = [one for one in found if isinstance(one, Answer)]
    applied = apply(given, form, None, words, day, schema="application")
    mistakes = [one for one in found if isinstance(one, Mistake)]
    if named is None:
        mistakes.append(Mistake("", "Omgång saknas.", "Välj en omgång."))
    mistakes += [*applied.mistakes, *_amiss(applied.value, enclosures, words)]
    if mistakes or named is None:
        raise FaultyApplicationError(*mistakes)
    if not Schema("application", words).accepts(applied.value):
        raise FaultyApplicationError(
            Mistake("", "Ansökan är inte som formuläret gör den.", "Packa den på nytt.")
        )
    order = [str(key) for key in words.enclosures]
    kinds = sorted(applied.value["enclosures"], key=order.index)
    value = {**applied.value, "enclosures": kinds}
    return Application(named[1], value, enclosures, files[TEXT])


def _block(raw: bytes) -> Block:
    try:
        return read_block(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise FaultyApplicationError(
            Mistake("", "Texten går inte att läsa.", "Packa ansökan på nytt.")
        ) from error
    except BlockError as error:
        raise FaultyApplicationError(Mistake("", error.message, error.mend)) from error


def _amiss(
    value: Mapping[str, Any], files: Mapping[str, bytes], words: Vocabulary
) -> Iterator[Mistake]:
    """What doesn't fit between the enclosures that are told of and those that came."""
    titles = {str(key): term.title for key, term in words.enclosures.items()}
    told = set(value.get("enclosures", ()))
    always = Schema("application", words).source["properties"]["enclosures"]["contains"]["const"]
    if told and always not in told:
        yield missing_kind(titles.get(always, always))
    came = {SELF_ASSESSMENT} if _assesses(value) else set[str]()
    for name, raw in files.items():
        kind, _, rest = name.rpartition("-")
        ending = rest.rpartition(".")[2]
        came.add(kind)
        if ending_of(raw) != ending:
            yield Mistake("Bilagor", *not_taken(name))
    if told - came:
        names = listing([titles[kind] for kind in titles if kind in told - came])
        yield Mistake("Bilagor", f"{names} nämns men följde inte med.", "Packa ansökan på nytt.")
    if came - told:
        names = listing([titles.get(kind, kind) for kind in sorted(came - told)])
        yield Mistake("Bilagor", f"{names} följde med utan att nämnas.", "Packa ansökan på nytt.")


def _assesses(value: Mapping[str, Any]) -> bool:
    return bool(value.get("self_assessed_areas") or value.get("self_assessed_criteria"))


def missing_kind(title: str) -> Mistake:
    """The enclosure that no application can be without isn't there."""
    return Mistake("Bilagor", f"{title} saknas.", "Välj en fil.")


def not_taken(name: str) -> tuple[str, str]:
    """What to say of a file that is no enclosure, and the way out."""
    return (
        f"{name} är ingen PDF, bild (PNG eller JPEG) eller text från Word eller LibreOffice.",
        "Spara den som PDF och välj den på nytt.",
    )
