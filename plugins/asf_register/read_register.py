"""Reading a whole register: its files become records, or problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from asf_register.cohort_files import read_cohorts
from asf_register.documents import Document, file_link, needed_document, problem
from asf_register.enterprise_files import Drafts, read_enterprises
from asf_register.errors import ProblemsFoundError
from asf_register.happenings.happening_files import (
    CALENDAR_FOLDER,
    NEWS_FOLDER,
    HappeningFiles,
    read_happenings,
)
from asf_register.happenings.happenings import NEWS
from asf_register.intranet.intranet_files import INTRANET_FOLDERS, read_intranet
from asf_register.known_files import KnownFiles
from asf_register.marketplace.post_files import MARKETPLACE, read_posts
from asf_register.page_files import PageFiles, read_pages
from asf_register.policy import Policy
from asf_register.policy_files import POLICY_FILES, read_policy
from asf_register.problem import DocumentKey, Problem
from asf_register.record_files import RecordFiles
from asf_register.register import Register
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.site_settings import SiteSettings
from asf_register.strange_files import is_image, strange_files
from asf_register.stray_keys import stray_private_keys
from asf_register.swedish import count_of
from asf_register.unnamed_files import nameless_files, unused_logos, unused_pictures
from asf_register.vocabulary import Vocabulary
from asf_register.vocabulary_files import read_vocabulary

_NO_WORDS = Vocabulary(regions={}, municipalities={})


@dataclass(frozen=True)
class Reading:
    """What came of reading a register.

    Attributes:
        register: The records of the files that could be read.
        documents: Those files, by folder and name.
        unread: Slugs of the files of data/asf that could not be read.
        unread_documents: Keys of the other files of records that could not be read.
        known: Keys of those that were right the last time and are as they were.
        files: Paths, as people see them, of every file that the register looks at.
        problems: What was wrong with files that could not be read.
    """

    register: Register
    documents: Mapping[DocumentKey, Document]
    unread: frozenset[str]
    unread_documents: frozenset[DocumentKey]
    known: frozenset[DocumentKey]
    files: frozenset[str]
    problems: tuple[Problem, ...]

    @property
    def left_out_in_words(self) -> str:
        """A Swedish sentence on how many files could not be read; "" where all could."""
        count = len(self.unread) + len(self.unread_documents)
        return f"{count_of(count, 'fil', 'filer')} har fel och är inte med." if count else ""


def read_register(
    root: Root,
    known: KnownFiles | None = None,
    drafts: Drafts | None = None,
    posts: Drafts | None = None,
    *,
    intranet: Drafts | None = None,
) -> Reading:
    """Read everything that lies under a root.

    Args:
        root: The register.
        known: Files that were right before, which need no judging.
        drafts: Enterprises that are to be read as if they were written already.
        posts: Posts that are to be read so, by id.
        intranet: Files of the intranet that are to be read so, by their paths from the root.

    Raises:
        ProblemsFoundError: Where a closed list cannot be read, without which
            nothing else can be judged.
    """
    problems: list[Problem] = [*_linked_folders(root), *strange_files(root)]
    documents: dict[DocumentKey, Document] = {}
    site = _site_or_problems(root, problems)
    try:
        words = read_vocabulary(root, documents)
    except ProblemsFoundError as error:
        every = (*problems, *error.problems)
        raise ProblemsFoundError(error.message, error.mend, every) from error
    policy = _policy_or_problems(root, words, documents, problems)
    files = {root.shown(root.site), *(document.shown for document in documents.values())}
    if root.has_own_policy:
        files |= {root.shown(root.policy / f"{name}.yaml") for name in POLICY_FILES}
    inside = read_enterprises(root, words, known, drafts)
    rounds = read_cohorts(root, words)
    market = read_posts(root, words, known, posts)
    members_only = read_intranet(root, words, intranet)
    happenings = read_happenings(root, words)
    texts = read_pages(root, words)
    found = RecordFiles(documents=documents, files=files, problems=problems)
    for kind in (inside, rounds, market, members_only, happenings, texts):
        found.add(kind)
    images = [path for path in files_in(root.enterprises) if is_image(path)]
    files.update(map(root.shown, images))
    if not inside.unread:
        problems.extend(unused_logos(root, images, inside.enterprises.values()))
    problems.extend(nameless_files(root, members_only))
    problems.extend(_idle_pictures(root, texts, happenings))
    strays = tuple(stray_private_keys(root, files))
    burnt = {stray.path for stray in strays}
    problems = [*strays, *(one for one in problems if one.path not in burnt)]
    register = Register(
        root=root,
        site=site,
        vocabulary=words,
        enterprises=inside.enterprises,
        pages=texts.pages,
        policy=policy,
        cohorts=rounds.cohorts,
        cases=rounds.cases,
        decisions=rounds.decisions,
        posts=market.posts,
        intranet=members_only.intranet,
        happenings=happenings.happenings,
    )
    return Reading(
        register,
        documents,
        frozenset(slug for _, slug in inside.unread),
        frozenset(found.unread - inside.unread),
        frozenset(found.known),
        frozenset(files),
        tuple(problems),
    )


def _idle_pictures(root: Root, texts: PageFiles, happenings: HappeningFiles) -> Iterable[Problem]:
    """Pictures that no text shows; an unread text might show any, and the project's are its own."""
    unread = texts.unread or any(kind == NEWS for kind, _ in happenings.unread)
    if unread or not root.holds(root.pictures):
        return ()
    pages = [page.body for page in texts.pages.values()]
    news = [item.body for item in happenings.happenings.news.values()]
    return unused_pictures(root, texts.pictures, [*pages, *news])


def read_site(root: Root) -> SiteSettings:
    """Read the site's settings.

    Raises:
        ProblemsFoundError: Where the file is missing or not as its schema says.
    """
    path = root.site
    document = needed_document(path, root.shown(path), Schema("site"), _NO_WORDS)
    return msgspec.convert(document.value, SiteSettings, strict=False)


def _site_or_problems(root: Root, problems: list[Problem]) -> SiteSettings:
    try:
        return read_site(root)
    except ProblemsFoundError as error:
        problems.extend(error.problems)
        # The enterprises can be judged all the same; the problems keep the site from being built.
        return SiteSettings(title="", address="", organisation="", contact="")


def _policy_or_problems(
    root: Root,
    words: Vocabulary,
    documents: dict[DocumentKey, Document],
    problems: list[Problem],
) -> Policy | None:
    try:
        if root.has_own_policy:
            return read_policy(root, words, documents)
        # The project's fits the project's regions, and is judged there.
        return read_policy(root)
    except ProblemsFoundError as error:
        problems.extend(error.problems)
        return None


def _linked_folders(root: Root) -> Iterable[Problem]:
    """Folders that are links lead out of the register as surely as files do."""
    facts = ("asf", "cohorts", MARKETPLACE, CALENDAR_FOLDER, "experiences", "members")
    members_only = ("content/intranat", *(f"content/intranat/{name}" for name in INTRANET_FOLDERS))
    texts = ("content", f"content/{NEWS_FOLDER}", "content/bilder", *members_only)
    for name in (
        "data",
        *(f"data/{folder}" for folder in ("vocabulary", "policy", *facts)),
        *texts,
    ):
        path = root.folder / name
        if path.is_symlink():
            for finding in file_link(path, path.lstat().st_mode):
                yield problem(name, "file_link", finding)
