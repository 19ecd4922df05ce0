"""Reading data/marketplace: one post a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from asf_register.documents import Document, Outcome, read_bytes, understand
from asf_register.enterprise_files import Drafts
from asf_register.known_files import Digest, KnownFiles, digest_of
from asf_register.marketplace.post import Post, to_post
from asf_register.problem import DocumentKey, Problem
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

MARKETPLACE = "marketplace"


@dataclass(frozen=True)
class PostFiles:
    """What came of reading data/marketplace.

    Attributes:
        posts: By id.
        documents: Their files.
        known: Ids of those that were right the last time and are as they were.
        unread: Ids of those that could not be read.
        files: Paths of all of them, as people see them.
        problems: What was wrong with those that could not be read.
    """

    posts: dict[str, Post] = field(default_factory=dict)
    documents: dict[DocumentKey, Document] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_posts(
    root: Root,
    words: Vocabulary,
    known: KnownFiles | None = None,
    drafts: Drafts | None = None,
) -> PostFiles:
    """Read every post that lies under a root.

    Args:
        root: The register.
        words: The closed lists.
        known: Files that were right before, which need no judging.
        drafts: What is to be read as if it were written already, by id.
    """
    found = PostFiles()
    schema = Schema("post", words)
    drafted = {root.marketplace / f"{name}.yaml": raw for name, raw in (drafts or {}).items()}
    for path in sorted({*files_in(root.marketplace, ".yaml"), *drafted}):
        draft = drafted.get(path)
        if draft is None and path in drafted:
            continue
        name, shown = path.name.rpartition(".")[0], root.shown(path)
        found.files.add(shown)
        faults, raw = ((), draft) if draft is not None else read_bytes(path, shown)
        record = known.post(post_digest(path.name, raw)) if known and not faults else None
        if record is not None:
            found.documents[MARKETPLACE, name] = Document(path, shown, raw)
            found.posts[name] = record
            found.known.add(name)
            continue
        outcome = Outcome(None, faults) if faults else understand(path, shown, raw, schema, words)
        found.problems.extend(outcome.problems)
        if outcome.document is None:
            found.unread.add(name)
            continue
        found.documents[MARKETPLACE, name] = outcome.document
        found.posts[name] = to_post(name, outcome.document.value)
    return found


def post_digest(file_name: str, raw: bytes) -> Digest:
    """What the file of a post is known by: its folder, its name and its bytes."""
    return digest_of(f"{MARKETPLACE}/{file_name}", raw)
