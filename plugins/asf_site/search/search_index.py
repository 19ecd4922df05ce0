"""The text search: slim pages for Pagefind, and which record each result is.

Pagefind reads pages that hold just the words to be found by. Its results are
ids; SEARCH_RECORDS says which record of the list or which page each id is, so
that counts and filters never have to load a result's fragment.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from asf_register.enterprise import Enterprise
from asf_register.errors import BuildError
from pagefind_bin import get_executable

from asf_site.search.compounds import Compounds
from asf_site.search.search_records import (
    BUNDLE,
    SEARCH_RECORDS,
    SlimPage,
    search_records,
    searched_pages,
)
from asf_site.site import Site
from asf_site.texts.prose import plain

_FRAGMENT_START = b"pagefind_dcd"
_SWEDISH = ("--force-language", "sv")
# Pagefind's ready-made interfaces and its worker, which the site does not use.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
MOST_PAGES = 20_000  # in one run of Pagefind

_SLIM = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>{title}</title></head><body data-pagefind-body>
<h1 data-pagefind-weight="10">{title}</h1>
{body}</body></html>
"""

Weighted = tuple[float, str]


@contextmanager
def indexing(site: Site, output: Path) -> Iterator[None]:
    """Index every listed enterprise and every page of running text, while other work goes on.

    Pagefind is a program of its own, so the pages are rendered meanwhile.

    Args:
        site: What is searched.
        output: The site's folder; the index becomes its BUNDLE.

    Raises:
        BuildError: Where Pagefind fails, or a record is not in its index.
    """
    pages = list(_slim_pages(site))
    # Beside the output, where the next build finds it should this one be killed.
    with TemporaryDirectory(prefix=f"{output.name}-", dir=output.parent) as folder:
        parts = list(_parts(pages, Path(folder), output / BUNDLE))
        with _pagefind(parts) as running:
            yield
            running.result()
    for _, bundle in parts:
        for path in (path for pattern in _UNUSED for path in bundle.glob(pattern)):
            path.unlink()
    records = search_records(site, [_ids(bundle / "fragment") for _, bundle in parts], pages)
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    (output / SEARCH_RECORDS).write_text(text, encoding="utf-8")


def _parts(pages: Sequence[SlimPage], slim: Path, bundle: Path) -> Iterator[tuple[Path, Path]]:
    """Write the slim pages, in folders that Pagefind can take at once, and say where to index each.

    All of them together would need 30 KB of memory a page.
    """
    for part, first in enumerate(range(0, len(pages), MOST_PAGES)):
        folder = slim / str(part)
        folder.mkdir()
        for number, page in enumerate(pages[first : first + MOST_PAGES]):
            (folder / f"{number}.html").write_text(slim_page(*page), encoding="utf-8")
        yield folder, bundle / str(part) if part else bundle


def slim_page(title: str, lines: list[Weighted]) -> str:
    """A page for Pagefind alone: a title, and texts with their weights."""
    body = "".join(
        f'<p data-pagefind-weight="{weight}">{escape(text)}</p>\n' for weight, text in lines
    )
    return _SLIM.format(title=escape(title), body=body)


def _slim_pages(site: Site) -> Iterator[SlimPage]:
    """Titles and words of the listed enterprises, in their order, and then of the pages."""
    compounds = Compounds(site.register.vocabulary)
    for enterprise in site.listed:
        lines = [line for line in _own_words(enterprise) if line[1]]
        whole = " ".join([enterprise.name, *(text for _, text in lines)])
        lines.append((0.5, " ".join(compounds.last_parts(whole))))
        yield enterprise.name, _with_a_word(enterprise.name, lines, enterprise.slug)
    for page in searched_pages(site):
        lines = [(2.0, page.summary), (2.0, page.words), (1.0, page.text)]
        yield page.title, _with_a_word(page.title, lines, page.url)


def _with_a_word(title: str, lines: list[Weighted], slug: str) -> list[Weighted]:
    """Pagefind leaves out a page without a word, such as one about «€» that says no more."""
    said = "".join([title, *(text for _, text in lines)])
    return lines if any(map(str.isalnum, said)) else [*lines, (1.0, slug)]


def _own_words(enterprise: Enterprise) -> Iterator[Weighted]:
    """What an enterprise says itself; the list's scripts know the words of the closed lists."""
    places = [place.name for place in enterprise.sites]
    if enterprise.address and enterprise.address.locality:
        places.insert(0, enterprise.address.locality)
    value = enterprise.social_value
    yield 6.0, ". ".join(offer.title for offer in enterprise.offers)
    yield 4.0, ". ".join(places)
    yield 1.0, " ".join(offer.text for offer in enterprise.offers if offer.text)
    yield 1.0, " ".join(service.text for service in enterprise.integration_services if service.text)
    yield 1.0, plain(enterprise.description) if enterprise.description else ""
    yield 1.0, " ".join(filter(None, (value.summary, enterprise.participation)))


@contextmanager
def _pagefind(parts: Sequence[tuple[Path, Path]]) -> Iterator[Future[None]]:
    """Run Pagefind for one part after the other, and see that it doesn't outlive a failed build."""
    started: list[subprocess.Popen[str]] = []

    def run() -> None:
        for slim, bundle in parts:
            with subprocess.Popen(  # noqa: S603 - the pinned program of the package pagefind-bin
                [get_executable(), "--site", slim, "--output-path", bundle, *_SWEDISH],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            ) as running:
                started.append(running)
                said, _ = running.communicate()
            _refuse_failure(running.returncode, said)

    with ThreadPoolExecutor(max_workers=1) as aside:
        try:
            yield aside.submit(run)
        finally:
            for running in started:
                running.kill()


def _refuse_failure(code: int, said: str) -> None:
    if code != 0:
        reason = said.strip().splitlines()
        raise BuildError(
            f"Sökindexet gick inte att göra ({reason[-1] if reason else 'okänt fel'}).",
            "Kontrollera att det finns plats på disken och bygg igen.",
        )


def _ids(fragments: Path) -> list[str]:
    """Pagefind's ids of the slim pages, in their order."""
    ids: dict[int, str] = {}
    for path in fragments.iterdir():
        content = gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_START)
        number = json.loads(content)["url"].strip("/").removesuffix(".html")
        ids[int(number)] = path.name.partition(".")[0]
    return [ids[number] for number in sorted(ids)]
