"""Members can open every word of the intranet and nobody else any, wherever its files lie."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asf_cli.intranet_part import in_words
from asf_intranet.build import FOLDER, IntranetBuild, Outcome, build_intranet
from asf_intranet.padding import SMALLEST, padded, padme
from asf_register.check import check
from asf_register.errors import BuildError, UsageError
from asf_register.root import PROJECT, Root, find_root
from asf_site.building.build import build_public, right_register
from command_shell import Shell
from hypothesis import given
from hypothesis import strategies as st
from intranet_register import CANARIES, TODAY, Members, intranet_register, put, write_member
from PIL import Image
from pyrage import DecryptError, decrypt, x25519
from site_fixtures import tree


@dataclass
class Built:
    """A register, its output and the members' secret keys."""

    root: Root
    output: Path
    members: Members

    @property
    def folder(self) -> Path:
        """The intranet."""
        return self.output / FOLDER

    @property
    def said(self) -> dict[str, Any]:
        """What is said of the build in the open."""
        said: dict[str, Any] = json.loads((self.folder / "build.json").read_bytes())
        return said

    @property
    def sealed(self) -> dict[str, bytes]:
        """Every encrypted file, by name."""
        folder = self.folder / self.said["build"]
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    def build(self, day: date = TODAY) -> IntranetBuild:
        """Build it anew, as of a day."""
        register, _ = right_register(self.root, day)
        return build_intranet(register, self.output, day)

    def group_key(self, secret: x25519.Identity) -> x25519.Identity:
        """The key that the keyring hands to a member."""
        keyring = json.loads(decrypt(self.sealed["keyring.age"], [secret]))
        assert keyring["build"] == self.said["build"]
        return x25519.Identity.from_str(keyring["group"])

    def contents(self, secret: x25519.Identity) -> dict[str, Any]:
        """The table of contents, as a member opens it."""
        return opened_json(self.sealed["contents.age"], self.group_key(secret))


def payload(sealed: bytes, key: x25519.Identity) -> bytes:
    """What a file holds, out of its frame."""
    frame = decrypt(sealed, [key])
    length = int.from_bytes(frame[:4], "big")
    assert frame[4 + length :].strip(b"\0") == b""
    content: bytes = frame[4 : 4 + length]
    return content


def opened_json(sealed: bytes, key: x25519.Identity) -> dict[str, Any]:
    """A file of compressed JSON."""
    value: dict[str, Any] = json.loads(gzip.decompress(payload(sealed, key)))
    return value


def readable(content: bytes, name: str) -> Iterator[str]:
    """A file as text, as it lies there and out of whatever it is packed in."""
    yield name
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16-le", "replace")
    if content.startswith(b"\x1f\x8b"):
        yield from readable(gzip.decompress(content), name)
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for inside in packed.namelist():
                yield from readable(packed.read(inside), inside)
    if content.startswith((b"\x89PNG", b"\xff\xd8", b"RIFF")):
        with Image.open(BytesIO(content)) as image:
            yield repr(image.info)


def leaks(folder: Path) -> list[tuple[str, str]]:
    """The files in which a canary sings, and which."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes() if path.is_file() else b""
        for text in readable(content, name):
            low = text.casefold()
            found += [(name, word) for word in CANARIES if word.casefold() in low]
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The register with three members, its public site and its intranet."""
    folder, members = tmp_path_factory.mktemp("intranet"), Members()
    for _ in range(2):
        members.new("kafe-linden")
    root = intranet_register(folder / "register", members, "kafe-linden", "lunchen", "kansliet")
    made = Built(root, folder / "output", members)
    register, _ = right_register(root, TODAY)
    build_public(register, made.output, TODAY)
    assert made.build().outcome is Outcome.MADE
    return made


@pytest.fixture
def copy(built: Built, tmp_path: Path) -> Built:
    """The same in a folder of its own, to be changed."""
    folder = Path(shutil.copytree(built.root.folder, tmp_path / "register"))
    shutil.copytree(built.folder, tmp_path / "output" / FOLDER)
    secrets = {slug: list(keys) for slug, keys in built.members.secrets.items()}
    return Built(find_root(folder, folder), tmp_path / "output", Members(secrets))


