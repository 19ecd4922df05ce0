"""A certificate's page: what outsiders see of it, and on which day."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import certified_register as register
import pytest
from asf_register.certification.statement import statement
from asf_register.check import check
from asf_register.errors import BuildError
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import Root
from asf_register.swedish import long_date
from asf_site.building.build import build
from asf_site.building.live import LiveSite
from asf_site.building.page_count import verify
from asf_site.certificates.diploma import diploma
from asf_site.site import Site
from defusedxml.ElementTree import fromstring
from playwright.sync_api import Browser, expect
from site_fixtures import DAY, BuiltSite, bytes_with
from site_page import SitePage, read_site_page

from benchmarks.weight import weight

MOST = 20 * 1024


def page_of(site: BuiltSite, number: str) -> SitePage:
    return site.pages[f"/certifikat/{number}/"]


def word_on(site: BuiltSite, number: str) -> list[str]:
    """The large words that are shown without scripts."""
    text = (site.public / "certifikat" / number / "index.html").read_text("utf-8")
    blocks = re.findall(r'<div class="stands"([^>]*)>\s*<p class="word[^"]*">(.*?)</p>', text)
    return [word for attributes, word in blocks if "hidden" not in attributes]


def built(root: Root, folder: Path, day: date = DAY) -> Path:
    build(root, folder, day)
    return folder / "public"


# The page.


def test_every_public_certificate_has_a_page_with_its_state_in_one_word(
    certified: BuiltSite,
) -> None:
    pages = {path.split("/")[2] for path in certified.pages if path.startswith("/certifikat/ASF-")}
    assert pages == set(register.WORDS)
    assert {number: word_on(certified, number) for number in register.WORDS} == {
        number: [word] for number, word in register.WORDS.items()
    }


def test_a_silent_one_is_nowhere(certified: BuiltSite) -> None:
    assert register.SILENT in certified.register.certificates
    for trace in (
        register.SILENT,
        "Mörka verkstaden",
        "morka-verkstaden",
        register.number_of("morka-verkstaden"),
    ):
        assert bytes_with(certified.public, trace) == [], trace


def test_nothing_but_decisions_is_public(certified: BuiltSite) -> None:
    traces = ("Stadgarna § 2", register.SUPERVISOR, register.AUDITOR, register.ADMINISTRATOR)
    for trace in traces:
        found = bytes_with(certified.public, trace)
        assert [name for name in found if name.startswith(("certifikat/", "api/"))] == [], trace


def test_a_page_says_what_was_decided(certified: BuiltSite) -> None:
    text = page_of(certified, "ASF-2025-001").text
    for said in (
        "ASF-2025-001",
        "Café Exemplet",
        register.number_of("cafe-exemplet"),
        "SIS PAS 10:2018",
        "Version 2024",
        "Hela verksamheten.",
        register.CONDITION,
        "20 maj 2025 – 19 maj 2027",
        "Bascertifiering våren 2025",
        "20 maj 2025 av certifierare p003",
        "Provföreningen",
        "info@provlistan.example",
        "certifiering@asf-listan.example",
    ):
        assert said in text, said
    assert "/asf/cafe-exemplet/" in page_of(certified, "ASF-2025-001").links


def test_the_history_has_every_turn_in_order(certified: BuiltSite) -> None:
    text = page_of(certified, "ASF-2025-004").text
    history = text[text.index("Historia") : text.index("Besluten")]
    days = [
        "20 maj 2025 – 11 januari 2026",
        "12 januari 2026 – 15 februari 2026",
        "16 februari 2026 – 19 maj 2027",
        "20 maj 2027 och framåt",
    ]
    places = [history.index(day) for day in days]
    assert places == sorted(places)
    assert "Avtalet om delaktighet gick ut." in history
    assert "Går ut" in history
    assert "Utgånget" not in history


def test_renewals_lead_both_ways_and_to_the_first(certified: BuiltSite) -> None:
    former, later = (page_of(certified, number) for number in ("ASF-2024-001", "ASF-2026-001"))
    assert "/certifikat/ASF-2026-001/" in former.links
    assert "/certifikat/ASF-2024-001/" in later.links
    for page in (former, later):
        assert "Hösten 2019" in page.text
        assert "/certifikat/ASF-2019-H01/" in page.links


def test_a_taken_over_one_says_where_from_and_what_is_not_known(certified: BuiltSite) -> None:
    page = page_of(certified, "ASF-2019-H01")
    assert "https://tidningen.example/2019/certifierade" in page.links
    assert "Vad registret inte vet" in page.text
    assert "Registret saknar uppgift efter 30 juni 2021" in page.text
    for none in ("Organisationsnummer", "ssh-keygen", "Utgånget", "överklaga", "Visa intyget"):
        assert none not in page.text, none
    beside = [path.name for path in (certified.public / "certifikat" / "ASF-2019-H01").iterdir()]
    assert beside == ["index.html"]


def test_a_certificate_keeps_the_name_it_was_decided_for(certified: BuiltSite) -> None:
    page = page_of(certified, "ASF-2025-007")
    assert register.FORMER_NAME in page.text
    assert "Namnet i listan är i dag ett annat än här." in page.text
    assert "/asf/nya-namnet/" in page.links
    followed = page_of(certified, "ASF-2025-008").text
    assert followed.startswith("Bytta Namnet")
    assert "i dag annat" not in followed


def test_the_certificate_of_an_unlisted_enterprise_stands_alone(certified: BuiltSite) -> None:
    page = page_of(certified, register.ONLY_ITSELF)
    assert not [link for link in page.links if link.startswith("/asf/d")]
    assert page.metas["robots"] == "noindex"
    assert "robots" not in page_of(certified, "ASF-2025-001").metas
    sitemap = (certified.public / "sitemap.xml").read_text("utf-8")
    assert "/certifikat/ASF-2025-001/" in sitemap
    assert register.ONLY_ITSELF not in sitemap
    found = {name.split("/")[0] for name in bytes_with(certified.public, "Dolda verkstaden")}
    assert found <= {"certifikat", "data"}, "data/ has what the check page loads"


def test_pages_weigh_little(certified: BuiltSite) -> None:
    weights = {
        number: weight(certified.public, f"/certifikat/{number}/") for number in register.WORDS
    }
    assert max(weights.values()) <= MOST, weights


def test_scripts_correct_what_passed_since(certified: BuiltSite, browser: Browser) -> None:
    """The last day counts, in Sweden, wherever the reader's clock is."""
    moments = {
        "2026-11-21T12:00:00Z": "Certifierat",
        "2027-05-19T21:59:00Z": "Certifierat",
        "2027-05-19T22:01:00Z": "Utgånget",
        "2031-01-01T12:00:00Z": "Utgånget",
    }
    for moment, word in moments.items():
        context = browser.new_context(timezone_id="Pacific/Kiritimati")
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        page.goto(f"{certified.url}/certifikat/ASF-2025-001/")
        expect(page.locator(".stands:visible .word")).to_have_text(word)
        context.close()


