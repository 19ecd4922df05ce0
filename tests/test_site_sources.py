"""Enterprises from open sources: marked, last, and kept from search engines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml
from asf_register.root import Root
from asf_site.building.build import build
from playwright.sync_api import expect
from site_fixtures import FIRST_SHOWN, BuiltSite, Visitor, bytes_with, rows_of

LINE = "Uppgifterna kommer från öppna källor ({}) och är inte bekräftade av företaget."


def age_of_sources(site: BuiltSite, slug: str) -> str:
    """The year of the newest dated source; without one, the year they were last read."""
    data = yaml.safe_load((site.root.enterprises / f"{slug}.yaml").read_text("utf-8"))
    dated = {
        (source["year"], source.get("qualifier", "exact"))
        for source in data["sources"]
        if "year" in source
    }
    if dated:
        newest = max(year for year, _ in dated)
        return str(newest) if (newest, "exact") in dated else f"cirka {newest}"
    return f"odaterade, lästa {max(source['read'] for source in data['sources'])}"


def test_each_says_so_with_the_age_of_its_sources(real: BuiltSite, made_up: BuiltSite) -> None:
    assert LINE.format(2016) in made_up.pages["/asf/aaa-ur-kallor/"].text
    assert LINE.format("odaterade, lästa 2020") in made_up.pages["/asf/zonens-stad/"].text
    for site in (real, made_up):
        for enterprise in site.shown:
            text = site.pages[f"/asf/{enterprise.slug}/"].text
            if enterprise.listing == "sources":
                assert LINE.format(age_of_sources(site, enterprise.slug)) in text, enterprise.slug
            else:
                assert "öppna källor" not in text, enterprise.slug


def test_search_engines_are_asked_not_to_show_them(real: BuiltSite, made_up: BuiltSite) -> None:
    for site in (real, made_up):
        sitemap = (site.public / "sitemap.xml").read_text("utf-8")
        for enterprise in site.listed:
            page = site.pages[f"/asf/{enterprise.slug}/"]
            hidden = enterprise.listing == "sources"
            assert (page.metas.get("robots") == "noindex") == hidden
            assert (f"/asf/{enterprise.slug}/<" in sitemap) != hidden


def test_they_stand_after_those_that_said_yes(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, "/asf/")
    names = page.locator("#hits h3").all_inner_texts()
    assert len(names) == len(made_up.listed) <= FIRST_SHOWN
    assert names[-2:] == ["AAA ur källor", "Zonens städ"]
    assert names[0] == '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7*7 }} ' + (
        "javascript:alert(3) «!»"
    )
    assert names[-3].startswith("Ängslyckans")
    for slug, year in (("aaa-ur-kallor", "2016"), ("zonens-stad", "odaterade, lästa 2020")):
        row = page.locator(f'.hit:has(a[href="/asf/{slug}/"]) .mark')
        expect(row).to_have_text(f"ur öppna källor, {year}")
    towns = rows_of(made_up.pages["/kommun/goteborg/"])
    assert towns == ["cafe-aao-och-e", "aaa-ur-kallor"]


def test_where_they_are_not_to_be_shown_they_are_nowhere(
    copy_of_made_up: Root, made_up: BuiltSite, tmp_path: Path
) -> None:
    settings = copy_of_made_up.folder / "data" / "site.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("show_from_sources: true", "show_from_sources: false"), "utf-8"
    )
    build(copy_of_made_up, tmp_path / "output", date(2026, 11, 21))
    hidden = ["AAA ur källor", "aaa-ur-kallor", "Zonens städ", "zonens-stad", "trapphallstädning"]
    for trace in hidden:
        assert bytes_with(made_up.public, trace), trace
        assert bytes_with(tmp_path / "output" / "public", trace) == [], trace
