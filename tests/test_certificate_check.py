"""«Var de certifierade?» as files: the answers its script looks up, and the table without it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import certified_register as register
import pytest
import yaml
from asf_register.certification.certificate import FIRST_CERTIFICATIONS
from asf_register.certification.state_words import PROVES_NO_SHARE, STATE_WORDS
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.building.build import build
from site_fixtures import DAY, BuiltSite, bytes_with

PAGE = "/certifikat/fraga/"
ONE_DAY = timedelta(days=1)
# What may be known of who has no page of its own.
OF_A_CERTIFICATE = {"name", "label", "also", "numbers", "certificates", "periods"}


def answers(public: Path) -> Any:
    (path,) = public.glob("certifikat/data/*/intyg.json")
    return json.loads(path.read_text("utf-8"))


def by_name(site: BuiltSite) -> dict[str, Any]:
    return {holder["name"]: holder for holder in answers(site.public)["holders"]}


def looked_up(file: Any, holder: Any, day: date) -> tuple[str, str, str]:
    """What the page's script finds: the one period that the day is in."""
    asked = day.isoformat()
    (found,) = [
        (state, reason, number)
        for first, last, state, reason, number in holder.get("periods", file["others"])
        if (first is None or first <= asked) and (last is None or asked <= last)
    ]
    return found


def telling_days(site: BuiltSite, slug: str) -> Iterator[date]:
    """Days on either side of each turn, and some far from all of them."""
    yield from (date(1900, 1, 1), date(2026, 2, 28), date(2028, 2, 29), date(2100, 1, 1))
    for period in site.register.periods_of(slug):
        for edge in filter(None, (period.first, period.last)):
            yield from (edge - ONE_DAY, edge, edge + ONE_DAY)