def test_no_word_of_it_stands_anywhere_in_the_output(built: Built) -> None:
    assert leaks(built.output) == []


def test_the_public_site_shows_the_way(built: Built) -> None:
    home = (built.output / "public" / "index.html").read_text(encoding="utf-8")
    assert '<a href="https://intranat.provlistan.example/">Intranätet</a>' in home


def test_the_canaries_would_be_heard(built: Built, tmp_path: Path) -> None:
    folder = built.root.folder
    heard = {word for _, word in leaks(folder)}
    assert heard == set(CANARIES)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "Det står canarytitel här.")
    put(tmp_path / "x" / "mall.docx", packed.getvalue())
    put(tmp_path / "x" / "sida.pf", gzip.compress(b"Canarybrodtext"))
    assert {word for _, word in leaks(tmp_path / "x")} == {"canarytitel", "canarybrodtext"}


def test_every_member_opens_every_file(built: Built) -> None:
    for secrets in built.members.secrets.values():
        for secret in secrets:
            key = built.group_key(secret)
            for name, sealed in built.sealed.items():
                if name != "keyring.age":
                    assert payload(sealed, key), name


def test_what_members_open_is_all_that_was_written(built: Built) -> None:
    secret = built.members.secrets["lunchen"][0]
    contents, key = built.contents(secret), built.group_key(secret)
    pages = [opened_json(built.sealed[page["file"]], key)["html"] for page in contents["pages"]]
    files = {one["id"]: payload(built.sealed[one["file"]], key) for one in contents["files"]}
    said = json.dumps([contents, pages], ensure_ascii=False)
    said += "".join(text for name, content in files.items() for text in readable(content, name))
    unsaid = {word for word in CANARIES if word.casefold() not in said.casefold()}
    # Other words for a page are for the search alone.
    assert unsaid == {"canarysynonym"}
    assert "canarysynonym" in json.dumps(opened_json(built.sealed["search.age"], key))
    assert all(len(files[one["id"]]) == one["bytes"] for one in contents["files"])


def test_those_who_wrote_what_it_is_opened_with_are_named(built: Built) -> None:
    (licences,) = built.folder.glob("tema/*/licences.txt")
    said = licences.read_text(encoding="utf-8")
    assert "The age Authors" in said
    assert said.count("MIT License") >= 4


def test_an_outsiders_key_opens_nothing(built: Built) -> None:
    outsider = x25519.Identity.generate()
    assert len(built.sealed) > 20
    for name, sealed in built.sealed.items():
        with pytest.raises(DecryptError):
            decrypt(sealed, [outsider])
        assert name.endswith(".age")


def test_names_and_sizes_of_files_tell_next_to_nothing(built: Built) -> None:
    named = {"keyring.age", "contents.age", "search.age"}
    opaque = built.sealed.keys() - named
    assert all(len(name) == len("0" * 24 + ".age") for name in opaque)
    contents = built.contents(built.members.secrets["lunchen"][0])
    # An age file's header is a little longer or shorter by chance.
    sizes = [len(built.sealed[page["file"]]) for page in contents["pages"]]
    assert all(SMALLEST < size < SMALLEST + 512 for size in sizes)


def test_the_keyring_tells_roughly_how_many_members_there_are(built: Built) -> None:
    keys = sum(len(secrets) for secrets in built.members.secrets.values())
    assert keys == 4
    assert built.sealed["keyring.age"].count(b"-> X25519 ") == 32


@given(st.integers(2, 10**9))
def test_padding_adds_at_most_an_eighth(length: int) -> None:
    assert length <= padme(length) <= length * 1.125


def test_padding_gives_small_pages_one_size() -> None:
    assert {len(padded(b"x" * length)) for length in range(0, SMALLEST - 4, 997)} == {SMALLEST}


