"""What a holder hangs up and embeds: the seal, the badge and the diploma."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

import certified_register as register
import pytest
from asf_register.check import check
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import Root
from asf_site.certificates.certificate_view import certificate_views
from asf_site.certificates.diploma import diploma
from asf_site.certificates.seal import seal
from defusedxml.ElementTree import fromstring
from playwright.sync_api import Browser, expect
from site_fixtures import DAY, BuiltSite
from site_page import SitePage


def page_of(site: BuiltSite, number: str) -> SitePage:
    return site.pages[f"/certifikat/{number}/"]


# The seal.


def test_each_number_has_a_seal_of_its_own() -> None:
    numbers = [f"ASF-{year}-{n:03d}" for year in range(2019, 2040) for n in range(1, 150)]
    assert len({seal(number) for number in numbers}) == len(numbers)
    assert seal("ASF-2025-001") == seal("ASF-2025-001")


def test_no_dot_of_a_seal_hides_another() -> None:
    for n in range(1, 400):
        for ring in seal(f"ASF-2025-{n:03d}"):
            dots = [tuple(map(float, dot.split())) for dot in re.findall(r"M(.+?)h0", ring.path)]
            assert len(set(dots)) == len(dots)
            around = [*dots, dots[0]]
            apart = [
                ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for (ax, ay), (bx, by) in pairwise(around)
            ]
            assert min(apart) > ring.width, (n, ring.width)


# The badge.


def test_a_badge_says_how_the_certificate_stands(certified: BuiltSite) -> None:
    for number, word in register.WORDS.items():
        path = certified.public / "certifikat" / number / "marke.svg"
        if number == "ASF-2019-H01":
            assert not path.exists()
            continue
        drawn = fromstring(path.read_text("utf-8"))
        title = drawn.find("{*}title")
        assert title is not None
        assert drawn.get("role") == "img"
        assert drawn.get("aria-labelledby") == title.get("id")
        assert number in str(title.text)
        assert word in str(title.text)
        amber = "#e9b44c" in path.read_text("utf-8")
        assert amber == (number in register.CERTIFIED)


def test_the_row_to_paste_shows_the_badge_and_leads_to_the_page(
    certified: BuiltSite, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{certified.url}/certifikat/ASF-2025-001/")
    row = page.locator("code.snippet").inner_text()
    page.set_content(row.replace(register.SITE["address"], certified.url))
    picture = page.locator("a img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 280
    assert picture.get_attribute("alt") == "Intyg ASF-2025-001 för Café Exemplet"
    page.locator("a").click()
    expect(page.locator("h1")).to_have_text("Café Exemplet")
    page.close()


# The diploma.


def test_only_certificates_that_hold_have_a_diploma(certified: BuiltSite) -> None:
    for number in register.WORDS:
        there = (certified.public / "certifikat" / number / "diplom.pdf").exists()
        assert there == (number in register.CERTIFIED)
        assert (
            "/certifikat/" + number + "/diplom.pdf" in page_of(certified, number).links
        ) == there


def test_a_diploma_is_one_accessible_sheet_that_leads_to_the_page(certified: BuiltSite) -> None:
    pdf = inflated((certified.public / "certifikat" / "ASF-2025-004" / "diplom.pdf").read_bytes())
    assert b"/Type/Pages/Count 1/" in pdf
    assert b"/Lang(sv-SE)" in pdf
    assert b"pdfuaid:part" in pdf
    assert b"https://provlistan.example/certifikat/ASF-2025-004/" in pdf
    assert "Diplom ASF-2025-004: Linas trädgård".encode() in pdf
    assert b"LibertinusSerif" in pdf
    assert b"2025-05-20" in pdf, "the day of the decision, not of the build"


def inflated(pdf: bytes) -> bytes:
    """A PDF with its compressed parts readable after it."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    read = []
    for stream in streams:
        try:
            read.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join([pdf, *read])


@pytest.mark.parametrize(
    "name", ["W" * 300, "Ord " * 75, "Å" * 40, "Kafé ☕ 中文", "ا" * 30, "a\u0301" * 20]
)
def test_any_name_fits_on_one_sheet(copy_of_certified: Root, name: str) -> None:
    key = ("2025-bas", "cafe-exemplet")
    event = register.spring(
        "ASF-2025-001", "cafe-exemplet", name=name.strip(), scope="Ord och ord. " * 300
    )
    register.write_decisions(copy_of_certified, *key, [event])
    certificate = read(copy_of_certified).certificates["ASF-2025-001"]
    pdf = inflated(diploma(certificate, "SKOOPI", "https://x.example/" + "y" * 80))
    assert b"/Type/Pages/Count 1/" in pdf


def test_the_same_certificate_gives_the_same_diploma(certified: BuiltSite) -> None:
    for view in certificate_views(public_view(certified.register)):
        if view.number in register.CERTIFIED:
            path = certified.public / "certifikat" / view.number / "diplom.pdf"
            made = diploma(
                view.certificate, "Provföreningen", f"https://provlistan.example{view.url}"
            )
            assert made == path.read_bytes()


def read(root: Root) -> Register:
    register = check(root, DAY).register
    assert register is not None
    return register
