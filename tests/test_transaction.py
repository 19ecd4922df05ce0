"""Files of the register are written where they belong, and by one program at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from asf_edit.transaction import refuse_uncommitted, write_enterprises
from asf_register.errors import BuildError, UsageError
from asf_register.root import Root
from asf_register.staging import alone_in

FILES = {"one": b"name: One\n"}
TWO = {"one": b"name: One\n", "two": b"name: Two\n"}


@pytest.fixture
def root(tmp_path: Path) -> Root:
    (tmp_path / "data" / "asf").mkdir(parents=True)
    return Root(tmp_path)


def test_a_link_laid_out_where_a_file_is_prepared_is_not_followed(root: Root) -> None:
    other = root.folder / "others.txt"
    other.write_bytes(b"somebody else's")
    (root.enterprises / ".one.yaml.new").symlink_to(other)
    write_enterprises(root, FILES, {"one": None})
    assert other.read_bytes() == b"somebody else's"
    path = root.enterprises / "one.yaml"
    assert path.read_bytes() == FILES["one"]
    assert not path.is_symlink()


@pytest.mark.parametrize("files", [FILES, TWO], ids=["one", "several"])
def test_two_programs_never_write_at_once(root: Root, files: dict[str, bytes]) -> None:
    with alone_in(root.enterprises.parent), pytest.raises(BuildError):
        write_enterprises(root, files, dict.fromkeys(files))
    assert list(root.enterprises.iterdir()) == []


@pytest.mark.parametrize("files", [FILES, TWO], ids=["one", "several"])
def test_what_somebody_else_wrote_meanwhile_stays(root: Root, files: dict[str, bytes]) -> None:
    (root.enterprises / "one.yaml").write_bytes(b"name: Else\n")
    with pytest.raises(UsageError):
        write_enterprises(root, files, dict.fromkeys(files))
    assert [path.name for path in root.enterprises.iterdir()] == ["one.yaml"]
    assert (root.enterprises / "one.yaml").read_bytes() == b"name: Else\n"


def test_where_git_cannot_tell_what_is_saved_nothing_is_written_over(root: Root) -> None:
    (root.folder / ".git").write_text("not what git expects")
    with pytest.raises(UsageError, match="Git kan inte säga") as refused:
        refuse_uncommitted(root, ["one"])
    assert "git status" in refused.value.mend


def test_a_register_outside_of_git_needs_no_git(root: Root) -> None:
    refuse_uncommitted(root, ["one"])