def test_a_revoked_member_opens_the_old_build_and_nothing_of_the_new(copy: Built) -> None:
    leaving = copy.members.secrets["lunchen"][0]
    old, old_key = copy.sealed, copy.group_key(leaving)
    write_member(
        copy.root.folder, "lunchen", copy.members, lambda _, text: f"{text}  revoked: {TODAY}\n"
    )
    assert copy.build().outcome is Outcome.MADE
    new = copy.sealed
    assert not old.keys() & new.keys() - {"keyring.age", "contents.age", "search.age"}
    for sealed in new.values():
        for key in (leaving, old_key):
            with pytest.raises(DecryptError):
                decrypt(sealed, [key])
    # What somebody has saved stays theirs: the old pages open with the old keyring.
    assert all(payload(old[name], old_key) for name in old if name != "keyring.age")
    assert copy.contents(copy.members.secrets["kansliet"][0])["pages"]


def test_an_expired_key_falls_out_on_its_day(copy: Built) -> None:
    last = TODAY + timedelta(days=300)
    assert copy.build(last).outcome is Outcome.KEPT
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("asf_site.building.build.today", lambda: last + timedelta(days=1))
        built = copy.build(last + timedelta(days=1))
    assert (built.outcome, built.keys) == (Outcome.MADE, 0)
    said = in_words(built, copy.output, last + timedelta(days=1))
    assert "Ingen kan öppna det: ingen medlems nyckel gäller den 19 september 2027." in said
    for secret in (keys[0] for keys in copy.members.secrets.values()):
        with pytest.raises(DecryptError):
            decrypt(copy.sealed["keyring.age"], [secret])


def test_is_left_as_it_is_while_nothing_in_it_has_changed(copy: Built) -> None:
    before = tree(copy.folder)
    put(copy.root.folder / "content" / "om.md", b"---\ntitle: Om\nsummary: Om.\n---\nNy text.\n")
    assert copy.build(TODAY + timedelta(days=1)).outcome is Outcome.KEPT
    assert tree(copy.folder) == before


def test_another_process_on_another_clock_finds_nothing_changed(copy: Built) -> None:
    asf = Path(sys.executable).with_name("asf")
    where = ["--root", copy.root.folder, "build", "--output", copy.output]
    ran = subprocess.run(
        [asf, *where, "--only", "intranet", "--date", TODAY.isoformat()],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "är som förut" in ran.stdout


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/intranat/guider/canaryguide.md", "i.\n", "i sin helhet.\n"),
        ("content/intranat/guider/canaryguide.md", "[canarysynonym]", "[annat]"),
        ("content/intranat/mallar/canarymall.md", "Avtal om", "Ett avtal om"),
        ("content/intranat/mallar/canarykalkyl.yaml", "B2*2", "B2*3"),
        ("content/intranat/inspelningar/canarytext.vtt", "Här", "Där"),
        ("data/experiences/2026-canaryerfarenhet.yaml", "Det gav", "Det blev"),
        ("data/members/kansliet.yaml", "Canaryfunktion", "Kansliet"),
    ],
)
def test_gets_a_new_key_when_something_in_it_changes(
    copy: Built, path: str, old: str, new: str
) -> None:
    file = copy.root.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    secret = copy.members.secrets["kansliet"][0]
    before = copy.group_key(secret)
    assert copy.build().outcome is Outcome.MADE
    assert str(copy.group_key(secret)) != str(before)


def test_gets_a_new_key_when_somebody_becomes_a_member(copy: Built) -> None:
    copy.members.new("nykomling")
    write_member(copy.root.folder, "nykomling", copy.members)
    assert copy.build().keys == 5
    assert copy.contents(copy.members.secrets["nykomling"][0])["pages"]


@pytest.mark.parametrize("name", ["{build}/search.age", "index.html", "sw.js", "robots.txt"])
def test_is_made_anew_where_a_file_of_it_is_missing(copy: Built, name: str) -> None:
    (copy.folder / name.format(**copy.said)).unlink()
    assert copy.build().outcome is Outcome.MADE
    assert (copy.folder / name.format(**copy.said)).is_file()


@pytest.mark.parametrize("said", [{"files": [1, None]}, {"shell": [["index.html"]]}])
def test_is_made_anew_where_what_is_said_of_it_is_damaged(
    copy: Built, said: dict[str, Any]
) -> None:
    put(copy.folder / "build.json", json.dumps({**copy.said, **said}).encode())
    assert copy.build().outcome is Outcome.MADE


