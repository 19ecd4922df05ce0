"""Reading data/marketplace: one post a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from asf_register.documents import Document, read_document
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
        unread: Ids of those that could not be read.
        files: Paths of all of them, as people see them.
        problems: What was wrong with those that could not be read.
    """

    posts: dict[str, Post] = field(default_factory=dict)
    documents: dict[DocumentKey, Document] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_posts(root: Root, words: Vocabulary) -> PostFiles:
    """Read every post that lies under a root.

    Args:
        root: The register.
        words: The closed lists.
    """
    found = PostFiles()
    schema = Schema("post", words)
    for path in files_in(root.marketplace, ".yaml"):
        name, shown = path.name.rpartition(".")[0], root.shown(path)
        found.files.add(shown)
        outcome = read_document(path, shown, schema, words)
        found.problems.extend(outcome.problems)
        if outcome.document is None:
            found.unread.add(name)
            continue
        found.documents[MARKETPLACE, name] = outcome.document
        found.posts[name] = to_post(name, outcome.document.value)
    return found
