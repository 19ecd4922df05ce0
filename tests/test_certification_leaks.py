"""Nothing of cases, groups, people and unlisted enterprises is anywhere in the public output.

Two registers differ only in what nobody may see: in the second, every text of it is a canary,
every day another, every person somebody else. Their sites are the same, byte by byte, so nothing
of that has an influence on any file, packed or not. The canaries are looked for besides.
"""

from __future__ import annotations

import gzip
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from asf_demo.certification.keys import public_key
from asf_demo.certification.rounds import rounds_of
from asf_demo.demo import DAY, Demo
from asf_demo.writing import write_demo
from asf_edit.canonical import canonical_document
from asf_edit.kinds import of_its_kind
from asf_register.check import check
from asf_register.enterprise import Enterprise
from asf_register.problem import Severity
from asf_register.reading import load
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.schema import Schema
from asf_register.vocabulary_files import read_vocabulary
from asf_site.building.build import build
from site_fixtures import bytes_with, tree

Node = Mapping[str, Any]

CANARY = "zqkanarie"
ACCOUNTS = "999777"
# What a round's file tells everybody, and what it doesn't. A new field must be put into one.
OPEN_OF_A_ROUND = set(
    "kind title application start end webinars improvement_conference improvements places fee "
    "standard criteria_version areas material sources".split()
)
HIDDEN_OF_A_ROUND = {"groups", "auditors"}
# What is decided by rules and closed lists, where no canary can sit.
FIXED = {"event", "area", "outcome", "overall", "one_year_in_operation", "approved_annual_report"}
FIXED |= {"no_interest", "instalment"}
OTHER_STATE = {"met": "partly", "partly": "not_met", "not_met": "met"}
CERTIFIERS = {"p003", "p004", "p005"}


class Changer:
    """Changes everything that a schema lets one change, and gives every text a canary."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.planted: dict[str, str] = {}

    def canary(self, where: str) -> str:
        """A text that is nowhere else."""
        found = f"{CANARY}{next(self.numbers)}"
        self.planted[found] = where
        return found

    def changed(self, value: Any, node: Node, whole: Node, where: str) -> Any:
        """A value of a document with all that is free in it changed.

        Args:
            value: What stands there; None for nothing yet.
            node: Its part of the schema.
            whole: The schema.
            where: The names that lead to it.
        """
        node = _resolved(node, whole)
        if isinstance(value, dict):
            return self._group(value, _resolved(of_its_kind(node, value), whole), whole, where)
        kind = kind_of(where, node)
        if kind == "text":
            return self.canary(where)
        if kind == "list":
            items = _resolved(node["items"], whole)
            kept = [self.changed(one, items, whole, where) for one in value or ()]
            return [*kept, self.canary(where)] if kind_of(where, items) == "text" else kept
        return OTHERWISE.get(kind, lambda same: same)(value)

    def _group(self, value: dict[str, Any], node: Node, whole: Node, where: str) -> Any:
        if value.get("outcome") == "meets":
            value = {**value, "outcome": "recommendation", "text": ""}
        parts = {}
        for name, part in node["properties"].items():
            inner = _resolved(part, whole)
            told = kind_of(name, _resolved(inner.get("items", inner), whole)) == "text"
            # Only what is to be done has a text.
            if name in value or (told and name != "text"):
                parts[name] = self.changed(value.get(name), part, whole, f"{where}.{name}")
        return parts


def kind_of(where: str, node: Node) -> str:
    """How a value of a case is changed; "" where nobody has said so yet."""
    name, pattern = where.rpartition(".")[2], node.get("pattern", "")
    if name in FIXED:
        return "fixed"
    if name in ("state", "enclosures"):
        return "state" if name == "state" else "order"
    if "items" in node:
        return "list"
    if node.get("format") == "date":
        return "date"
    if "p[0-9]{3}" in pattern:
        return "person"
    is_text = node.get("type") == "string" and not {"enum", "const", "x-vocabulary"} & set(node)
    return "text" if is_text and (not pattern or "[^\\s]" in pattern) else ""


def leaves(node: Node, whole: Node, name: str) -> Iterator[tuple[str, Node]]:
    """Every field of a schema that holds no other fields, with its part of the schema."""
    node = _resolved(node, whole)
    inner = [(name, branch["then"]) for branch in node.get("allOf", ())]
    inner = inner or list(node.get("properties", {}).items())
    if "items" in node:
        inner = [(name, node["items"])]
    for part, below in inner:
        yield from leaves(below, whole, part)
    if not inner:
        yield name, node


def _resolved(node: Node, whole: Node) -> Node:
    name = node.get("$ref", "").removeprefix("#/$defs/")
    return {**whole["$defs"][name], **node} if name else node


def somebody_else(person: str) -> str:
    """Another id for whoever isn't a certifier; those stand on certificates."""
    return person if person in CERTIFIERS else re.sub("^p0", "p7", person)


def day_before(written: str) -> str:
    """Another day, on which everything could have been as well."""
    return (date.fromisoformat(written) - timedelta(1)).isoformat()


