"""Git histories for the audit, written object by object: fast, and as odd as need be.

Nothing here asks git: a history may hold what git itself would never make.
`audit_histories.py FOLDER COUNT` writes a long one to measure with.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from asf_audit.anchors import Anchors
from asf_audit.audit import Audit, audit
from asf_register.root import Root
from audit_signers import (
    ADMINISTRATOR,
    BEGAN,
    CERTIFIER,
    COORDINATOR,
    GITHUB,
    HOUR,
    SECOND_ADMINISTRATOR,
    SECOND_CERTIFIER,
    Actor,
    forge,
)

Sign = Callable[[bytes], str]
# What lies at a path: a file's text, or git's mode for something else, and what that holds.
Content = str | bytes | tuple[str, str]
LISTED = {
    "p001": (ADMINISTRATOR, "administrator"),
    "p002": (SECOND_ADMINISTRATOR, "administrator"),
    "p003": (CERTIFIER, "certifier"),
    "p004": (SECOND_CERTIFIER, "certifier"),
}
PEOPLE, COHORT = "data/policy/people.yaml", "data/cohorts/2027-bas"
CAFE, BAGERIET = f"{COHORT}/decisions/cafe.yaml", f"{COHORT}/decisions/bageriet.yaml"
CASE = f"{COHORT}/cases/cafe.yaml"
KEYS = "data/policy/forge-keys"


def person(name: str, more: str = "") -> str:
    """Somebody's entry in people.yaml."""
    actor, role = LISTED[name]
    who = f"- id: {name}\n  roles: [{role}]\n  account: {actor.account}\n"
    return f'{who}  keys: ["{actor.key}"]\n{more}'


def people(**more: str) -> str:
    """All of them, some with more said of them."""
    return "".join(person(name, more.get(name, "")) for name in LISTED)


def interest(slug: str) -> str:
    """What people.yaml says of somebody with an interest, from a day that is yet to come."""
    return f"  interests: [{{enterprise: {slug}, since: 2099-01-01}}]\n"


def event(kind: str = "certified", by: str = "p004", day: int = 20, more: str = "") -> str:
    """An event of a decision, with just what the audit looks at and something to change."""
    head = f'  - event: {kind}\n    date: "2027-05-{day}"\n    by: {by}\n'
    number = "    number: ASF-2027-001\n" if kind == "certified" else ""
    return f"{head}{number}    reason: Därför.\n{more}"


TAKEN_OVER = (
    "  - event: taken_over\n    number: ASF-2019-H01\n    name: Kafét\n    certified: 2019-autumn\n"
)


def decision(*events: str) -> str:
    """A file of decisions."""
    return "events:\n" + "".join(events)


def entry(name: str, aliases: str = "") -> str:
    """An enterprise's entry."""
    said = f"aliases: [{aliases}]\n" if aliases else ""
    return f'name: {name}\nregion: "21"\n{said}'


