"""The same register as a Hugo site: `python -m benchmarks.hugo_site REGISTER FOLDER FORM`.

Hugo gets it easy. Its files hold, ready, what our build works out for itself: which groups an
enterprise is in, its row's tagline, its neighbours and every count beside a link. It is not
asked for the rules, the list's columns and rows, or what the search suggests. Rows, maps and all
that is alike on many pages are made once (`partialCached`). The layouts, in `benchmarks/hugo/`,
write about the same HTML as ours; `full_build` compares the bytes.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from asf_register.enterprise import Enterprise
from asf_register.root import PROJECT
from asf_register.schema import labels, read_schema
from asf_register.vocabulary import Vocabulary
from asf_site.site import Site

from benchmarks.hugo_content import FORMS, Form, as_json, content_file, profile_fields
from benchmarks.hugo_forms import form_pages
from benchmarks.hugo_lists import list_pages, place_map
from benchmarks.records import site_of

LAYOUTS = PROJECT / "benchmarks" / "hugo"
# Hugo makes pages of these unless told not to; ours has none.
_NO_PAGES = ("content/kommun/_index.md", "content/foresla/_index.md")
_WORDS = (
    "regions municipalities industries service_kinds target_groups public_buyers legal_forms "
    "figure_kinds global_goals"
).split()

# A file's path in the Hugo site, and its text.
File = tuple[str, str]


def write(site: Site, folder: Path, form: Form) -> None:
    """Write the Hugo site of a register into a folder that is not there yet."""
    shutil.copytree(LAYOUTS, folder)
    shutil.copytree(PROJECT / "theme" / "static", folder / "static" / "tema")
    logos = folder / ("assets" if form.makes_logos else "static") / "logotyp"
    logos.mkdir(parents=True)
    for enterprise in site.register:
        if enterprise.logo:
            source = site.register.root.enterprises / enterprise.logo
            shutil.copyfile(source, logos / enterprise.logo)
    for path, text in files(site, form):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def files(site: Site, form: Form) -> Iterator[File]:
    """Every file of text that depends on the register."""
    words = site.register.vocabulary
    maps = {code: place_map(site, code) for code in words.municipalities}
    yield "config/_default/params.json", as_json(_params(site))
    yield "config/_default/config.json", as_json(_config(site))
    yield "data/words.json", as_json(_words(words))
    yield "data/maps.json", as_json(maps)
    groups = _groups(site)
    weights = {enterprise.slug: at for at, enterprise in enumerate(site.listed)}
    for enterprise in site.register:
        slug = enterprise.slug
        fields = profile_fields(site, enterprise) | groups.get(slug, {})
        fields["weight"] = weights.get(slug, len(weights)) + 1
        fields["logo" if form.makes_logos else "ready_logo"] = enterprise.logo
        body = enterprise.description or ""
        yield f"content/asf/{slug}.md", content_file(form.head, fields, body)
    for page in site.register.pages.values():
        fields = {"title": page.title, "summary": page.summary}
        yield f"content/{page.slug}.md", content_file(form.head, fields, page.body)
    for name, fields in form_pages(site):
        yield f"content/foresla/{name}.md", content_file(form.head, fields)
    for address, fields in list_pages(site):
        yield f"content/{address}_index.md", content_file(form.head, fields)


def addresses(paths: Iterable[str]) -> set[str]:
    """The addresses of the pages that Hugo makes of the content files at these paths."""
    found = {"/404.html"}
    for path in paths:
        if path.startswith("content/") and path not in _NO_PAGES:
            page = path.removeprefix("content/").removesuffix(".md")
            found.add(f"/{page}/".removesuffix("_index/"))
    return found


def _config(site: Site) -> dict[str, str]:
    settings = site.register.site
    return {"title": settings.title, "baseURL": f"{settings.address}/"}


def _params(site: Site) -> dict[str, Any]:
    settings = site.register.site
    menu = [("ASF-listan", "asf"), ("Län", "lan"), ("Branscher", "bransch")]
    entries = [{"title": title, "url": f"/{name}/", "section": name} for title, name in menu]
    entries += [
        {"title": page.title, "url": f"/{page.slug}/", "section": "-"}
        for page in site.register.pages.values()
    ]
    return {
        "organisation": settings.organisation,
        "contact": settings.contact,
        "day": site.day.isoformat(),
        "menu": entries,
        "banner": settings.banner,
    }


def _words(words: Vocabulary) -> dict[str, Any]:
    lists = {name: getattr(words, name) for name in _WORDS}
    made = {
        name: {str(key): msgspec.to_builtins(term) for key, term in terms.items()}
        for name, terms in lists.items()
    }
    before = {"exact": "", "about": "cirka ", "at_least": "minst "}
    return {**made, "labels": labels(read_schema("enterprise")), "before": before}


def _groups(site: Site) -> dict[str, dict[str, list[str]]]:
    """By enterprise, the terms of each taxonomy that it stands under."""
    words = site.register.vocabulary
    taxonomies: dict[str, tuple[Mapping[str, Any], Mapping[str, list[Enterprise]]]] = {
        "lan": (words.regions, site.by_region),
        "kommun": (words.municipalities, site.by_municipality),
        "bransch": ({str(key): term for key, term in words.industries.items()}, site.by_industry),
    }
    found: dict[str, dict[str, list[str]]] = {}
    for taxonomy, (terms, groups) in taxonomies.items():
        for key, inside in groups.items():
            for enterprise in inside:
                own = found.setdefault(enterprise.slug, {})
                own.setdefault(taxonomy, []).append(terms[key].slug)
    return found


if __name__ == "__main__":
    write(site_of(Path(sys.argv[1])), Path(sys.argv[2]), FORMS[sys.argv[3]])