OTHERWISE: Mapping[str, Callable[[Any], Any]] = {
    "date": day_before,
    "person": somebody_else,
    "state": OTHER_STATE.__getitem__,
    "order": lambda several: several[::-1],
}


def change_all(root: Root, register: Register, changer: Changer) -> None:
    """Make of a demo the same for the public eye, and otherwise another."""
    for path in sorted(root.cohorts.glob("*/cases/*.yaml")):
        rewrite(path, "case", lambda value: changed_by(changer, "case", value))
    for path in sorted(root.cohorts.glob("*/cohort.yaml")):
        rewrite(path, "cohort", with_other_people)
    unlisted = [e for e in register if e.listing == "unlisted"]
    idle = next(e.slug for e in unlisted if not certificates_or_cases(register, e))
    rewrite(root.policy / "people.yaml", "policy-people", lambda value: others(value, idle))
    for enterprise in unlisted:
        path = root.enterprises / f"{enterprise.slug}.yaml"
        rewrite(path, "enterprise", lambda value: with_canaries(changer, value))
    let_another_apply(root, register)


def changed_by(changer: Changer, schema: str, value: Any) -> Any:
    """A document with everything changed that its schema leaves free."""
    whole = Schema(schema).expanded
    return changer.changed(value, whole, whole, schema)


def with_other_people(cohort: Any) -> Any:
    """A round with other supervisors and auditors, and its groups the other way round."""
    for group in cohort.get("groups", ()):
        group["supervisor"] = somebody_else(group["supervisor"])
        group["enterprises"].reverse()
    cohort["auditors"] = [somebody_else(one) for one in cohort.get("auditors", ())]
    return {key: value for key, value in cohort.items() if value != []}


def others(people: Any, interest: str) -> Any:
    """Other ids, accounts, keys and interests than before; certifiers keep their keys."""
    changed = []
    for number, person in enumerate(people):
        known = person["id"]
        other = {**person, "id": somebody_else(known), "account": int(f"{ACCOUNTS}{number:06}")}
        other["interests"] = [{"enterprise": interest, "since": "2027-01-01"}]
        if "left" in person:
            other["left"] = day_before(person["left"])
        if known == other["id"]:
            assert person["keys"]
        else:
            other["keys"] = [public_key(99, known)]
        changed.append(other)
    return changed


def with_canaries(changer: Changer, entry: Any) -> Any:
    """An unlisted enterprise that says other things of itself."""
    entry["description"] = changer.canary("asf.description")
    entry["participation"] = changer.canary("asf.participation")
    entry["email"] = f"{CANARY}@{CANARY}.example"
    entry["offers"] = [{"title": changer.canary("asf.offers.title")}]
    return entry


def let_another_apply(root: Root, register: Register) -> None:
    """Another enterprise applies to the round that is open."""
    folder = root.cohorts / rounds_of(DAY)["open"].id / "cases"
    idle = [e for e in register if e.listing == "consented" and not e.closed and not e.part_of]
    other = next(e for e in idle if not certificates_or_cases(register, e))
    path = sorted(folder.iterdir())[0]
    path.rename(folder / f"{other.slug}.yaml")


def certificates_or_cases(register: Register, enterprise: Enterprise) -> bool:
    """Whether an enterprise has to do with certification."""
    cases = {register.slug_now(case.enterprise) for case in register.cases.values()}
    return enterprise.slug in cases or bool(register.certificates_of(enterprise.slug))


def rewrite(path: Path, schema: str, change: Callable[[Any], Any]) -> None:
    """Change a file."""
    path.write_bytes(canonical_document(schema, change(load(path.read_bytes()).value)))


def unpacked(content: bytes) -> Iterator[bytes]:
    """A file's bytes, and those of everything that is packed into it."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    elif content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream


def files_with(folder: Path, text: str) -> list[str]:
    """The files that hold a text, however they are packed, or have it in their name."""
    wanted = [text.encode(), text.encode("utf-16-be")]
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(p for p in folder.rglob("*") if p.is_file())
        if text in path.as_posix().casefold()
        or any(one in part.lower() for part in unpacked(path.read_bytes()) for one in wanted)
    ]


def register_of(root: Root) -> Register:
    """A register without errors."""
    checked = check(root, DAY)
    wrong = [p for p in checked.problems if p.severity is Severity.ERROR]
    assert wrong == []
    assert checked.register is not None
    return checked.register


@pytest.fixture(scope="module")
def changer() -> Changer:
    """What was planted, and where."""
    return Changer()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Root, Path]:
    """A demo and its public site."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(Demo(read_vocabulary(Root(PROJECT)), 90, 1, DAY), folder / "register")
    root = Root(folder / "register")
    build(root, folder / "output", DAY)
    return root, folder / "output" / "public"


@pytest.fixture(scope="module")
def changed(
    demo: tuple[Root, Path], changer: Changer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Root, Path]:
    """The same with everything else in what nobody may see, and its public site."""
    folder = tmp_path_factory.mktemp("changed")
    root = Root(Path(shutil.copytree(demo[0].folder, folder / "register")))
    change_all(root, register_of(root), changer)
    register_of(root)
    build(root, folder / "output", DAY)
    return root, folder / "output" / "public"


