"""The files of a change that are no enterprises and no posts, by kind and in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from asf_edit.fields import Fields
from asf_register.check import Checked
from asf_register.content_page import ContentPage
from asf_register.schema import Schema, alike
from asf_register.swedish import long_date

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.certification_changes import CERTIFICATION, brief_of
from asf_propose.report.experience_changes import brief_of_experiences, experience_changes
from asf_propose.report.field_changes import Differences
from asf_propose.report.file_kinds import (
    ARCHIVE,
    CALENDAR,
    ENTERPRISES,
    EXPERIENCES,
    INTRANET,
    KINDS,
    LISTS,
    MEMBERS,
    NEWS,
    PAGES,
    POSTS,
    SETTINGS,
    FileKind,
    kind_of,
)
from asf_propose.report.file_values import values_of
from asf_propose.report.happening_changes import archive_changes, event_changes, news_changes
from asf_propose.report.intranet_changes import intranet_changes
from asf_propose.report.member_changes import member_changes
from asf_propose.report.pictures import pictures_by_slug
from asf_propose.report.report import FileGroup
from asf_propose.report.sentences import Sentence, joined, path, value
from asf_propose.report.shown_values import several
from asf_propose.report.sides import Sides
from asf_propose.report.text_changes import text_change, text_words

_DOES = {"added": "läggs till", "removed": "tas bort", "changed": "ändras"}
_LIST_NAMES = {
    "regions": "län",
    "municipalities": "kommuner",
    "industries": "branscher",
    "compounds": "sammansatta ord",
    "legal-forms": "juridiska former",
    "target-groups": "målgrupper",
    "service-kinds": "arbetsintegrerande tjänster",
    "public-buyers": "offentliga köpare",
    "figure-kinds": "siffror om samhällsnytta",
    "global-goals": "globala mål",
    "cpv-divisions": "huvudgrupper av CPV-koder",
    "areas": "områden i certifieringen",
    "enclosures": "bilagor till en ansökan",
    "guide-areas": "områden på intranätet",
}


def file_groups(sides: Sides) -> tuple[FileGroup, ...]:
    """The other files that a change touches, by kind."""
    told = {file.path for files in pictures_by_slug(sides).values() for file in files}
    by_kind: dict[FileKind, list[ChangedFile]] = {}
    for file in sides.change:
        kind = kind_of(file)
        if kind not in (ENTERPRISES, POSTS) and not (file.inside and file.path in told):
            by_kind.setdefault(kind, []).append(file)
    return tuple(
        FileGroup(
            kind.title,
            tuple(_items(kind, by_kind[kind], sides)),
            len(by_kind[kind]),
            _brief(kind, by_kind[kind], sides),
        )
        for kind in KINDS
        if kind in by_kind
    )


def _brief(kind: FileKind, files: list[ChangedFile], sides: Sides) -> str:
    if kind is EXPERIENCES:
        return brief_of_experiences(files, sides)
    return brief_of(kind, files, sides)


def _items(kind: FileKind, files: Iterable[ChangedFile], sides: Sides) -> Iterator[Sentence]:
    """What happens to files of a kind: one by one where that says something, else together."""
    alike_ones: dict[str, list[Sentence]] = {}
    for file in files:
        own = list(_OWN[kind](file, sides)) if kind in _OWN else []
        if file.after is not None and not file.after.is_file:
            own = [(path(file.path), f" {_does(file)}")]
        yield from own
        if not own:
            alike_ones.setdefault(_does(file), []).append((path(file.path),))
    for does, paths in alike_ones.items():
        yield (*several(paths), f" {does}")


def _does(file: ChangedFile) -> str:
    before, after = file.before, file.after
    if after is not None and after.is_link:
        return "blir en länk till en annan plats"
    if after is not None and not after.is_file:
        return "blir ett annat git-förråd"
    if before is not None and after is not None and before.id == after.id:
        return "ändras bara i rätten att köras"
    return _DOES[file.status]


def _page(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    before, after = (_page_of(file, side) for side in (sides.before, sides.after))
    latest = after or before
    if latest is None or (file.after is not None and after is None):
        return
    name: Sentence = ("Sidan ", value(latest.title), " (", value(f"/{latest.slug}/"), ")")
    if before is None or after is None:
        yield (*name, f" {_DOES[file.status]}")
        return
    parts: list[Sentence] = [
        (f"{what} ändras från ", value(str(old)), " till ", value(str(new)))
        for what, old, new in (
            ("rubriken", before.title, after.title),
            ("sammanfattningen", before.summary, after.summary),
            ("platsen i menyn", before.menu or "ingen", after.menu or "ingen"),
            ("avdelningen", before.section or "ingen", after.section or "ingen"),
            ("platsen i avdelningen", before.order or "ingen", after.order or "ingen"),
            ("sidan som är skriven lättläst", *_in_easy_words(before, after)),
            ("senaste genomgången", *_reviewed(before, after)),
        )
        if old != new
    ]
    told = text_words(text_change(before.body, after.body))
    said: Sentence = (*name, " ändras", *((": ", *joined(parts)) if parts else ()))
    yield (*said, ". ", *told) if told else said


def _in_easy_words(before: ContentPage, after: ContentPage) -> tuple[str, str]:
    return before.easy_read_of or "ingen", after.easy_read_of or "ingen"


def _reviewed(before: ContentPage, after: ContentPage) -> tuple[str, str]:
    old, new = (long_date(page.reviewed) if page.reviewed else "ingen" for page in (before, after))
    return old, new


def _page_of(file: ChangedFile, side: Checked) -> ContentPage | None:
    slug = file.path.removeprefix("content/").rpartition(".")[0]
    return side.register.pages.get(slug) if side.register is not None else None


def _settings(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    before, after = values_of(file, sides.contents)
    if isinstance(before, dict) and isinstance(after, dict):
        top = Fields(Schema("site")).whole
        for change in Differences(sides.words_before, sides.words_after).between(
            top, before, after
        ):
            yield change.said


def _terms(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    name = _LIST_NAMES.get(file.path.rpartition("/")[2].removesuffix(".yaml"))
    old, new = (_by_key(side) for side in values_of(file, sides.contents))
    if name is None or old is None or new is None:
        return
    parts: list[Sentence] = []
    for does, keys in (
        ("läggs till", [key for key in new if key not in old]),
        ("tas bort", [key for key in old if key not in new]),
        ("ändras", [key for key in old if key in new and alike(old[key]) != alike(new[key])]),
    ):
        named = [_called(old.get(key), new.get(key), key) for key in keys]
        parts += [(*several(named, ", "), f" {does}")] if named else []
    told = joined(parts, "; ") or ("bara ordningen eller sättet att skriva är ett annat",)
    yield (f"Listan över {name}: ", *told)


def _by_key(terms: Any) -> dict[str, dict[str, Any]] | None:
    """The terms of a list by what stands in files for them."""
    if not isinstance(terms, list) or not all(isinstance(term, dict) for term in terms):
        return None
    return {str(term.get("code", term.get("id"))): term for term in terms}


def _called(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, key: str) -> Sentence:
    """What a term is called, and was before."""
    was, now = (str(t.get("title") or t.get("name") or key) if t else "" for t in (old, new))
    if was and now and was != now:
        return (value(now), " (förut ", value(was), ")")
    return (value(now or was),)


_OWN: Mapping[FileKind, Callable[[ChangedFile, Sides], Iterator[Sentence]]] = {
    PAGES: _page,
    INTRANET: intranet_changes,
    MEMBERS: member_changes,
    SETTINGS: _settings,
    LISTS: _terms,
    EXPERIENCES: experience_changes,
    NEWS: news_changes,
    CALENDAR: event_changes,
    ARCHIVE: archive_changes,
    **CERTIFICATION,
}
