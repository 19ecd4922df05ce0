"""A small register with a certificate in every state, signed with keys made from fixed bytes.

Everything in it keeps the rules. DAY of site_fixtures is the day it is meant to be seen on:

| number       | enterprise          | then                                                   |
|--------------|---------------------|--------------------------------------------------------|
| ASF-2019-H01 | angsbacken          | taken over; unknown                                    |
| ASF-2024-001 | angsbacken          | expired, renewed by ASF-2026-001                       |
| ASF-2024-002 | sjobods-snickeri    | expired                                                |
| ASF-2025-001 | cafe-exemplet       | certified, with conditions                             |
| ASF-2025-002 | tvattstugan         | suspended, appealed                                    |
| ASF-2025-003 | ekerns-cyklar       | withdrawn, the appeal did not help                     |
| ASF-2025-004 | linas-tradgard      | certified again, decided by two of whom one has left   |
| ASF-2025-005 | dolda-verkstaden    | certified; unlisted, but its certificate is public     |
| ASF-2025-006 | morka-verkstaden    | certified; unlisted, and so is its certificate         |
| ASF-2025-007 | nya-namnet          | certified, under a name that it no longer has          |
| ASF-2025-008 | bytta-namnet        | certified; the certificate followed to the new name    |
| ASF-2026-001 | angsbacken          | certified, renews ASF-2024-001                         |
"""

from __future__ import annotations

import base64
import shutil
import struct
import textwrap
from collections.abc import Mapping, Sequence
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

import yaml
from asf_register.certification.statement import NAMESPACE, statement
from asf_register.root import PROJECT, Root
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from stdnum import luhn

Fields = dict[str, Any]

CERTIFIER, HAS_LEFT, ADMINISTRATOR, SUPERVISOR, AUDITOR = "p003", "p004", "p001", "p011", "p021"
FORMER_NAME, LATER_NAME = "Verkstan vid ån", "Åverkstan"
CONDITION = "Företaget lämnar en ny arbetsmiljöplan senast den 1 mars 2026."
AREAS = (
    "purpose finances organisation staff participation environment society management "
    "work-environment skoopi"
).split()
SITE = {
    "title": "Provlistan",
    "address": "https://provlistan.example",
    "organisation": "Provföreningen",
    "contact": "info@provlistan.example",
    "show_from_sources": True,
    "certificates_complete_from": "2025-01-01",
}
# What a public certificate is on DAY, by number.
WORDS = {
    "ASF-2019-H01": "Okänt",
    "ASF-2024-001": "Utgånget",
    "ASF-2024-002": "Utgånget",
    "ASF-2025-001": "Certifierat",
    "ASF-2025-002": "Vilande",
    "ASF-2025-003": "Återkallat",
    "ASF-2025-004": "Certifierat",
    "ASF-2025-005": "Certifierat",
    "ASF-2025-007": "Certifierat",
    "ASF-2025-008": "Certifierat",
    "ASF-2026-001": "Certifierat",
}
CERTIFIED = {number for number, word in WORDS.items() if word == "Certifierat"}
SILENT = "ASF-2025-006"
ONLY_ITSELF = "ASF-2025-005"
# Name, and the lines of its file that others don't have.
ENTERPRISES: Mapping[str, tuple[str, Fields]] = {
    "angsbacken": ("Ängsbacken", {}),
    "sjobods-snickeri": ("Sjöbods snickeri", {}),
    "cafe-exemplet": ("Café Exemplet", {}),
    "tvattstugan": ("Tvättstugan", {}),
    "ekerns-cyklar": ("Ekerns cyklar", {}),
    "linas-tradgard": ("Linas trädgård", {}),
    "dolda-verkstaden": (
        "Dolda verkstaden",
        {"listing": "unlisted", "consent": None, "publish_certificate": True},
    ),
    "morka-verkstaden": ("Mörka verkstaden", {"listing": "unlisted", "consent": None}),
    "nya-namnet": ("Nya Namnet", {}),
    "bytta-namnet": ("Bytta Namnet", {}),
    "utan-intyg": ("Utan Intyg", {}),
}


def certified_register(folder: Path) -> Root:
    """Write the register into a folder that isn't there yet."""
    data = folder / "data"
    shutil.copytree(PROJECT / "data" / "policy", data / "policy")
    write(data / "policy" / "people.yaml", people())
    write(data / "site.yaml", SITE)
    for index, (slug, (name, further)) in enumerate(ENTERPRISES.items()):
        write(data / "asf" / f"{slug}.yaml", enterprise(index, name, further))
    for name, cohort in COHORTS.items():
        write(data / "cohorts" / name / "cohort.yaml", cohort)
    for (cohort, slug), events in DECISIONS.items():
        write_decisions(Root(folder), cohort, slug, events)
        if events[0]["event"] == "certified":
            case = {"events": case_events(COHORTS[cohort])}
            write(data / "cohorts" / cohort / "cases" / f"{slug}.yaml", case)
    return Root(folder)


