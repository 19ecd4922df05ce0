"""Reading data/asf: one enterprise a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from asf_register.documents import Document, Outcome, read_bytes, understand
from asf_register.enterprise import Enterprise, to_enterprise
from asf_register.known_files import KnownFiles, digest_of
from asf_register.record_files import RecordFiles
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

# Files of data/asf that are not written yet, by slug; None for one that shall go.
Drafts = Mapping[str, bytes | None]
# The first part of its documents' keys.
ENTERPRISES = "asf"


@dataclass(frozen=True)
class EnterpriseFiles(RecordFiles):
    """What came of reading data/asf.

    Attributes:
        enterprises: The records, by slug.
    """

    enterprises: dict[str, Enterprise] = field(default_factory=dict)


def read_enterprises(
    root: Root,
    words: Vocabulary,
    known: KnownFiles | None = None,
    drafts: Drafts | None = None,
) -> EnterpriseFiles:
    """Read every file of data/asf.

    Args:
        root: The register.
        words: The closed lists.
        known: Files that were right before, which need no judging.
        drafts: What is to be read as if it were written already.
    """
    drafts = drafts or {}
    schema = Schema("enterprise", words)
    found = EnterpriseFiles()
    folder = root.shown(root.enterprises)
    drafted = {root.enterprises / f"{slug}.yaml": content for slug, content in drafts.items()}
    for path in sorted({*files_in(root.enterprises, ".yaml"), *drafted}):
        draft = drafted.get(path)
        if draft is None and path in drafted:
            continue
        slug, shown = path.name.rpartition(".")[0], f"{folder}/{path.name}"
        faults, raw = ((), draft) if draft is not None else read_bytes(path, shown)
        record = known.enterprise(digest_of(path.name, raw)) if known and not faults else None
        if record is not None:
            found.take_known((ENTERPRISES, slug), Document(path, shown, raw))
            found.enterprises[slug] = record
            continue
        outcome = Outcome(None, faults) if faults else understand(path, shown, raw, schema, words)
        document = found.take((ENTERPRISES, slug), shown, outcome)
        if document is not None:
            found.enterprises[slug] = to_enterprise(slug, document.value)
    return found
