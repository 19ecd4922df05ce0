"""What there is to say of a change; how it is put on a page is settled elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from asf_register.problem import Problem

from asf_propose.report.change import Change
from asf_propose.report.sentences import Sentence
from asf_propose.report.visibility import Visibility


class Fate(StrEnum):
    """What becomes of an enterprise's file."""

    NEW = "new"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"
    SAME = "same"
    UNREADABLE = "unreadable"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class EnterpriseChange:
    """What a change does to one enterprise.

    Attributes:
        slug: The name of its file, afterwards if it has one then.
        name: What it is called, or its file where that can't be read.
        place: Its municipality, or its region; "" where that can't be read.
        paths: Its files that are changed.
        fate: What becomes of its file.
        changes: What is different, in the order of the schema.
        remarks: What one should know beside that.
        regions: The codes of the regions it is and was in.
        before: What the public saw of it.
        after: What the public will see.
    """

    slug: str
    name: str
    place: str
    paths: tuple[str, ...]
    fate: Fate
    changes: tuple[Change, ...]
    remarks: tuple[Sentence, ...]
    regions: tuple[str, ...]
    before: Visibility
    after: Visibility


@dataclass(frozen=True, slots=True)
class PostChange:
    """What a change does to one post of the marketplace.

    Attributes:
        path: Its file.
        said: What happens, in a sentence: «Ny förfrågan: Fruktkorgar (Gävle kommun)».
        brief: The same in few words.
        lines: What is different, or what a new one says, and who can answer it.
        regions: The codes of the regions it is about; none for the whole country.
    """

    path: str
    said: Sentence
    brief: str
    lines: tuple[Sentence, ...]
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Other files of one kind, and what happens to them.

    Attributes:
        title: The kind: «Sidor», «Program».
        items: What happens, a file or a few a sentence.
        count: How many files.
        brief: All of it in few words, where that can be said.
    """

    title: str
    items: tuple[Sentence, ...]
    count: int
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a change that is about one region.

    Attributes:
        code: The region's code; "" for what could not be read.
        name: The region.
        team: Its coordinators' team on the forge; "" where that isn't known.
        enterprises: How many enterprises of it are changed.
        posts: How many posts about it are.
    """

    code: str
    name: str
    team: str
    enterprises: int
    posts: int = 0


@dataclass(frozen=True, slots=True)
class Approval:
    """Who must approve some of the files, and why.

    Attributes:
        role: «certifier», «administrator» or «nobody».
        teams: Of which one must; none for nobody.
        why: The reason.
        paths: The files.
    """

    role: str
    teams: tuple[str, ...]
    why: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that both the change and somebody else have changed since.

    Attributes:
        name: The enterprise or file.
        said: What stands against what.
    """

    name: str
    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules of the register say.

    Attributes:
        errors: Errors that the change brings about or that are in its files.
        warnings: Warnings that it brings about.
        errors_before: How many errors there were already, elsewhere.
        warnings_before: How many warnings there were already.
        mended: How many errors the change mends.
        could_be_read: Whether the register could be judged before the change.
        can_be_read: Whether it can be with the change.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    errors_before: int
    warnings_before: int
    mended: int
    could_be_read: bool = True
    can_be_read: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to say of a change.

    Attributes:
        enterprises: The enterprises that it changes, by name.
        posts: The posts that it changes, by their files.
        files: The other files that it changes, by kind.
        notices: What somebody should know first of all.
        verdict: What the rules say.
        beside: Enterprises that begin or stop being shown though their files are as they were.
        shares: Whose regions it is about; the most enterprises first.
        approvals: Who must approve what.
        knows_approvals: Whether the policy could be read.
        is_newest: Whether nothing has been changed since the change was begun.
        clashes: What has been changed by somebody else since.
    """

    enterprises: tuple[EnterpriseChange, ...]
    posts: tuple[PostChange, ...]
    files: tuple[FileGroup, ...]
    notices: tuple[Sentence, ...]
    verdict: Verdict
    beside: tuple[Sentence, ...]
    shares: tuple[Share, ...]
    approvals: tuple[Approval, ...]
    knows_approvals: bool
    is_newest: bool
    clashes: tuple[Clash, ...]