def write_decisions(root: Root, cohort: str, slug: str, events: Sequence[Fields]) -> None:
    """Write a file of decisions, each signed by the one who made it."""
    signed = [with_signature(cohort, slug, event) if "by" in event else event for event in events]
    write(root.cohorts / cohort / "decisions" / f"{slug}.yaml", {"events": signed})


def with_signature(cohort: str, slug: str, event: Fields) -> Fields:
    """A decision as it stands in its file."""
    return {**event, "signature": sign(event["by"], statement(cohort, slug, event))}


def people() -> list[Fields]:
    """Who has, or had, a role."""
    return [
        {"id": ADMINISTRATOR, "roles": ["administrator"], "account": 1001},
        {
            "id": CERTIFIER,
            "roles": ["certifier"],
            "account": 1003,
            "keys": [public_key(CERTIFIER), public_key("p003, the next key")],
        },
        {
            "id": HAS_LEFT,
            "roles": ["certifier"],
            "account": 1004,
            "keys": [public_key(HAS_LEFT)],
            "left": "2026-06-30",
        },
        {"id": SUPERVISOR, "roles": ["supervisor"], "account": 1011},
        {
            "id": AUDITOR,
            "roles": ["auditor"],
            "account": 1021,
            "keys": [public_key(AUDITOR)],
        },
    ]


def private_key(person: str) -> Ed25519PrivateKey:
    """The key of a person, the same in every run."""
    return Ed25519PrivateKey.from_private_bytes(sha256(person.encode()).digest())


def public_key(person: str) -> str:
    """The same as it stands in people.yaml."""
    return f"ssh-ed25519 {base64.b64encode(_blob(person)).decode()}"


def sign(person: str, message: bytes, namespace: str = NAMESPACE) -> str:
    """What `ssh-keygen -Y sign` would write."""
    about = _string(namespace.encode()) + _string(b"") + _string(b"sha512")
    covered = b"SSHSIG" + about + _string(sha512(message).digest())
    made = _string(b"ssh-ed25519") + _string(private_key(person).sign(covered))
    whole = b"SSHSIG" + struct.pack(">I", 1) + _string(_blob(person)) + about + _string(made)
    lines = textwrap.wrap(base64.b64encode(whole).decode(), 70)
    frame = "-----{} SSH SIGNATURE-----"
    return "\n".join([frame.format("BEGIN"), *lines, frame.format("END"), ""])


def organisation_number(index: int) -> str:
    """A number that nobody has: real ones don't begin with 00."""
    digits = f"0077{index:05d}"
    whole = digits + luhn.calc_check_digit(digits)
    return f"{whole[:6]}-{whole[6:]}"


def number_of(slug: str) -> str:
    """The organisation number of an enterprise of the register."""
    return organisation_number(list(ENTERPRISES).index(slug))


def enterprise(index: int, name: str, further: Fields) -> Fields:
    """The file of an enterprise."""
    fields = {
        "name": name,
        "organisation_number": organisation_number(index),
        "region": "21",
        "municipality": "2180",
        "industries": ["cafe-restaurant"],
        "offers": [{"title": "Kaffe och bullar"}],
        "listing": "consented",
        "consent": {"date": "2026-04-01", "by": "enterprise"},
        **further,
    }
    return {key: value for key, value in fields.items() if value is not None}


def cohort(kind: str, title: str, opens: str, start: str, end: str) -> Fields:
    """A round whose application is open for a month."""
    year, month, _ = opens.split("-")
    later = f"{int(year) + month.startswith('12')}-{int(month) % 12 + 1:02d}-15"
    return {
        "kind": kind,
        "title": title,
        "application": {"opens": opens, "closes": later},
        "start": start,
        "end": end,
        "places": 20,
        "fee": {"total": 6000, "instalments": [{"amount": 6000, "due": start}]},
        "standard": {"name": "SIS PAS 10:2018", "fee": 755},
        "criteria_version": "2024",
        "areas": AREAS,
        "groups": [],
        "auditors": [AUDITOR],
    }


def case_events(about: Fields) -> list[Fields]:
    """The way of an enterprise through a round, as far as to a decision."""
    opens, start, end = about["application"]["opens"], about["start"], about["end"]
    audited = [{"area": area, "outcome": "meets"} for area in AREAS]
    assessed = [{"area": area, "state": "met", "evidence": ["Stadgarna § 2"]} for area in AREAS]
    return [
        {
            "event": "applied",
            "date": opens,
            "by": "enterprise",
            "enclosures": ["annual-report", "statutes"],
            "one_year_in_operation": True,
            "approved_annual_report": True,
        },
        {"event": "admitted", "date": about["application"]["closes"], "by": ADMINISTRATOR},
        {"event": "paid", "date": start, "by": ADMINISTRATOR, "instalment": 1},
        {"event": "supervised", "date": start, "by": SUPERVISOR},
        {"event": "self_assessed", "date": start, "by": "enterprise", "areas": assessed},
        {
            "event": "audited",
            "date": end,
            "by": AUDITOR,
            "no_interest": True,
            "areas": audited,
            "overall": "approved",
        },
    ]


