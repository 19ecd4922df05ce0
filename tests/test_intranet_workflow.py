"""The intranet's workflow: built only in private, kept while nothing changes, handed on unread.

The steps run as they are written, against the stand-in for the forge in pull_request_forge.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from asf_register.day import today
from proposals_on_forge import OnForge
from pull_request_forge import git
from pyrage import encrypt, passphrase, x25519
from standby import Standby
from test_workflows import INTRANET, script
from workflow_run import WorkflowRun

CHECK = "scripts/check_intranet_folder.py"
MEMBER = """\
keys:
  - key: {key}
    added: {added}
    confirmed_by: coordinator
    expires: {expires}
"""


def member() -> str:
    """The file of a member who has just made a key."""
    key = x25519.Identity.generate().to_public()
    return MEMBER.format(key=key, added=today(), expires=today() + timedelta(days=300))


def ran(on_forge: OnForge, event: str = "push") -> WorkflowRun:
    return on_forge.run(INTRANET, event, {})


def handed_on(run: WorkflowRun) -> Path | None:
    """What a run handed on."""
    folder = run.artifacts / "intranat"
    return folder if folder.exists() else None


@pytest.fixture
def with_member(on_forge: OnForge) -> OnForge:
    """The register with a member who has a key."""
    on_forge.push("main", **{"data/members/kafe-linden.yaml": member()})
    return on_forge


def test_it_is_made_once_and_kept_until_something_of_it_changes(with_member: OnForge) -> None:
    forge = with_member.forge
    first = handed_on(ran(with_member))
    assert first is not None
    forge.ran(first)
    again = handed_on(ran(with_member, "schedule"))
    assert again is not None, "handed on anew, since what was handed on is kept for a while only"
    assert (again / "build.json").read_bytes() == (first / "build.json").read_bytes()
    with_member.push("main", **{"data/members/kafe-linden.yaml": member()})
    other = handed_on(ran(with_member))
    assert other is not None
    assert (other / "build.json").read_bytes() != (first / "build.json").read_bytes()


@pytest.mark.parametrize("visibility", ["public", "internal", ""])
def test_in_a_repository_that_others_can_see_nothing_is_built_nor_handed_on(
    with_member: OnForge, visibility: str
) -> None:
    with_member.forge.seen_as(visibility)
    run = ran(with_member)
    assert run.jobs["build"].result == "failure"
    assert handed_on(run) is None


def test_without_members_there_is_nothing_to_hand_on(on_forge: OnForge) -> None:
    run = ran(on_forge)
    assert run.jobs["build"].result == "success"
    assert handed_on(run) is None


OTHERS: tuple[dict[str, object], ...] = (
    {"event": "pull_request"},
    {"head_branch": "annan"},
    {"head_sha": "0" * 40},
    {"head_sha": "main"},
    {"head_sha": ""},
    {"expired": True},
)


def test_what_other_runs_have_made_is_never_handed_on(with_member: OnForge) -> None:
    """Somebody's own version of the workflow could bring a page of its own to unlock on."""
    right = handed_on(ran(with_member))
    assert right is not None
    (right / "index.html").write_text("<script src=//x.example></script>", encoding="utf-8")
    for other in OTHERS:
        with_member.forge.ran(right, **other)
    run = ran(with_member)
    made = handed_on(run)
    assert made is not None
    assert "Det finns inget tidigare intranät" in run.jobs["build"].said
    assert b"x.example" not in (made / "index.html").read_bytes()


def test_what_comes_in_half_is_made_anew(with_member: OnForge) -> None:
    before = handed_on(ran(with_member))
    assert before is not None
    with_member.forge.ran(before, broken=True)
    made = handed_on(ran(with_member))
    assert made is not None
    assert (made / "build.json").read_bytes() != (before / "build.json").read_bytes()