def test_is_made_anew_by_another_program(copy: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asf_intranet.build.program_digest", lambda: "another")
    assert copy.build().outcome is Outcome.MADE


def test_the_pages_are_the_same_again_while_keys_and_names_are_new(copy: Built) -> None:
    secret = copy.members.secrets["kansliet"][0]
    before = copy.contents(secret)
    shutil.rmtree(copy.folder)
    copy.build()
    after = copy.contents(secret)
    assert before["build"] != after["build"]
    assert [page["digest"] for page in before["pages"]] == [
        page["digest"] for page in after["pages"]
    ]


def test_without_members_and_a_place_for_it_there_is_no_intranet(copy: Built) -> None:
    without_members_and_address(copy)
    built = copy.build()
    assert built.outcome is Outcome.NONE
    assert not copy.folder.exists()
    said = in_words(built, copy.output, TODAY)
    assert "det finns inga medlemmar och ingen adress till det. Skriv intranet:" in said


def test_where_it_is_to_lie_the_first_member_can_make_a_key(copy: Built) -> None:
    shutil.rmtree(copy.root.members)
    built = copy.build()
    assert (built.outcome, built.keys) == (Outcome.MADE, 0)
    assert (copy.folder / "index.html").is_file()
    assert copy.sealed["keyring.age"].count(b"-> X25519 ") == 32
    assert "Ingen kan öppna det" in in_words(built, copy.output, TODAY)


def without_members_and_address(built: Built) -> None:
    """Take the members out of a register, and the address where they would begin."""
    shutil.rmtree(built.root.members)
    site = built.root.folder / "data" / "site.yaml"
    lines = site.read_text(encoding="utf-8").splitlines(keepends=True)
    site.write_text("".join(line for line in lines if "intranet:" not in line), encoding="utf-8")


def test_what_nobody_may_read_any_more_never_stays_unsaid(
    copy: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "nekat", str(path))

    without_members_and_address(copy)
    monkeypatch.setattr("asf_intranet.build.rmtree", refuse)
    with pytest.raises(PermissionError):
        copy.build()


def test_a_folder_of_somebody_elses_is_left_alone(copy: Built) -> None:
    shutil.rmtree(copy.folder)
    put(copy.folder / "brev.txt", b"viktigt")
    with pytest.raises(UsageError, match="lämnas i fred"):
        copy.build()
    assert (copy.folder / "brev.txt").read_bytes() == b"viktigt"


def test_is_never_built_into_the_register_itself(built: Built) -> None:
    register, _ = right_register(built.root, TODAY)
    with pytest.raises(UsageError, match="hör till registret självt"):
        build_intranet(register, built.root.folder / "data", TODAY)


def test_the_last_build_stays_where_a_new_one_cannot_be_made(copy: Built) -> None:
    before = tree(copy.folder)
    register, _ = right_register(copy.root, TODAY)
    (copy.root.attachments / "canarybild.png").unlink()
    with pytest.raises(BuildError, match=r"canarybild\.png går inte att läsa"):
        build_intranet(register, copy.output, TODAY)
    assert tree(copy.folder) == before
    assert [path.name for path in copy.output.iterdir()] == [FOLDER]


@pytest.mark.parametrize("said", ["public", "internal", "PUBLIC", ""])
def test_is_refused_where_the_repository_is_open(
    built: Built, shell: Shell, tmp_path: Path, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASF_REPOSITORY_VISIBILITY", said)
    arguments = ["--root", str(built.root.folder), "build", "--output", str(tmp_path / "ut")]
    ran = shell.asf(*arguments)
    assert ran.code == 2
    assert "Intranätet byggs inte: ASF_REPOSITORY_VISIBILITY säger" in ran.err
    assert "--only public" in ran.err
    assert not (tmp_path / "ut").exists()


def test_the_projects_own_register_has_an_intranet_without_faults() -> None:
    checked = check(find_root(PROJECT, PROJECT), TODAY)
    assert checked.errors == ()
    assert checked.register is not None
    intranet = checked.register.intranet
    assert len(intranet.guides) >= 15
    assert len(intranet.templates) + len(intranet.workbooks) >= 12
    assert intranet.courses
    assert not intranet.members
