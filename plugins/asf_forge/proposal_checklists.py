"""What whoever proposes a change is asked and ticks, for each kind of decision to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from asf_register.schema import read_schema

_AN_ENTERPRISE = "data/asf/foretag.yaml"
_NO_PERSONS = "Här finns inga personnummer och inga privatpersoners namn, e-post eller telefon."

# What must be so: groups of lines to tick, each with a heading.
Checks = Iterator[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind of decision that a proposal asks for.

    Attributes:
        name: Its template's name, as in an address: ?template=new-enterprise.md.
        title: What it is called.
        ask: What is to be filled in.
        path: A file that such a proposal changes.
        checks: What must be so.
    """

    name: str
    title: str
    ask: tuple[str, ...]
    path: str
    checks: Callable[[], Checks]


def any_change() -> Checks:
    """What is asked of every change of facts."""
    sources = _fields()["sources"]["title"].lower()
    yield (
        "Uppgifterna",
        (
            "De kommer från den det gäller, eller från en öppen källa som står i filen under "
            f"{sources}.",
            _NO_PERSONS,
        ),
    )


def _new_enterprise() -> Checks:
    fields = _fields()
    criteria = fields["admitted"]["properties"]["criteria"]
    yield (
        f"{criteria['title']}. {criteria['description']}",
        tuple(criterion["title"] for criterion in criteria["properties"].values()),
    )
    yield (
        "Uppgifterna",
        (
            *(
                f"`{name}` är ifyllt. {fields[name]['description']}"
                for name in ("admitted", "consent")
            ),
            "Organisationsnumret är företagets, inte en persons.",
            _NO_PERSONS,
        ),
    )


def _removal() -> Checks:
    fields = _fields()
    hidden = fields["listing"]["enum"][-1]
    meant = fields["listing"]["x-labels"][hidden]
    yield (
        "Ett av de här",
        (
            f"{fields['closed']['title']}: `closed` är ifyllt. {fields['closed']['description']}",
            f"Ska inte synas: {fields['listing']['title'].lower()} (`listing`) är `{hidden}` "
            f"({meant}). Då visas det ingenstans.",
        ),
    )
    yield (
        "Uppgifterna",
        (
            "Det är företagets egen önskan, eller så står källan i filen.",
            "Filen står kvar. Tas den bort leder gamla länkar ingenstans, och ett intyg förlorar "
            "sitt företag.",
        ),
    )


def _post() -> Checks:
    yield (
        "Annonsen",
        (
            "Den kommer från annonsören.",
            "Det går att förstå vad som behövs eller erbjuds, var, och hur och när man svarar.",
            "Adressen att svara till hör till en funktion, inte till en person.",
            "Är den avgjord: den som fick avtalet har inget emot att det syns.",
            _NO_PERSONS,
        ),
    )


def _experience() -> Checks:
    yield (
        "Erfarenheten",
        (
            "Den kommer från företaget.",
            "Den hör till guiderna som står i den.",
            "Ingen människa kan kännas igen i den, inte ens utan namn.",
            "Adressen för den som vill fråga mer hör till en funktion, inte till en person.",
        ),
    )


def _program() -> Checks:
    yield (
        "Programmet",
        (
            "`make test` går igenom på den egna datorn.",
            "Är ett schema eller en fil i `data/policy/` ändrad: `asf generate` är kört.",
            "Inget i `.github/` får en starkare behörighet, och inget ur ett förslag körs.",
            "Här finns inga lösenord, nycklar eller personuppgifter.",
        ),
    )


def _certification_decision() -> Checks:
    yield (
        "Beslutet",
        (
            "Det är skrivet med `asf decide … --sign`, av den certifierare som beslutar.",
            "Ärendet är klart: företaget är antaget, har betalat och är prövat i alla områden.",
            "Bara filer i `decisions/` är ändrade, och inget som stod där förut.",
            "Omfattning, villkor och skäl tål att läsas av alla: de visas på webbplatsen. "
            f"{_NO_PERSONS}",
        ),
    )
    yield (
        "Du som slår ihop",
        (
            "Du är certifierare, och det är en annan certifierare som har beslutat.",
            "Du har varken handlett eller reviderat företaget i omgången, och har inget intresse i "
            "det.",
            "Du väljer *Create a merge commit*. Med *Squash* eller *Rebase* går godkännandet inte "
            "att visa.",
        ),
    )


def _certification_case() -> Checks:
    yield (
        "Händelsen",
        (
            "Den har hänt, den dag och av den som står där.",
            "Inget som redan stod i ärendet är ändrat.",
            "Här finns inga av företagets papper, bara vad de heter.",
            _NO_PERSONS,
        ),
    )


DECISIONS = (
    Decision(
        "enterprise-change",
        "Ändring av ett företag",
        ("Företag", "Vad ändras", "Hur vet ni det"),
        _AN_ENTERPRISE,
        any_change,
    ),
    Decision(
        "new-enterprise",
        "Nytt företag",
        ("Företag", "Kommun", "Hur uppfyller det kriterierna"),
        _AN_ENTERPRISE,
        _new_enterprise,
    ),
    Decision(
        "removal",
        "Företag som ska bort ur listan",
        ("Företag", "Varför", "Vem har sagt det, och när"),
        _AN_ENTERPRISE,
        _removal,
    ),
    Decision(
        "post",
        "Annons på marknadsplatsen",
        ("Annonsör", "Vad det gäller", "Hur vet ni det"),
        "data/marketplace/annons.yaml",
        _post,
    ),
    Decision(
        "experience",
        "Erfarenhet på intranätet",
        ("Företag", "Vad det handlar om", "Hur vet ni att den kommer från företaget"),
        "data/experiences/erfarenhet.yaml",
        _experience,
    ),
    Decision(
        "certification-case",
        "Händelse i ett ärende om certifiering",
        ("Omgång och företag", "Vad har hänt", "Hur vet ni det"),
        "data/cohorts/omgang/cases/foretag.yaml",
        _certification_case,
    ),
    Decision(
        "certification-decision",
        "Beslut om certifiering",
        ("Omgång och företag", "Beslut", "Vem har beslutat"),
        "data/cohorts/omgang/decisions/foretag.yaml",
        _certification_decision,
    ),
    Decision(
        "program",
        "Program, regler och inställningar",
        ("Vad ändras", "Varför", "Hur är det prövat"),
        "plugins/program.py",
        _program,
    ),
)


def _fields() -> dict[str, Any]:
    fields: dict[str, Any] = read_schema("enterprise")["properties"]
    return fields
