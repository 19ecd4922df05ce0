"""Reading data/marketplace: one post a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from asf_register.documents import Document, Outcome, read_bytes, understand
from asf_register.enterprise_files import Drafts
from asf_register.known_files import Digest, KnownFiles, digest_of
from asf_register.marketplace.post import Post, to_post
from asf_register.record_files import RecordFiles
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

MARKETPLACE = "marketplace"


@dataclass(frozen=True)
class PostFiles(RecordFiles):
    """What came of reading data/marketplace.

    Attributes:
        posts: By id.
    """

    posts: dict[str, Post] = field(default_factory=dict)


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
        key = (MARKETPLACE, name)
        faults, raw = ((), draft) if draft is not None else read_bytes(path, shown)
        record = known.post(post_digest(path.name, raw)) if known and not faults else None
        if record is not None:
            found.take_known(key, Document(path, shown, raw))
            found.posts[name] = record
            continue
        outcome = Outcome(None, faults) if faults else understand(path, shown, raw, schema, words)
        document = found.take(key, shown, outcome)
        if document is not None:
            found.posts[name] = to_post(name, document.value)
    return found


def post_digest(file_name: str, raw: bytes) -> Digest:
    """What the file of a post is known by: its folder, its name and its bytes."""
    return digest_of(f"{MARKETPLACE}/{file_name}", raw)