@pytest.fixture(params=["real", "made_up", "certified"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def test_everybody_public_can_be_asked_about_and_nobody_else(site: BuiltSite) -> None:
    holders = answers(site.public)["holders"]
    assert {h["slug"] for h in holders if "slug" in h} == {e.slug for e in site.shown}
    others = [holder for holder in holders if "slug" not in holder]
    consenting = [e for e in site.register if e.listing == "unlisted" and e.publish_certificate]
    assert len(others) == len(consenting)
    assert all(set(holder) <= OF_A_CERTIFICATE for holder in others)


def test_every_answer_is_the_registers(site: BuiltSite) -> None:
    file = answers(site.public)
    asked = 0
    for holder in file["holders"]:
        if "slug" not in holder:
            continue
        for day in telling_days(site, holder["slug"]):
            period = site.register.state_of(holder["slug"], day)
            said = (period.state.value, period.reason, period.number)
            assert looked_up(file, holder, day) == said, (holder["name"], day)
            asked += 1
    assert asked > len(file["holders"])
    assert file["words"] == {state.value: word for state, word in STATE_WORDS.items()}


def test_the_certified_register_has_every_answer(certified: BuiltSite) -> None:
    """So that the test above means something."""
    file = answers(certified.public)
    states = {period[2] for holder in file["holders"] for period in holder.get("periods", [])}
    assert states == {state.value for state in STATE_WORDS}


def test_nobody_is_called_uncertified_where_the_register_does_not_know(
    real: BuiltSite, certified: BuiltSite
) -> None:
    """The real register doesn't know of every certification; the other one does from 2025."""
    assert real.register.site.certificates_complete_from is None
    file = answers(real.public)
    for holder in file["holders"]:
        for first, _, state, *_ in holder.get("periods", file["others"]):
            assert state != "none" or first is None or first < str(FIRST_CERTIFICATIONS)
    without = by_name(certified)["Utan Intyg"]
    assert "periods" not in without
    file = answers(certified.public)
    on = {
        day: looked_up(file, without, date.fromisoformat(day))[0]
        for day in ("2019-05-31", "2019-06-01", "2024-12-31", "2025-01-01", "2026-11-21")
    }
    assert list(on.values()) == ["none", "unknown", "unknown", "none", "none"]


def test_what_went_over_to_another_name_is_found_by_both(certified: BuiltSite) -> None:
    holder = by_name(certified)["Nya Namnet"]
    assert holder["also"] == [register.FORMER_NAME]
    number = register.number_of("nya-namnet")
    assert holder["certificates"] == [["ASF-2025-007", register.FORMER_NAME, number]]
    assert by_name(certified)["Bytta Namnet"]["also"] == [register.LATER_NAME]


def test_an_unlisted_one_is_only_as_it_was_decided(copy_of_certified: Root, tmp_path: Path) -> None:
    """Its entry says more by now: none of that is anywhere."""
    path = copy_of_certified.enterprises / "dolda-verkstaden.yaml"
    entry = yaml.safe_load(path.read_text("utf-8"))
    share = {"percent": 43.25, "date": "2026-03-01", "source": "Styrelsens hemliga rapport"}
    entry |= {"name": "Gömda Smedjan", "target_group_share": [share]}
    path.unlink()
    new = copy_of_certified.enterprises / "gomda-smedjan.yaml"
    register.write(new, entry | {"aliases": ["dolda-verkstaden"]})
    build(copy_of_certified, tmp_path / "output", DAY)
    public = tmp_path / "output" / "public"
    for trace in ("Gömda Smedjan", "43,25", "hemliga rapport", "gomda-smedjan"):
        assert bytes_with(public, trace) == [], trace
    named = bytes_with(public, "Dolda verkstaden")
    assert named
    assert all(name.startswith("certifikat/") for name in named)
    (holder,) = [h for h in answers(public)["holders"] if "slug" not in h]
    assert holder["name"] == "Dolda verkstaden"


def test_a_share_is_told_with_its_day_and_source(made_up: BuiltSite) -> None:
    shares = by_name(made_up)["Ängslyckan"]["shares"]
    assert [percent for _, percent, _ in shares] == ["58", "62,5"]
    assert shares == sorted(shares)
    assert all(source for *_, source in shares)


def test_of_the_same_name_each_has_its_own_words(copy_of_certified: Root, tmp_path: Path) -> None:
    root = copy_of_certified
    places = {"falun": {"region": "20", "municipality": "2080"}, "gavle": {}}
    for index, (place, fields) in enumerate(places.items(), start=50):
        entry = register.enterprise(index, "Café Exemplet", fields)
        register.write(root.enterprises / f"cafe-exemplet-{place}.yaml", entry)
    build(root, tmp_path / "output", DAY)
    holders = answers(tmp_path / "output" / "public")["holders"]
    same = [h["label"] for h in holders if h["name"] == "Café Exemplet"]
    assert len(set(same)) == 3
    assert "Café Exemplet, Falun, Dalarnas län" in same
    assert sum("Gävle" in label for label in same) == 2
    assert [h for h in holders if "label" in h and h["name"] != "Café Exemplet"] == []


def test_without_the_script_there_is_a_table_of_all_periods(certified: BuiltSite) -> None:
    text = certified.pages[PAGE].text
    html = (certified.public / "certifikat/fraga/index.html").read_text("utf-8")
    (table,) = [part.partition("</table>")[0] for part in html.split("<table")[1:]]
    assert table.count("<tbody>") == len(answers_with_periods(certified)) + 1
    for holder in answers_with_periods(certified):
        for *_, reason, _ in holder["periods"]:
            assert reason in text
    for said in ("Alla andra företag", *STATE_WORDS.values(), "30 oktober 2024 – 19 oktober 2026"):
        assert said in text
    assert table.count("Tvättstugan") == 1
    assert PROVES_NO_SHARE in text


def answers_with_periods(site: BuiltSite) -> list[Any]:
    return [holder for holder in answers(site.public)["holders"] if "periods" in holder]


def test_the_pages_are_found(certified: BuiltSite) -> None:
    address = certified.register.site.address
    sitemap = (certified.public / "sitemap.xml").read_text("utf-8")
    searched = json.loads((certified.public / "pagefind/records.json").read_text("utf-8"))
    urls = {page["url"] for page in searched["pages"]}
    for url in (PAGE, "/certifikat/", "/bli-certifierad/"):
        assert f"<loc>{address}{url}</loc>" in sitemap
        assert url in urls
    for path, page in certified.pages.items():
        if path != "/404.html" and "refresh" not in page.metas:
            assert {PAGE, "/certifikat/", "/bli-certifierad/"} <= set(page.links), path


# The page of all certificates.


def test_every_public_certificate_stands_under_its_state(certified: BuiltSite) -> None:
    html = (certified.public / "certifikat/index.html").read_text("utf-8")
    headings = {
        "Gäller": "Certifierat",
        "Vilande": "Vilande",
        "Återkallade": "Återkallat",
        "Utgångna": "Utgånget",
        "Okända": "Okänt",
    }
    under: dict[str, str] = {}
    for part in html.split("<h2 ")[1:]:
        title = part.partition("</h2>")[0].partition(">")[2]
        for number in register.WORDS:
            if f'<a href="/certifikat/{number}/">' in part.partition("</section>")[0]:
                under.setdefault(number, headings.get(title, title))
    assert under == register.WORDS
    text = certified.pages["/certifikat/"].text
    assert f"{len(register.WORDS)} intyg finns i registret" in text
    for title, word in headings.items():
        count = sum(state == word for state in register.WORDS.values())
        assert f"{title} {count}" in text
    assert "förnyat med ASF-2026-001" in text


def test_the_numbers_are_explained_and_cases_untold(certified: BuiltSite) -> None:
    text = certified.pages["/certifikat/"].text
    assert "Ett H i numret" in text
    for private in ("Stadgarna", register.AUDITOR, register.SUPERVISOR, "Mörka verkstaden"):
        assert private not in text


def test_a_register_without_certificates_says_so(copy_of_certified: Root, tmp_path: Path) -> None:
    for cohort in copy_of_certified.cohorts.iterdir():
        shutil.rmtree(cohort / "decisions")
    build(copy_of_certified, tmp_path / "output", DAY)
    public = tmp_path / "output" / "public"
    html = (public / "certifikat/index.html").read_text("utf-8")
    assert "Det finns inga intyg i registret" in html
    assert all("periods" not in holder for holder in answers(public)["holders"])


def test_one_that_begins_later_stands_by_itself(copy_of_certified: Root, tmp_path: Path) -> None:
    before = date(2025, 5, 19)
    build(copy_of_certified, tmp_path / "output", before)
    html = (tmp_path / "output/public/certifikat/index.html").read_text("utf-8")
    later = html.partition('id="coming"')[2]
    assert "ASF-2025-001" in later
    assert "ASF-2025-001" not in html.partition('id="coming"')[0].partition("</ul>")[2]


def test_the_public_view_is_all_that_is_asked(certified: BuiltSite) -> None:
    """An unlisted one without consent is in the register, and not in the answers."""
    assert register.SILENT in certified.register.certificates
    assert register.SILENT not in public_view(certified.register).certificates
    text = json.dumps(answers(certified.public), ensure_ascii=False)
    assert register.SILENT not in text
    assert "Mörka" not in text