def certified(number: str, slug: str, day: str, last: str, **further: Any) -> Fields:
    """The decision that begins a certificate."""
    return {
        "event": "certified",
        "date": day,
        "by": CERTIFIER,
        "number": number,
        "valid_from": day,
        "valid_to": last,
        "name": ENTERPRISES[slug][0],
        "organisation_number": number_of(slug),
        "standard": "SIS PAS 10:2018",
        "criteria_version": "2024",
        "scope": "Hela verksamheten.",
        **further,
    }


def spring(number: str, slug: str, **further: Any) -> Fields:
    """A certificate of the round of spring 2025."""
    return certified(number, slug, "2025-05-20", "2027-05-19", **further)


def later(event: str, day: str, **further: Any) -> Fields:
    """A decision about a certificate."""
    return {"event": event, "date": day, "by": CERTIFIER, **further}


def write(path: Path, value: object) -> None:
    """Write a YAML file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=95)
    path.write_text(text, encoding="utf-8", newline="\n")


class _Plain(yaml.SafeDumper):
    """Writes no anchors, and texts of several lines as they are."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if text.endswith("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _text)


def _blob(person: str) -> bytes:
    raw = private_key(person).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _string(b"ssh-ed25519") + _string(raw)


def _string(raw: bytes) -> bytes:
    return struct.pack(">I", len(raw)) + raw


COHORTS: Mapping[str, Fields] = {
    "2019-host": {
        "kind": "base",
        "title": "Bascertifiering hösten 2019",
        "sources": [
            {
                "url": "https://tidningen.example/2019/certifierade",
                "year": 2019,
                "supports": "Omgången",
            }
        ],
    },
    "2024-host": cohort(
        "base", "Bascertifiering hösten 2024", "2024-03-01", "2024-05-02", "2024-10-15"
    ),
    "2025-bas": cohort(
        "base", "Bascertifiering våren 2025", "2024-11-15", "2025-02-03", "2025-05-15"
    ),
    "2026-om": cohort(
        "recertification", "Omcertifiering hösten 2026", "2026-05-15", "2026-08-17", "2026-10-12"
    ),
}
DECISIONS: Mapping[tuple[str, str], Sequence[Fields]] = {
    ("2019-host", "angsbacken"): [
        {
            "event": "taken_over",
            "number": "ASF-2019-H01",
            "name": "Ängsbacken",
            "certified": "2019-autumn",
            "known": "2019-12-12",
            "source": {
                "url": "https://tidningen.example/2019/certifierade",
                "year": 2019,
                "supports": "Ängsbacken är ett av tretton certifierade företag.",
            },
        }
    ],
    ("2024-host", "angsbacken"): [
        certified("ASF-2024-001", "angsbacken", "2024-10-30", "2026-10-29"),
    ],
    ("2024-host", "sjobods-snickeri"): [
        certified("ASF-2024-002", "sjobods-snickeri", "2024-10-30", "2026-10-29"),
    ],
    ("2025-bas", "cafe-exemplet"): [
        spring("ASF-2025-001", "cafe-exemplet", conditions=[CONDITION]),
    ],
    ("2025-bas", "tvattstugan"): [
        spring("ASF-2025-002", "tvattstugan"),
        later("suspended", "2026-09-01", reason="Årsredovisningen saknas."),
        later("appealed", "2026-10-05", reason="Företaget anser att den är inlämnad."),
    ],
    ("2025-bas", "ekerns-cyklar"): [
        spring("ASF-2025-003", "ekerns-cyklar"),
        later("withdrawn", "2026-03-02", reason="Verksamheten har bytt inriktning."),
        later("appealed", "2026-03-20", reason="Företaget håller inte med."),
        later(
            "appeal_decided",
            "2026-04-15",
            by=HAS_LEFT,
            outcome="stands",
            reason="Inget nytt har kommit fram.",
        ),
    ],
    ("2025-bas", "linas-tradgard"): [
        spring("ASF-2025-004", "linas-tradgard", by=HAS_LEFT),
        later("suspended", "2026-01-12", by=HAS_LEFT, reason="Avtalet om delaktighet gick ut."),
        later("reinstated", "2026-02-16", reason="Ett nytt avtal är på plats."),
    ],
    ("2025-bas", "dolda-verkstaden"): [spring("ASF-2025-005", "dolda-verkstaden")],
    ("2025-bas", "morka-verkstaden"): [spring("ASF-2025-006", "morka-verkstaden")],
    ("2025-bas", "nya-namnet"): [spring("ASF-2025-007", "nya-namnet", name=FORMER_NAME)],
    ("2025-bas", "bytta-namnet"): [
        spring("ASF-2025-008", "bytta-namnet", name=LATER_NAME),
        later(
            "renamed",
            "2026-05-04",
            name="Bytta Namnet",
            organisation_number=number_of("bytta-namnet"),
        ),
    ],
    ("2026-om", "angsbacken"): [
        certified("ASF-2026-001", "angsbacken", "2026-10-20", "2028-10-19", renews="ASF-2024-001"),
    ],
}