def test_the_newest_of_what_main_has_made_is_taken(with_member: OnForge) -> None:
    forge = with_member.forge
    older = handed_on(ran(with_member))
    with_member.push("main", **{"README.md": "Nytt."})
    newer = handed_on(ran(with_member))
    assert older is not None
    assert newer is not None
    forge.ran(older, head_sha=git("rev-parse", "main~1", at=forge.bare))
    forge.ran(newer)
    forge.ran(None)
    kept = handed_on(ran(with_member))
    assert kept is not None
    assert (kept / "build.json").read_bytes() == (newer / "build.json").read_bytes()


# What is handed on.

KEY = x25519.Identity.generate().to_public()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the build makes it, in small."""
    folder = tmp_path / "intranat"
    files = {
        "index.html": b"<!doctype html>",
        "tema/0a1b2c3d4e/app.js": b"//",
        "tema/0a1b2c3d4e/logo/favicon.svg": b"<svg/>",
        "B-_1/keyring.age": encrypt(b"x", [KEY, KEY]),
        "B-_1/0f.age": encrypt(b"x", [KEY]),
    }
    told = {"build": "B-_1", "salt": "s", "digest": "d", "keyring": "k"}
    shell = [name for name in files if not name.endswith(".age")]
    listed = {"files": ["keyring.age", "0f.age"], "shell": shell}
    files["build.json"] = json.dumps({**told, **listed}).encode()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def problems_of(folder: Path) -> list[str]:
    return [problem.message for problem in script(CHECK).problems_of(folder)]


def test_a_folder_with_nothing_in_clear_may_be_handed_on(folder: Path) -> None:
    assert problems_of(folder) == []
    assert problems_of(folder.with_name("none")) == []


def _put(name: str, content: bytes = b"x") -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)

    return put


def _tell(**other: object) -> Callable[[Path], None]:
    def tell(folder: Path) -> None:
        told = json.loads((folder / "build.json").read_text("utf-8"))
        (folder / "build.json").write_text(json.dumps({**told, **other}), "utf-8")

    return tell


def _told_of(name: str) -> Callable[[Path], None]:
    def put_and_tell(folder: Path) -> None:
        _put(name)(folder)
        shell = json.loads((folder / "build.json").read_text("utf-8"))["shell"]
        _tell(**{"shell": [*shell, name]})(folder)

    return put_and_tell


NOT_OURS, IN_CLEAR = "hör inte till det som får ligga okrypterat", "Filen är inte krypterad."
SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a document": (_put("iop-avtal.docx"), NOT_OURS),
    "a page": (_put("guider/iop.html"), NOT_OURS),
    "a page that is told of": (_told_of("iop.html"), NOT_OURS),
    "a hidden file": (_put(".git/config"), NOT_OURS),
    "a file in the build's folder": (_put("B-_1/iop.pdf"), NOT_OURS),
    "one called age": (_put("B-_1/0f.age", b"%PDF-1.7"), IN_CLEAR),
    "one that begins as age": (_put("B-_1/0f.age", b"age-encryption.org/v1\nGuide"), IN_CLEAR),
    "one to a phrase": (_put("B-_1/0f.age", passphrase.encrypt(b"x", "fras")), IN_CLEAR),
    "an earlier build": (_put("A/0f.age", encrypt(b"x", [KEY])), NOT_OURS),
    "a link": (lambda f: (f / "tema/x.js").symlink_to("/etc/hostname"), "vanliga filer"),
    "one that is missing": (lambda f: (f / "B-_1/0f.age").unlink(), "Filen saknas"),
    "titles in what is said of the build": (_tell(titles=["IOP"]), "inget byggt intranät"),
    "no build": (lambda f: (f / "build.json").unlink(), "inget byggt intranät"),
    "a public site": (lambda f: (f / "build.json").write_text("[]"), "inget byggt intranät"),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT.keys())
def test_a_folder_with_anything_in_clear_is_not_handed_on(
    folder: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(folder)
    (found,) = problems_of(folder)
    assert said in found


def test_what_is_wrong_is_told_as_the_forge_shows_it(folder: Path, standby: Standby) -> None:
    (folder / "iop-avtal.docx").write_bytes(b"x")
    done = standby.script(CHECK, folder, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error file=" in done.stdout