@pytest.fixture(scope="module")
def hidden(demo: tuple[Root, Path]) -> dict[bool, Enterprise]:
    """Unlisted enterprises with a certificate, by whether they publish it."""
    register = register_of(demo[0])
    return {
        e.publish_certificate: e
        for e in register
        if e.listing == "unlisted" and register.certificates_of(e.slug)
    }


def test_canaries_sit_in_every_text_that_nobody_may_see(
    changer: Changer, changed: tuple[Root, Path]
) -> None:
    register_of(changed[0])
    places = set(changer.planted.values())
    assert places >= {
        "case.events.note",
        "case.events.reason",
        "case.events.areas.evidence",
        "case.events.areas.text",
        "asf.description",
    }
    assert len(changer.planted) > 500
    written = "".join(p.read_text("utf-8") for p in changed[0].folder.rglob("*.yaml"))
    assert all(canary in written for canary in changer.planted)


def test_a_new_field_gets_a_canary_or_fails_here() -> None:
    """Where this fails: say in `kind_of` how the field is changed, or that it is public."""
    whole = Schema("case").expanded
    found = list(leaves(whole, whole, "case"))
    assert {"note", "reason", "evidence", "text", "by", "due"} <= {name for name, _ in found}
    assert [name for name, node in found if not kind_of(name, node)] == []
    assert set(Schema("cohort").expanded["properties"]) == OPEN_OF_A_ROUND | HIDDEN_OF_A_ROUND
    person = Schema("policy-people").expanded["items"]["properties"]
    assert set(person) == {"id", "roles", "account", "keys", "interests", "left"}


def test_the_site_is_the_same_whatever_nobody_may_see(
    demo: tuple[Root, Path], changed: tuple[Root, Path]
) -> None:
    before, after = tree(demo[1]), tree(changed[1])
    assert sorted(name for name in {*before, *after} if before.get(name) != after.get(name)) == []


@pytest.mark.parametrize("trace", [CANARY, ACCOUNTS])
def test_no_canary_is_in_any_file(changed: tuple[Root, Path], trace: str) -> None:
    assert files_with(changed[1], trace) == []


def test_what_is_public_is_found(demo: tuple[Root, Path]) -> None:
    """The search has eyes, also for what is compressed."""
    register = register_of(demo[0])
    listed = next(e for e in register if e.listing == "consented" and e.description)
    found = files_with(demo[1], max(re.findall("[a-z]+", str(listed.description)), key=len))
    assert f"asf/{listed.slug}/index.html" in found
    assert any(name.endswith(".pf_fragment") for name in found)


def test_what_is_packed_is_looked_into(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.json.gz", gzip.compress(CANARY.encode()))
    (tmp_path / "a.zip").write_bytes(packed.getvalue())
    stream = zlib.compress(CANARY.encode())
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\nstream\n" + stream + b"\nendstream\n")
    (tmp_path / "c.pf_index").write_bytes(gzip.compress(CANARY.upper().encode()))
    assert files_with(tmp_path, CANARY) == ["a.zip", "b.pdf", "c.pf_index"]


def test_an_unlisted_one_that_says_nothing_has_no_certificate_in_public(
    demo: tuple[Root, Path], hidden: dict[bool, Enterprise]
) -> None:
    register, silent = register_of(demo[0]), hidden[False]
    numbers = [certificate.number for certificate in register.certificates_of(silent.slug)]
    for trace in (*numbers, silent.slug, silent.organisation_number):
        assert trace
        assert files_with(demo[1], trace.casefold()) == [], trace


def test_an_unlisted_one_that_publishes_its_certificate_has_only_that(
    demo: tuple[Root, Path], hidden: dict[bool, Enterprise]
) -> None:
    register, public = register_of(demo[0]), hidden[True]
    (certificate,) = register.certificates_of(public.slug)
    assert f"certifikat/{certificate.number}/index.html" in bytes_with(demo[1], certificate.name)
    told = [public.email, public.phone, public.website, public.description]
    places = [public.address.street if public.address else None]
    for trace in filter(None, (*told, *places)):
        assert bytes_with(demo[1], trace) == [], trace
    assert not (demo[1] / "asf" / public.slug).exists()
    for name in bytes_with(demo[1], certificate.name):
        assert re.search("certifi|intyg", name), name


def test_nothing_tells_who_has_applied(demo: tuple[Root, Path]) -> None:
    """Applicants are in the list, but on no page of certificates."""
    register = register_of(demo[0])
    seen = 0
    for case in register.cases.values():
        enterprise = register.find(case.enterprise)
        if enterprise is None or register.certificates_of(case.enterprise):
            continue
        seen += 1
        for name in bytes_with(demo[1], enterprise.name):
            # What «Var de certifierade?» looks up has everybody in the list, applicants or not.
            if not name.endswith("/intyg.json"):
                assert not re.search("^certifi|^api/v1/certif|bli-certifierad", name), name
    assert seen >= 5