def test_without_a_page_a_build_fails(certified: BuiltSite, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(certified.public, tmp_path / "public"))
    (copy / "certifikat" / "ASF-2025-001" / "index.html").unlink()
    with pytest.raises(BuildError, match="certifikat"):
        verify(Site(public_view(certified.register), DAY), copy)


def test_a_saved_decision_is_on_its_page_at_once(copy_of_certified: Root, tmp_path: Path) -> None:
    site = LiveSite(copy_of_certified, tmp_path / "output", DAY)
    path = tmp_path / "output/public/certifikat/ASF-2025-001"
    assert (path / "diplom.pdf").is_file()
    key = ("2025-bas", "cafe-exemplet")
    events = [
        *register.DECISIONS[key],
        register.later("suspended", "2026-11-20", reason="Planen kom inte."),
    ]
    register.write_decisions(copy_of_certified, *key, events)
    site.update()
    assert "Planen kom inte." in read_site_page(path / "index.html").text
    assert "Vilande" in (path / "marke.svg").read_text("utf-8")
    assert (path / "beslut-2.json.sig").is_file()
    assert not (path / "diplom.pdf").exists()


def test_hostile_words_stay_words(copy_of_certified: Root, tmp_path: Path) -> None:
    nasty = '</code><script>alert(1)</script> "x" & \'y\' #eval("1") $x$ @a <b> ${x}'
    key = ("2025-bas", "cafe-exemplet")
    event = register.spring(
        "ASF-2025-001",
        "cafe-exemplet",
        name=nasty,
        scope=nasty,
        conditions=[nasty],
    )
    events = [event, register.later("suspended", "2026-09-01", reason=nasty)]
    register.write_decisions(copy_of_certified, *key, events)
    folder = built(copy_of_certified, tmp_path / "output") / "certifikat" / "ASF-2025-001"
    page = read_site_page(folder / "index.html")
    assert page.inline == ()
    assert page.text.count("alert(1)") >= 4
    assert fromstring((folder / "marke.svg").read_text("utf-8")).tag.endswith("svg")
    public = public_view(read(copy_of_certified)).certificates["ASF-2025-001"]
    assert diploma(public, nasty, "").startswith(b"%PDF")


# Decisions and their signatures.


def test_what_is_signed_lies_beside_the_page(certified: BuiltSite) -> None:
    for number in register.WORDS:
        decisions = certified.register.certificates[number].decisions
        folder = certified.public / "certifikat" / number
        signed = [event for event in decisions.written if "by" in event]
        for count, event in enumerate(signed, start=1):
            raw = (folder / f"beslut-{count}.json").read_bytes()
            assert raw == statement(decisions.cohort, decisions.enterprise, event)
            signature = (folder / f"beslut-{count}.json.sig").read_text("ascii")
            assert signature == event["signature"]
        assert len(list(folder.glob("beslut-*"))) == 2 * len(signed)


def test_it_shows_what_will_be(copy_of_certified: Root, tmp_path: Path) -> None:
    """On a day before its first, a certificate says so and has no diploma."""
    public = built(copy_of_certified, tmp_path / "output", date(2025, 5, 1))
    page = read_site_page(public / "certifikat" / "ASF-2025-001" / "index.html")
    assert "Gäller inte än" in page.text
    assert f"från och med {long_date(date(2025, 5, 20))}" in page.text
    assert not (public / "certifikat" / "ASF-2025-001" / "diplom.pdf").exists()


def read(root: Root) -> Register:
    register = check(root, DAY).register
    assert register is not None
    return register
