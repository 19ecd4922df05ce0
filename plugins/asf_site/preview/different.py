"""What a change makes different on the public site: pages to show, and the rest in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from asf_register.enterprise import Enterprise
from asf_register.register import Register
from asf_register.swedish import count_of

from asf_site.navigation import footer, menu
from asf_site.own_pages import ARCHIVE, CALENDAR
from asf_site.preview.rendering import Rendering

# So many addresses are named in one sentence.
_MOST_NAMED = 20
_KINDS = {
    "lan": "Länssidor",
    "kommun": "Kommunsidor",
    "bransch": "Branschsidor",
    "asf": "Andra företags sidor",
}


@dataclass(frozen=True)
class Different:
    """The difference between two states of the site.

    Attributes:
        whole: The register with the change, which knows what is hidden.
        before: The site as it is.
        after: The site with the change.
        paths: The files that the change is about.
    """

    whole: Register
    before: Rendering
    after: Rendering
    paths: frozenset[str]

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Addresses of the pages to show: those the change is about, enterprises first."""
        now = self.after.site.register
        profiles = [f"/asf/{slug}/" for slug in self._enterprises if slug in now.enterprises]
        before = self.before.site.register.pages
        pages = [f"/{slug}/" for slug, page in now.pages.items() if before.get(slug) != page]
        top = ["/"] if self._on_every_page else []
        return (*profiles, *pages, *self._happenings(), *top)

    @property
    def new(self) -> frozenset[str]:
        """Those that have not been there before."""
        return frozenset(self.shown) - self.before.files.keys()

    @property
    def words(self) -> tuple[str, ...]:
        """What cannot be shown as a page, in sentences."""
        return (*self._gone(), *self._general())

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Which other pages become different, because of what they say of those shown."""
        return tuple(self._elsewhere())

    @cached_property
    def _enterprises(self) -> tuple[str, ...]:
        """The public enterprises that the change is about, before or after."""
        was, now = (one.site.register for one in (self.before, self.after))
        slugs = sorted({*was.enterprises, *now.enterprises})
        return tuple(
            slug
            for slug in slugs
            if was.enterprises.get(slug) != now.enterprises.get(slug)
            or self._has_new_logo(now.enterprises.get(slug))
        )

    def _has_new_logo(self, enterprise: Enterprise | None) -> bool:
        return enterprise is not None and f"data/asf/{enterprise.logo}" in self.paths

    def _happenings(self) -> Iterator[str]:
        """The news that are out and differ, and the calendar and the archive where they do."""
        was, now = (one.site.register.happenings for one in (self.before, self.after))
        for item in self.after.site.news:
            if was.news.get(item.slug) != item:
                yield item.url
        if was.calendar != now.calendar:
            yield CALENDAR.url
        if was.archive != now.archive:
            yield ARCHIVE.url

    @cached_property
    def _on_every_page(self) -> bool:
        was, now = self.before.site.register, self.after.site.register
        same_links = menu(was) == menu(now) and footer(was) == footer(now)
        return was.site != now.site or not same_links

    def _gone(self) -> Iterator[str]:
        """Pages that are no more."""
        was, now = (one.site.register for one in (self.before, self.after))
        for slug in sorted(was.enterprises.keys() - now.enterprises.keys()):
            leads_to = now.find(slug)
            if leads_to:
                yield f"Sidan /asf/{slug}/ flyttar till /asf/{leads_to.slug}/."
            elif self.whole.find(slug):
                yield (
                    f"Sidan /asf/{slug}/ slutar visas. Företaget finns kvar i registret, men syns "
                    "inte på webbplatsen."
                )
            else:
                yield f"Sidan /asf/{slug}/ tas bort."
        for slug in sorted(was.pages.keys() - now.pages.keys()):
            yield f"Sidan /{slug}/ tas bort."
        for item in self.before.site.news:
            if item.slug not in now.happenings.news:
                yield f"Nyheten {item.url} tas bort."

    def _general(self) -> Iterator[str]:
        if self._on_every_page:
            yield (
                "Webbplatsens inställningar eller meny ändras, och det syns på alla sidor. "
                "Startsidan visas som exempel."
            )
        if self.before.site.register.vocabulary != self.after.site.register.vocabulary:
            yield (
                "En lista som sidorna hämtar ord ur ändras. Fler sidor än de som nämns här kan bli "
                "annorlunda."
            )

    def _elsewhere(self) -> Iterator[str]:
        different = [url for url in self._different() if url not in self.shown]
        if "/" in different:
            yield "Startsidan ändras."
        by_kind = {kind: [u for u in different if u.startswith(f"/{kind}/")] for kind in _KINDS}
        if self._list_is_different() or any(by_kind[kind] for kind in ("lan", "kommun", "bransch")):
            yield "Listan på /asf/ ändras."
        for kind, urls in by_kind.items():
            own = [url for url in urls if self._has_own(url)]
            if own:
                yield f"{_KINDS[kind]} som ändras: {named(own)}."
            if len(own) < len(urls):
                pages = count_of(len(urls) - len(own), "sida", "sidor")
                yield f"{_KINDS[kind]} utan egna företag: {pages} visar andra grannar."

    def _has_own(self, url: str) -> bool:
        """Whether a page is about enterprises of its own, before or after."""
        heads = [side.files[url].made_of for side in (self.before, self.after)]
        return not all(isinstance(made, tuple) and made[1].noindex for made in heads)

    def _different(self) -> Iterator[str]:
        for url, file in self.after.files.items():
            before = self.before.files.get(url)
            if before is not None and before.made_of != file.made_of:
                yield url

    def _list_is_different(self) -> bool:
        rows: list[Sequence[object]] = [
            one.site.rows_of(one.site.listed) for one in (self.before, self.after)
        ]
        return rows[0] != rows[1]


def named(urls: Iterable[str], shown: Callable[[str], str] = str) -> str:
    """Addresses in a sentence, the first of them where there are many."""
    every = list(urls)
    first = [shown(url) for url in every[:_MOST_NAMED]]
    rest = len(every) - len(first)
    return ", ".join(first) + (f" och {rest} till" if rest else "")
