"""What one state of the marketplace has worked out, for the next one where it still holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from asf_register.enterprise import Enterprise
from asf_register.marketplace.match import Match

from asf_site.marketplace.answerable import Answerable, answerable
from asf_site.marketplace.post_row import PostRow

Matches = tuple[Match, ...]


class MarketWorkings:
    """Remembers by what each thing was made of; for sites of the same day and closed lists."""

    def __init__(self) -> None:
        self._rows: dict[str, PostRow] = {}
        self._matches: dict[str, _ByEnterprise] = {}
        self._ranked: dict[str, tuple[list[Match], Matches]] = {}
        self._answerable: dict[str, tuple[Matches, Answerable]] = {}

    def row(self, row: PostRow) -> PostRow:
        """A row, or the one before where it is the same."""
        before = self._rows.get(row.id)
        if before != row:
            before = self._rows[row.id] = row
        return before

    def matches(
        self,
        name: str,
        posts: object,
        enterprises: Iterable[Enterprise],
        make: Callable[[Enterprise], Matches],
    ) -> Mapping[str, Matches]:
        """What each enterprise has to do with some posts, by its slug.

        Args:
            name: Of the question.
            posts: What is asked; all is forgotten where they are others than before.
            enterprises: Who is asked.
            make: The answer of one.
        """
        before = self._matches.get(name)
        if before is None or before.posts != posts:
            before = self._matches[name] = _ByEnterprise(posts)
        return {enterprise.slug: before.of(enterprise, make) for enterprise in enterprises}

    def ranked(self, post: str, matches: list[Match]) -> Matches:
        """Who can answer a post, the best fit first."""
        before = self._ranked.get(post)
        if before is None or before[0] != matches:
            in_order = tuple(sorted(matches, key=lambda match: match.order))
            before = self._ranked[post] = (matches, in_order)
        return before[1]

    def answerable(self, enterprise: str, matches: Matches) -> Answerable:
        """What an enterprise can answer of what matches it."""
        before = self._answerable.get(enterprise)
        if before is None or before[0] is not matches:
            before = self._answerable[enterprise] = (matches, answerable(matches))
        return before[1]


class _ByEnterprise:
    def __init__(self, posts: object) -> None:
        self.posts = posts
        self._found: dict[str, tuple[Enterprise, Matches]] = {}

    def of(self, enterprise: Enterprise, make: Callable[[Enterprise], Matches]) -> Matches:
        before = self._found.get(enterprise.slug)
        if before is None or (before[0] is not enterprise and before[0] != enterprise):
            before = self._found[enterprise.slug] = (enterprise, make(enterprise))
        return before[1]