@dataclass
class Story:
    """A history on the forge, told one version after the other."""

    folder: Path
    genesis: str = ""
    main: str = ""
    checkpoints: tuple[str, ...] = ()
    at: int = BEGAN
    trees: dict[str, dict[str, Content]] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def begin(self, **more: Content | None) -> str:
        """A repository whose first version is the one that is trusted."""
        for name in ("objects", "refs/heads", "info"):
            (self.folder / ".git" / name).mkdir(parents=True)
        self.git_file("HEAD", "ref: refs/heads/main\n")
        self.git_file("config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n")
        files: dict[str, Content | None] = {
            PEOPLE: people(),
            f"{KEYS}/{forge().fingerprint}.asc": forge().public,
            "data/asf/cafe.yaml": entry("Kafét"),
            "data/asf/bageriet.yaml": entry("Bageriet"),
            BAGERIET: decision(event(day=10), event("suspended", day=11)),
            f"{COHORT}/decisions/over.yaml": decision(TAKEN_OVER),
            f"{COHORT}/cohort.yaml": "kind: base\ntitle: Våren 2027\n",
        }
        kept = {path: held for path, held in {**files, **more}.items() if held is not None}
        self.genesis = self.main = self.commit(ADMINISTRATOR, (), kept)
        self.point(self.main)
        return self.genesis

    def begin_anew(self, **more: Content | None) -> str:
        """The same, with a beginning that differs."""
        self.genesis = self.commit(
            ADMINISTRATOR, (), self.files(self.main, **more), message="Början"
        )
        self.point(self.genesis)
        return self.genesis

    def lose(self, text: str) -> None:
        """Let the content of a file go missing."""
        name = self.store("blob", text.encode())
        (self.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()

    def forge(self, commit: str, right: str, wrong: str) -> None:
        """Put something else under a version's name."""
        path = self.folder / ".git" / "objects" / commit[:2] / commit[2:]
        framed = zlib.decompress(path.read_bytes()).replace(right.encode(), wrong.encode())
        raw = framed.partition(b"\0")[2]
        path.write_bytes(zlib.compress(b"commit %d\0%s" % (len(raw), raw), 1))

    def git_file(self, name: str, text: str) -> None:
        """Write a file of git's own."""
        path = self.folder / ".git" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def point(self, commit: str, branch: str = "main") -> None:
        """Let a branch lead somewhere."""
        self.git_file(f"refs/heads/{branch}", f"{commit}\n")
        if branch == "main":
            self.main = commit

    def store(self, kind: str, raw: bytes) -> str:
        """Store an object."""
        framed = b"%s %d\0%s" % (kind.encode(), len(raw), raw)
        name = hashlib.sha1(framed, usedforsecurity=False).hexdigest()
        if name not in self._written:
            path = self.folder / ".git" / "objects" / name[:2] / name[2:]
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(zlib.compress(framed, 1))
            self._written.add(name)
        return name

    def tree(self, files: Mapping[str, Content]) -> str:
        """Store a tree of files."""
        folders: dict[str, dict[str, Content]] = {}
        rows: list[tuple[bytes, str, str]] = []
        for path, held in files.items():
            first, slash, rest = path.partition("/")
            if slash:
                folders.setdefault(first, {})[rest] = held
            elif isinstance(held, tuple):
                mode, text = held
                name = text if mode == "160000" else self.store("blob", text.encode())
                rows.append((os.fsencode(first), mode, name))
            else:
                raw = held.encode() if isinstance(held, str) else held
                rows.append((os.fsencode(first), "100644", self.store("blob", raw)))
        rows += [(name.encode(), "40000", self.tree(held)) for name, held in folders.items()]
        rows.sort(key=lambda row: row[0] + (b"/" if row[1] == "40000" else b""))
        return self.store(
            "tree",
            b"".join(
                mode.encode() + b" " + name + b"\0" + bytes.fromhex(one) for name, mode, one in rows
            ),
        )

    def commit(
        self,
        author: Actor | str,
        parents: tuple[str, ...],
        files: Mapping[str, Content],
        *,
        committer: str | None = None,
        message: str = "Ändrat",
        sign: Sign | None = None,
        at: int | None = None,
        head: str = "",
        change: Callable[[bytes], bytes] = bytes,
    ) -> str:
        """Store a version, pointed to by nothing.

        Args:
            author: Who it says has made it.
            parents: What it grew from.
            files: All that it holds.
            committer: Who it says has stored it; the author, else.
            message: What it says.
            sign: Signs it.
            at: When; an hour after the last one, else.
            head: More lines above its text.
            change: What somebody makes of it after it was signed.
        """
        self.at += HOUR
        when = f"{self.at if at is None else at} +0100"
        made_by = author if isinstance(author, str) else author.signature
        lines = [f"tree {self.tree(files)}", *(f"parent {one}" for one in parents)]
        lines += [f"author {made_by} {when}", f"committer {committer or made_by} {when}"]
        above = "\n".join(lines) + "\n" + head
        payload = f"{above}\n{message}\n".encode()
        if sign is not None:
            signature = sign(payload).rstrip("\n").replace("\n", "\n ")
            payload = f"{above}gpgsig {signature}\n\n{message}\n".encode()
        name = self.store("commit", change(payload))
        self.trees[name] = dict(files)
        return name

    def files(self, commit: str, **changed: Content | None) -> dict[str, Content]:
        """What a version holds, with some of it changed or, for None, gone."""
        held = {**self.trees[commit], **changed}
        return {path: content for path, content in held.items() if content is not None}

    def push(self, by: Actor | str, _on: str = "", /, **changed: Content | None) -> str:
        """Change main directly."""
        made = self.commit(by, (self.main,), self.files(self.main, **changed))
        self.point(made)
        return made

    def propose(
        self, by: Actor | str = COORDINATOR, base: str = "", message: str = "Förslag",
        sign: Sign | None = None, **changed: Content | None,
    ) -> str:  # fmt: skip
        """A version on a branch of its own."""
        start = base or self.main
        return self.commit(by, (start,), self.files(start, **changed), message=message, sign=sign)

    def merged(self, proposal: str, base: str = "") -> dict[str, Content]:
        """What main holds when a proposal is put into it, where nothing is at odds."""
        start = self.trees[base or self.genesis]
        theirs = self.trees[proposal]
        changed = {
            path: theirs.get(path)
            for path in {*start, *theirs}
            if start.get(path) != theirs.get(path)
        }
        return self.files(self.main, **changed)

    def merge(
        self,
        proposal: str,
        by: Actor | str = CERTIFIER,
        *,
        base: str = "",
        files: Mapping[str, Content] | None = None,
        sign: Sign | None = None,
        parents: tuple[str, ...] = (),
        committer: str = GITHUB,
        at: int | None = None,
        head: str = "",
        change: Callable[[bytes], bytes] = bytes,
    ) -> str:
        """Press «Merge pull request» on the forge."""
        made = self.commit(
            by,
            parents or (self.main, proposal),
            self.merged(proposal, base or self.base(proposal)) if files is None else files,
            committer=committer,
            message="Merge pull request #1",
            sign=sign or forge().sign,
            at=at,
            head=head,
            change=change,
        )
        self.point(made)
        return made

    def merge_with_key(self, proposal: str, by: Actor = CERTIFIER, sign: Sign | None = None) -> str:
        """Merge on one's own machine and sign that with one's key."""
        return self.merge(proposal, by, sign=sign or by.sign, committer=by.signature)

    def unsigned(self, proposal: str, by: Actor | str = CERTIFIER, committer: str = "") -> str:
        """A merge that nobody has signed."""
        files = self.merged(proposal, self.base(proposal))
        parents = (self.main, proposal)
        made = self.commit(by, parents, files, committer=committer or None)
        self.point(made)
        return made

    def base(self, proposal: str) -> str:
        """The version that a proposal of one version was made on."""
        path = self.folder / ".git" / "objects" / proposal[:2] / proposal[2:]
        raw = zlib.decompress(path.read_bytes())
        return raw.partition(b"\nparent ")[2][:40].decode()

    def audit(self, **known: object) -> Audit:
        """What the audit says of it."""
        anchors = Anchors(self.genesis, self.checkpoints)
        return audit(Root(self.folder), anchors, **{"now": self.at, **known})  # type: ignore[arg-type]


def decide(by: str = "p004") -> dict[str, Content | None]:
    """A new decision."""
    return {CAFE: decision(event(by=by))}


def append(*events: str) -> dict[str, Content | None]:
    """What is added to decisions that are there."""
    held = decision(
        event(day=10), event("suspended", day=11), *(events or (event("reinstated", day=12),))
    )
    return {BAGERIET: held}


def case(kind: str, by: str = "p003") -> dict[str, Content | None]:
    """A case in which somebody did something, with just what the audit looks at."""
    return {CASE: f'events:\n  - {{event: {kind}, date: "2027-03-01", by: {by}}}\n'}


def many(story: Story, count: int) -> None:
    """A register of 400 with so many approved decisions, every third merged with a key."""
    listed = {f"data/asf/asf-{number:03}.yaml": entry(f"ASF {number}") for number in range(400)}
    interested = people(p003=interest("bageriet"), p004=interest("cafe"))
    rounds = [f"data/cohorts/{2027 + number // 20}-bas" for number in range(count)]
    for number, place in enumerate(rounds):
        name = f"asf-{number:03}"
        group = f"groups:\n  - {{supervisor: p011, enterprises: [{name}]}}\n"
        listed[f"{place}/cohort.yaml"] = group
        listed[f"{place}/cases/{name}.yaml"] = str(case("audited", "p021")[CASE])
    story.begin(**listed, **{PEOPLE: interested})
    for number, place in enumerate(rounds):
        path = f"{place}/decisions/asf-{number:03}.yaml"
        by, other = (CERTIFIER, SECOND_CERTIFIER) if number % 2 else (SECOND_CERTIFIER, CERTIFIER)
        decider = "p004" if number % 2 else "p003"
        proposal = story.propose(other, **{path: decision(event(by=decider))})
        if number % 3:
            story.merge(proposal, by)
        else:
            story.merge_with_key(proposal, by)


def main(folder: Path, count: int) -> None:
    """Write such a history for measuring, and say how to audit it."""
    story = Story(folder)
    many(story, count)
    (folder / "data" / "asf").mkdir(parents=True)
    sys.stdout.write(f"time .venv/bin/asf --root {folder} audit --genesis {story.genesis}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
