"""What git has is read and written without running anything that a repository brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from asf_propose.history.repository import Repository
from asf_register.errors import UsageError
from asf_register.root import Root
from proposed_changes import commit, git, new_repository

ODD_NAMES = [
    "-rf.yaml",
    "--output=x.yaml",
    ":(glob)*.yaml",
    "a\tb.yaml",
    "c\nd.yaml",
    '"e".yaml',
    "$(f).yaml",
    "g\udcff.yaml",
    "*.yaml",
    "å ä ö.yaml",
]


def write_branch(
    made: Repository,
    branch: str,
    parent: str,
    files: Mapping[str, bytes | None],
    message: str,
    *,
    replace: bool,
) -> str:
    """What a proposal does: a commit, and then a branch that leads to it."""
    commit = made.make_commit(parent, files, message)
    made.point_branch(branch, commit, replace=replace)
    return commit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two enterprises."""
    new_repository(tmp_path / "register")
    write(tmp_path / "register", "data/asf/one.yaml", "name: One\n")
    write(tmp_path / "register", "data/asf/two.yaml", "name: Two\n")
    save(tmp_path / "register")
    return tmp_path / "register"


def write(folder: Path, path: str, content: str | bytes) -> None:
    """Write a file."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())


def save(folder: Path) -> str:
    """Commit everything; the commit."""
    git(folder, "add", "--all", "--force", ".")
    return commit(folder)


def repository(folder: Path, below: str = "") -> Repository:
    """The repository of a register that is all of it, or a folder below."""
    return Repository(Root((folder / below).resolve()))


def laid_out(made: Repository, rev: str = "HEAD") -> dict[str, bytes]:
    """The files of a version as they are laid out, by path."""
    with made.laid_out(rev) as root:
        paths = [path for path in sorted(root.folder.rglob("*")) if path.is_file()]
        return {path.relative_to(root.folder).as_posix(): path.read_bytes() for path in paths}


def everything(made: Repository) -> None:
    """Do all that can be done with a repository."""
    head = made.commit("HEAD")
    made.merge_base(head, head)
    made.changed(made.commit("HEAD"), head)
    made.read(head, "data/asf/one.yaml")
    list(made.history(head, ["data/asf/one.yaml"]))
    laid_out(made)
    files = {"data/asf/one.yaml": b"name: Other\n", "data/asf/new.yaml": b"name: New\n"}
    write_branch(made, "forslag/one", head, files, "A proposal", replace=False)
    write_branch(made, "forslag/one", head, files, "A proposal", replace=True)
    made.branches("forslag/")


def state_of(folder: Path) -> dict[str, bytes]:
    """Every byte of the working tree, the index and HEAD."""
    paths = [path for path in folder.rglob("*") if ".git" not in path.parts and path.is_file()]
    paths += [folder / ".git/index", folder / ".git/HEAD", folder / ".git/logs/HEAD"]
    return {str(path): path.read_bytes() for path in paths}


def test_the_working_tree_the_index_and_head_stay_as_they_are(folder: Path) -> None:
    write(folder, "data/asf/one.yaml", "name: Not saved\n")
    write(folder, "data/asf/three.yaml", "name: Not added\n")
    write(folder, "data/asf/four.yaml", "name: Added\n")
    git(folder, "add", "data/asf/four.yaml")
    before, branch = state_of(folder), git(folder, "rev-parse", "main")
    everything(repository(folder))
    assert state_of(folder) == before
    assert git(folder, "rev-parse", "main") == branch


def test_what_is_not_saved_is_not_read(folder: Path) -> None:
    write(folder, "data/asf/one.yaml", "name: Not saved\n")
    write(folder, "data/asf/three.yaml", "name: Not added\n")
    made = repository(folder)
    assert made.read("HEAD", "data/asf/one.yaml") == b"name: One\n"
    assert sorted(laid_out(made)) == ["data/asf/one.yaml", "data/asf/two.yaml"]


def hooks(folder: Path, script: Path) -> None:
    """Put a script in the place of every hook."""
    names = (
        "post-checkout post-index-change reference-transaction pre-commit commit-msg post-commit"
    )
    for name in f"{names} prepare-commit-msg post-rewrite fsmonitor-watchman".split():
        (folder / ".git/hooks").mkdir(exist_ok=True)
        (folder / ".git/hooks" / name).symlink_to(script)


def filters(folder: Path, script: Path) -> None:
    """Let attributes ask for a filter, a driver of differences and one of merges."""
    lines = "* filter=elak diff=elak merge=elak text eol=crlf ident export-ignore export-subst\n"
    write(folder, ".gitattributes", lines)
    write(folder, "data/.gitattributes", lines)
    for key in ("filter.elak.smudge", "filter.elak.clean", "filter.elak.process"):
        git(folder, "config", key, str(script))
    for key in ("diff.elak.command", "diff.elak.textconv", "merge.elak.driver", "diff.external"):
        git(folder, "config", key, str(script))
    git(folder, "-c", "filter.elak.clean=cat", "-c", "filter.elak.process=", "add", "--all", ".")
    commit(folder)


def programs(folder: Path, script: Path) -> None:
    """Name programs in the settings."""
    for key in ("core.fsmonitor", "core.editor", "core.pager", "gpg.program", "core.sshCommand"):
        git(folder, "config", key, str(script))
    git(folder, "config", "core.hooksPath", str(script.parent))
    git(folder, "config", "commit.gpgSign", "true")
    git(folder, "config", "log.showSignature", "true")
    (script.parent / "reference-transaction").symlink_to(script)


@pytest.mark.parametrize("trap", [hooks, filters, programs])
def test_nothing_that_a_repository_brings_is_run(
    folder: Path, tmp_path: Path, trap: Callable[[Path, Path], None]
) -> None:
    script = tmp_path / "traps" / "elak"
    write(script.parent, "elak", f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n")
    script.chmod(0o755)
    trap(folder, script)
    (tmp_path / "ran").unlink(missing_ok=True)
    made = repository(folder)
    everything(made)
    assert not (tmp_path / "ran").exists()
    assert laid_out(made)["data/asf/one.yaml"] == b"name: One\n"


def test_the_trap_would_run_if_git_were_asked_otherwise(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "traps" / "elak"
    write(script.parent, "elak", f"#!/bin/sh\ntouch '{tmp_path}/ran'\ncat\n")
    script.chmod(0o755)
    hooks(folder, script)
    git(folder, "branch", "other")
    assert (tmp_path / "ran").exists()


def test_bytes_come_out_as_they_went_in(folder: Path) -> None:
    content = b"\xef\xbb\xbfname: One \r\n\tx\0\xff"
    write(folder, "data/asf/one.yaml", content)
    save(folder)
    made = repository(folder)
    assert made.read("HEAD", "data/asf/one.yaml") == content
    assert laid_out(made)["data/asf/one.yaml"] == content


def test_odd_names_are_names(folder: Path) -> None:
    before = commit(folder)
    for name in ODD_NAMES:
        write(folder, f"data/asf/{name}", name.encode("utf-8", "surrogateescape"))
    after = save(folder)
    made = repository(folder)
    paths = {f"data/asf/{name}" for name in ODD_NAMES}
    assert {file.path for file in made.changed(before, after)} == paths
    assert {file.status for file in made.changed(before, after)} == {"added"}
    for name in ODD_NAMES:
        content = name.encode("utf-8", "surrogateescape")
        assert made.read(after, f"data/asf/{name}") == content
        assert list(made.history(after, [f"data/asf/{name}"])) == [content]
        assert laid_out(made)[f"data/asf/{name}"] == content


def test_changes_are_told_with_what_was_and_what_is(folder: Path) -> None:
    before = commit(folder)
    (folder / "data/asf/one.yaml").unlink()
    write(folder, "data/asf/two.yaml", "name: Other\n")
    write(folder, "data/asf/three.yaml", "name: One\n")
    (folder / "data/asf/four.yaml").symlink_to("/etc/passwd")
    made = repository(folder)
    changed = {file.path: file for file in made.changed(before, save(folder))}
    assert {path: file.status for path, file in changed.items()} == {
        "data/asf/four.yaml": "added",
        "data/asf/one.yaml": "removed",
        "data/asf/three.yaml": "added",
        "data/asf/two.yaml": "changed",
    }
    link = changed["data/asf/four.yaml"].after
    assert link is not None
    assert link.is_link
    two = changed["data/asf/two.yaml"]
    assert set(made.contents([two.before, two.after]).values()) == {
        b"name: Two\n",
        b"name: Other\n",
    }


def test_a_link_is_laid_out_as_one_that_leads_nowhere(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.yaml", "name: Secret\n")
    (folder / "data/asf/link.yaml").symlink_to(tmp_path / "outside/secret.yaml")
    (folder / "content").symlink_to(tmp_path / "outside")
    save(folder)
    made = repository(folder)
    assert made.read("HEAD", "data/asf/link.yaml") is None
    with made.laid_out("HEAD") as root:
        for path in (root.enterprises / "link.yaml", root.folder / "content"):
            assert path.is_symlink()
            assert not path.exists()


def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder / "data/link").symlink_to(tmp_path / "outside")
    save(folder)
    made = repository(folder)
    files = made.files("HEAD")
    # No one version holds both; two that are put together may.
    files["data/link/new.yaml"] = files["data/asf/one.yaml"]
    with made.laid_out_files(files, {"data/link/made.yaml": b"made"}) as root:
        assert sorted(path.name for path in (root.folder / "data/link").iterdir()) == [
            "made.yaml",
            "new.yaml",
        ]
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize("name", ["..", ".", ".git", ".GIT"])
def test_a_forged_tree_leads_nowhere(folder: Path, name: str) -> None:
    blob = git(folder, "hash-object", "-w", "data/asf/one.yaml")
    inner = git(folder, "mktree", given=f"100644 blob {blob}\tnew.yaml\n".encode())
    entry = b"40000 " + name.encode() + b"\0" + bytes.fromhex(inner)
    asf = git(folder, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=entry)
    data = git(folder, "mktree", "--missing", given=f"040000 tree {asf}\tasf\n".encode())
    top = git(folder, "mktree", given=f"040000 tree {data}\tdata\n".encode())
    forged = git(folder, "commit-tree", "-m", "forged", top)
    made = repository(folder)
    with made.laid_out(forged) as root:
        assert [path for path in root.folder.rglob("*") if path.is_file()] == []
    assert made.read(forged, f"data/asf/{name}/new.yaml") is None


def test_a_path_never_leads_out_of_the_register(folder: Path) -> None:
    write(folder, "outside.txt", "outside")
    write(folder, "below/data/asf/three.yaml", "name: Three\n")
    save(folder)
    made = repository(folder, "below")
    for path in ("../outside.txt", "./data/asf/three.yaml", "/etc/passwd", "", "data//asf", "a\0b"):
        assert made.read("HEAD", path) is None
        assert list(made.history("HEAD", [path])) == []
        with pytest.raises(UsageError, match="leder ut"):
            write_branch(made, "x", "HEAD", {path: b""}, "x", replace=False)


def test_a_register_may_be_a_folder_of_the_repository(folder: Path) -> None:
    before = commit(folder)
    write(folder, "below/data/asf/three.yaml", "name: Three\n")
    write(folder, "data/asf/one.yaml", "name: Outside\n")
    write(folder, ".github/workflows/x.yml", "on: push\n")
    after = save(folder)
    made = repository(folder, "below")
    changed = [(file.path, file.inside) for file in made.changed(before, after)]
    assert changed == [
        ("data/asf/three.yaml", True),
        (".github/workflows/x.yml", False),
        ("data/asf/one.yaml", False),
    ]
    assert made.read(after, "data/asf/three.yaml") == b"name: Three\n"
    assert made.read(after, "data/asf/one.yaml") is None
    assert list(laid_out(made)) == ["data/asf/three.yaml"]
    new = write_branch(made, "x", after, {"data/asf/new.yaml": b"n"}, "New", replace=False)
    assert git(folder, "diff", "--name-only", after, new) == "below/data/asf/new.yaml"


@pytest.mark.parametrize(
    "rev", ["", "-", "--all", "--output=x", "nosuch", "HEAD^{tree}", "main..HEAD", "^HEAD", "a\0b"]
)
def test_what_is_no_version_is_told_in_swedish(folder: Path, rev: str) -> None:
    with pytest.raises(UsageError, match="känner inte till") as refused:
        repository(folder).commit(rev)
    assert refused.value.mend.startswith("Skriv en gren")


def test_a_version_may_be_named_in_many_ways(folder: Path) -> None:
    git(folder, "tag", "-a", "-m", "a tag", "v1")
    made, head = repository(folder), git(folder, "rev-parse", "HEAD")
    for rev in ("HEAD", "main", "refs/heads/main", "v1", head, head[:8], "HEAD@{0}"):
        assert made.commit(rev) == head


def test_versions_without_a_common_history_say_so(folder: Path) -> None:
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    other = git(folder, "commit-tree", "-m", "alone", tree)
    with pytest.raises(UsageError, match="ingen gemensam historia"):
        repository(folder).merge_base("HEAD", other)


def test_a_replaced_commit_is_read_as_it_was(folder: Path) -> None:
    head = git(folder, "rev-parse", "HEAD")
    write(folder, "data/asf/one.yaml", "name: Forged\n")
    git(folder, "replace", head, save(folder))
    assert repository(folder).read(head, "data/asf/one.yaml") == b"name: One\n"


def test_all_that_a_file_has_held_is_found_newest_first_and_once(folder: Path) -> None:
    path = "data/asf/one.yaml"
    git(folder, "switch", "--quiet", "-c", "side")
    write(folder, path, "name: Side\n")
    save(folder)
    git(folder, "switch", "--quiet", "main")
    write(folder, path, "name: Main\n")
    save(folder)
    git(folder, "merge", "--quiet", "-s", "ours", "-m", "merge", "side")
    write(folder, path, "name: One\n")
    save(folder)
    (folder / path).unlink()
    save(folder)
    found = list(repository(folder).history("HEAD", [path]))
    assert found[0] == b"name: One\n"
    assert sorted(found) == [b"name: Main\n", b"name: One\n", b"name: Side\n"]
    both = list(repository(folder).history("HEAD", [path, "data/asf/two.yaml"]))
    assert sorted(both) == [*sorted(found), b"name: Two\n"]


def test_what_a_file_has_held_is_found_also_where_the_register_is_a_folder(folder: Path) -> None:
    write(folder, "in/data/asf/one.yaml", "name: Inside\n")
    save(folder)
    inside = Repository(Root((folder / "in").resolve()))
    assert list(inside.history("HEAD", ["data/asf/one.yaml"])) == [b"name: Inside\n"]


def test_a_branch_holds_what_was_asked_and_nothing_else(folder: Path) -> None:
    made, head = repository(folder), git(folder, "rev-parse", "HEAD")
    files = {"data/asf/one.yaml": None, "data/asf/two.yaml": b"\xff\r\n", "data/asf/ny.yaml": b""}
    message = "Kafé $(rm -rf /) `id`\n\n# not a comment\n\nSigned-off-by: nobody"
    new = write_branch(made, "forslag/två", head, files, message, replace=False)
    assert made.branches("forslag/") == {"forslag/två": new}
    assert git(folder, "rev-parse", f"{new}^") == head
    assert git(folder, "log", "-1", "--format=%B", new) == message
    told = git(folder, "diff", "--name-status", "--no-renames", head, new)
    assert told.split("\n") == [
        "A\tdata/asf/ny.yaml",
        "D\tdata/asf/one.yaml",
        "M\tdata/asf/two.yaml",
    ]
    assert made.read(new, "data/asf/two.yaml") == b"\xff\r\n"


def test_a_branch_is_written_over_only_when_asked(folder: Path) -> None:
    made, head = repository(folder), git(folder, "rev-parse", "HEAD")
    first = write_branch(made, "x", head, {"data/asf/a.yaml": b"a"}, "First", replace=False)
    with pytest.raises(UsageError, match="finns redan"):
        write_branch(made, "x", head, {"data/asf/b.yaml": b"b"}, "Second", replace=False)
    assert made.branches("x") == {"x": first}
    second = write_branch(made, "x", head, {"data/asf/b.yaml": b"b"}, "Second", replace=True)
    assert made.branches("x") == {"x": second}
    assert git(folder, "diff", "--name-only", head, second) == "data/asf/b.yaml"


def test_the_branch_that_somebody_stands_on_is_left_alone(folder: Path) -> None:
    made, head = repository(folder), git(folder, "rev-parse", "HEAD")
    with pytest.raises(UsageError, match="utcheckad"):
        write_branch(made, "main", head, {"data/asf/a.yaml": b"a"}, "x", replace=True)
    assert git(folder, "rev-parse", "main") == head


@pytest.mark.parametrize(
    "name", ["", "-x", "a b", "a..b", "x.lock", "/x", "x/", "@{", "a\nb", "HEAD~1", "a\0b"]
)
def test_a_name_that_no_branch_can_have_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(UsageError) as refused:
        write_branch(
            repository(folder), name, "HEAD", {"data/asf/a.yaml": b"a"}, "x", replace=False
        )
    assert "kan inte heta" in refused.value.message
    assert repository(folder).branches("") == {"main": git(folder, "rev-parse", "main")}


def test_nobody_in_particular_may_write_a_branch(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = repository(folder)
    new = write_branch(made, "x", "HEAD", {"data/asf/a.yaml": b"a"}, "x", replace=False)
    assert git(folder, "log", "-1", "--format=%an <%ae>", new) == "asf <asf@localhost>"
    git(folder, "config", "user.name", "Somebody")
    git(folder, "config", "user.email", "somebody@example.com")
    new = write_branch(made, "y", "HEAD", {"data/asf/a.yaml": b"a"}, "x", replace=False)
    assert git(folder, "log", "-1", "--format=%an <%ae>", new) == "Somebody <somebody@example.com>"


def test_what_a_hook_has_set_does_not_lead_git_elsewhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_repository(tmp_path / "other")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert repository(folder).read("HEAD", "data/asf/one.yaml") == b"name: One\n"


def test_a_file_larger_than_any_may_be_is_laid_out_by_its_size_alone(folder: Path) -> None:
    write(folder, "data/asf/large.png", b"x" * 3_000_000)
    write(folder, "data/asf/logo.png", b"x" * 1_000_000)
    save(folder)
    made = repository(folder)
    with made.laid_out("HEAD") as root:
        assert (root.enterprises / "large.png").stat().st_size == 3_000_000
        assert (root.enterprises / "large.png").read_bytes()[:9] == bytes(9)
        assert (root.enterprises / "logo.png").read_bytes() == b"x" * 1_000_000


def test_what_is_laid_out_is_taken_away_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    everything(repository(folder))
    with pytest.raises(RuntimeError, match="stop"), repository(folder).laid_out("HEAD"):
        raise RuntimeError("stop")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_longer_names_of_commits_are_as_good(tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    folder = tmp_path / "register"
    git(folder, "init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    write(folder, "data/asf/one.yaml", "name: One\n")
    save(folder)
    everything(repository(folder))


def test_where_git_or_the_repository_is_missing_the_mend_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "alone").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError, match="inte i något git-förråd"):
        repository(tmp_path / "alone")
    new_repository(tmp_path / "empty")
    with pytest.raises(UsageError, match="ingen sparad version"):
        repository(tmp_path / "empty")
    monkeypatch.setenv("PATH", str(tmp_path / "alone"))
    with pytest.raises(UsageError, match="git saknas"):
        repository(tmp_path / "empty")


def test_a_broken_repository_is_told_of_without_a_traceback(folder: Path) -> None:
    made, head = repository(folder), git(folder, "rev-parse", "HEAD")
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    (folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(UsageError, match="Git kan inte göra"):
        made.files(head)
