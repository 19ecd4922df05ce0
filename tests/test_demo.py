"""The demo: a made-up register that looks alive, harms nobody and is the same each time."""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from asf_demo.bank import Bank
from asf_demo.calendar import calendar
from asf_demo.demo import DAY, Demo
from asf_demo.places import Places
from asf_demo.site_file import BANNER
from asf_demo.slots import in_words, slots_of
from asf_demo.states import DECK
from asf_demo.subject import subject_of
from asf_demo.writing import MARK, write_demo
from asf_register.check import check
from asf_register.day import today
from asf_register.enterprise import Enterprise
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.vocabulary import Vocabulary
from asf_register.vocabulary_files import read_vocabulary
from asf_site.building.build import build
from command_shell import Shell
from site_fixtures import BuiltSite, bytes_with, tree

# Kept free for books and films. Source: PTS, Telefonnummer för användning i böcker och filmer.
FICTIONAL_NUMBERS = (
    r"070-174 06 (0[5-9]|[1-9]\d)|031-390 06 \d\d|040-628 04 \d\d|08-465 004 \d\d|0980-31 92 \d\d"
)
# How the file begins that tells a demo from a register.
FIRST_WORDS = "Ett påhittat register"
SMALL = len(Bank().names.always) + len(DECK)
# One has a certificate with a name that it no longer has, and its certifiers are told.
RENAMED = "entry-as-certified"
STALE, FRESH = timedelta(days=2 * 365), timedelta(days=365)


def demo_of(enterprises: int, seed: int = 1, day: date = DAY) -> Demo:
    return Demo(read_vocabulary(Root(PROJECT)), enterprises, seed, day)


def written(folder: Path, demo: Demo) -> Path:
    write_demo(demo, folder)
    return folder


def register_of(folder: Path) -> Register:
    register = check(Root(folder), DAY).register
    assert register is not None
    return register


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The closed lists."""
    return read_vocabulary(Root(PROJECT))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo that is shown to people."""
    return written(tmp_path_factory.mktemp("demo") / "demo", demo_of(400))


@pytest.fixture(scope="module")
def register(folder: Path) -> Register:
    """Its register."""
    return register_of(folder)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of a small demo: those that are always there, and one of each state."""
    where = tmp_path_factory.mktemp("small")
    root = Root(written(where / "demo", demo_of(SMALL)))
    build(root, where / "output", DAY)
    return BuiltSite(root, DAY, where / "output" / "public", "")


def addresses(register: Register) -> Iterator[str]:
    """Every address on the web that a register names."""
    for enterprise in register:
        yield from filter(None, [enterprise.website])
        yield from (link.url for link in enterprise.links)
        yield from (source.url for source in enterprise.sources)
        told = [figure.source for figure in enterprise.social_value.figures]
        yield from (text for text in told if "://" in text)


def texts(enterprise: Enterprise) -> Iterator[str]:
    """Every text of an enterprise that is put together."""
    yield from (
        text
        for text in (
            enterprise.name,
            enterprise.description,
            enterprise.participation,
            enterprise.social_value.summary,
            *(offer.text for offer in enterprise.offers),
            *(service.text for service in enterprise.integration_services),
            *(site.name for site in enterprise.sites),
        )
        if text
    )


# The same each time


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert tree(written(tmp_path / "again", demo_of(400))) == tree(folder)


def test_another_seed_gives_other_enterprises(register: Register, tmp_path: Path) -> None:
    other = register_of(written(tmp_path / "other", demo_of(400, seed=2)))
    shared = set(register.enterprises) & set(other.enterprises)
    assert len(shared) < len(register.enterprises) / 2
    assert all(register.enterprises[slug] != other.enterprises[slug] for slug in shared)


def test_a_larger_demo_begins_with_the_enterprises_of_a_smaller_one(
    folder: Path, tmp_path: Path
) -> None:
    smaller = tree(written(tmp_path / "smaller", demo_of(90)) / "data" / "asf")
    assert smaller.items() <= tree(folder / "data" / "asf").items()


def test_another_day_moves_what_was_said_to_that_day(tmp_path: Path) -> None:
    later = register_of(written(tmp_path / "later", demo_of(60, day=date(2031, 5, 9))))
    latest = max(e.confirmed.date for e in later if e.confirmed)
    assert date(2031, 3, 1) < latest <= date(2031, 5, 9)


def test_nothing_is_said_after_the_day(register: Register) -> None:
    said = [thing.date for e in register for thing in (e.confirmed, e.consent, e.closed) if thing]
    assert max(said) <= DAY


# Right by every rule


@pytest.mark.parametrize(("enterprises", "seed"), [(1, 1), (400, 1), (400, 2), (1500, 77)])
def test_nothing_is_wrong_with_it(tmp_path: Path, enterprises: int, seed: int) -> None:
    checked = check(Root(written(tmp_path / "demo", demo_of(enterprises, seed))), today())
    assert [problem for problem in checked.problems if problem.rule != RENAMED] == []
    assert len(checked.problems) <= 1
    assert checked.register is not None
    assert len(checked.register.enterprises) == enterprises


def test_its_logos_are_pictures_and_not_many(folder: Path) -> None:
    pictures = [p for p in (folder / "data" / "asf").iterdir() if p.suffix != ".yaml"]
    assert 10 <= len(pictures) <= 60
    assert {p.suffix for p in pictures} == {".png", ".webp"}
    assert len({p.read_bytes() for p in pictures}) == len(pictures)


# Alive


def test_every_kind_of_entry_is_there(register: Register) -> None:
    listings = Counter(e.listing for e in register)
    assert listings["consented"] >= 300
    assert listings["sources"] >= 40
    assert listings["unlisted"] >= 15
    assert {e.listing for e in register if e.closed} == {"consented", "sources"}
    assert any(e.part_of for e in register)
    assert any(e.aliases for e in register)
    assert any(e.sites for e in register)
    assert any(e.logo for e in register)
    assert any(e.municipality is None for e in register)
    assert {e.municipality_basis for e in register} == {"stated", "inferred", None}
    assert {e.position is None for e in register} == {True, False}


def test_some_were_confirmed_lately_some_long_ago_and_some_never(register: Register) -> None:
    consented = [e for e in register if e.listing == "consented" and e.closed is None]
    ages = [DAY - e.confirmed.date for e in consented if e.confirmed]
    assert sum(age < FRESH for age in ages) > 200
    assert sum(age > STALE for age in ages) > 20
    assert len(consented) > len(ages)


def test_offers_have_every_kind_of_area(register: Register) -> None:
    areas = [offer.area for e in register for offer in e.offers if offer.area]
    assert any(area.whole_country for area in areas)
    assert any(len(area.regions) > 1 for area in areas)
    assert any(len(area.municipalities) > 1 for area in areas)
    assert any(area.radius_km and area.municipalities for area in areas)
    assert any(area.radius_km and area.regions for area in areas)
    assert any(area.radius_km and not area.regions and not area.municipalities for area in areas)
    assert any(offer.area is None for e in register for offer in e.offers)
    assert any(offer.cpv for e in register for offer in e.offers)


def test_figures_go_over_the_years(register: Register, words: Vocabulary) -> None:
    figures = [figure for e in register for figure in e.social_value.figures]
    assert {figure.kind for figure in figures} == set(words.figure_kinds)
    assert {figure.qualifier for figure in figures} == {"exact", "about", "at_least"}
    years = {e.slug: {f.year for f in e.social_value.figures} for e in register}
    assert max(len(seen) for seen in years.values()) >= 5
    assert any(len(e.target_group_share) > 1 for e in register)


def test_every_region_and_industry_and_service_is_there(
    register: Register, words: Vocabulary
) -> None:
    assert {e.region for e in register} == set(words.regions)
    assert {key for e in register for key in e.all_industries} == set(words.industries)
    kinds = {service.kind for e in register for service in e.integration_services}
    assert kinds == set(words.service_kinds)
    assert {key for e in register for key in e.all_target_groups} == set(words.target_groups)


def test_cities_have_more_than_villages_and_many_places_have_one(register: Register) -> None:
    places = Counter(e.municipality for e in register if e.municipality)
    assert [code for code, _ in places.most_common(1)] == ["0180"]
    assert 100 < len(places) < 260


@pytest.mark.parametrize(
    "name",
    ["Hoppsan!", "Smått & Gott", "Café Éclair", "NÅVA", "4 hjul & en plan", "Kallt & Varmt (K&V)"],
)
def test_odd_names_are_there(register: Register, name: str) -> None:
    assert name in {e.name for e in register}


def test_one_name_stands_in_several_municipalities_and_their_addresses_say_which(
    register: Register,
) -> None:
    same = {e.slug: e.municipality for e in register if e.name == "Vindflöjeln"}
    assert len(set(same.values())) == len(same) == 4
    assert set(same) >= {"vindflojeln", "vindflojeln-umea", "vindflojeln-kristianstad"}


def test_descriptions_are_not_copies_of_each_other(register: Register) -> None:
    told = [e.description for e in register if e.description]
    assert len(told) > 320
    assert len(set(told)) >= len(told) * 0.97


# Harms nobody


def test_no_address_leads_anywhere(register: Register) -> None:
    hosts = [url.split("/")[2] for url in addresses(register)]
    hosts += [e.email.partition("@")[2] for e in register if e.email]
    assert len(hosts) > 700
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_nobody_can_be_called(register: Register) -> None:
    numbers = {e.phone for e in register if e.phone}
    assert len(numbers) > 100
    assert [n for n in numbers if not re.fullmatch(FICTIONAL_NUMBERS, n)] == []


def test_no_organisation_has_these_numbers(register: Register) -> None:
    numbers = [e.organisation_number for e in register if e.organisation_number]
    assert len(numbers) > 300
    assert len(set(numbers)) == len(numbers)
    assert [number for number in numbers if not number.startswith("00")] == []


def test_no_enterprise_is_called_as_a_real_one(register: Register) -> None:
    real = {path.stem for path in (PROJECT / "data" / "asf").glob("*.yaml")}
    assert real & set(register.enterprises) == set()


# Good Swedish


def test_texts_are_whole(register: Register) -> None:
    broken = re.compile(r"[{}_]|  |\.\.|\s[.,]|,\.|\bi i\b|\bpå på\b")
    assert [t for e in register for t in texts(e) if broken.search(t)] == []


def test_every_sentence_of_every_trade_can_be_filled(words: Vocabulary) -> None:
    demo = demo_of(1500)
    story, seen = demo.bank.story, set()
    forms = story.participation
    every = (*story.history, *story.people, *story.place, *story.from_sources, *story.closed)
    every += (*story.unit, *story.summary, *forms.association, *forms.company, *forms.any)
    every += tuple(text for service in demo.bank.services.services for text in service.texts)
    for sketch in demo.sketches:
        subject = subject_of(sketch, demo)
        trade = sketch.trade
        for sentence in (*every, *trade.opening, *trade.detail):
            slots = slots_of(sketch, demo, subject.facts, subject.luck)
            assert "{" not in slots.fill(sentence)
        seen.add(trade.industry)
        if len(seen) == len(words.industries):
            return
    raise AssertionError(set(words.industries) - seen)


@pytest.mark.parametrize(
    ("number", "said"),
    [(3, "tre"), (12, "tolv"), (19, "nitton"), (20, "tjugo"), (21, "tjugoen"), (90, "nittio")],
)
def test_numbers_are_said_in_words(number: int, said: str) -> None:
    assert in_words(number) == said


def test_the_bank_names_only_what_the_closed_lists_have(words: Vocabulary) -> None:
    bank = Bank()
    assert set(bank.trades) == set(words.industries)
    for trade in bank.trades.values():
        assert set(trade.beside) <= set(words.industries) - {trade.industry}
        assert set(trade.goals) <= set(words.global_goals)
        for ware in trade.offers:
            assert {code[:2] for code in ware.cpv} <= set(words.cpv_divisions)
            assert ware.industry in (None, *words.industries)
    for service in bank.services.services:
        assert set(service.buyers) <= set(words.public_buyers)
        assert set(service.only_for) <= set(words.target_groups)
    assert {service.kind for service in bank.services.services} == set(words.service_kinds)
    groups = {key for group in bank.services.groups for key in group.keys}
    assert groups == set(words.target_groups)


def test_every_municipality_has_its_people_and_its_towns(words: Vocabulary) -> None:
    table = Places(words).table
    assert set(table) == set(words.municipalities)
    assert 10_000 < sum(people for people, _ in table.values()) < 11_000
    assert all(
        towns and all(re.fullmatch(r"\d{3}", town.postal_prefix) for town in towns)
        for _, towns in table.values()
    )


# Its site


def test_the_site_has_a_page_for_every_public_enterprise(small_site: BuiltSite) -> None:
    profiles = [path for path in small_site.pages if re.fullmatch(r"/asf/[^/]+/", path)]
    aliases = [alias for e in small_site.shown for alias in e.aliases]
    assert len(small_site.register.enterprises) == SMALL
    assert len(profiles) == len(small_site.shown) + len(aliases)


def test_every_page_says_that_nothing_is_real(small_site: BuiltSite) -> None:
    paths = set(small_site.pages)
    assert {"/", "/asf/", "/404.html", "/om/", "/lan/dalarna/"} <= paths
    assert any(e.aliases for e in small_site.shown)
    assert [path for path, page in small_site.pages.items() if BANNER not in page.text] == []


def test_the_repositorys_own_site_says_no_such_thing(real: BuiltSite) -> None:
    assert bytes_with(real.public, 'class="banner"') == []


def test_unlisted_enterprises_leave_no_trace(small_site: BuiltSite) -> None:
    """But the number of one that publishes its certificate, where certificates are."""
    hidden = [e for e in small_site.register if e.listing == "unlisted"]
    assert hidden
    for enterprise in hidden:
        number = enterprise.organisation_number
        assert number
        assert bytes_with(small_site.public, f"{enterprise.slug}.example") == []
        assert f"/asf/{enterprise.slug}/" not in small_site.pages
        published = enterprise.publish_certificate and small_site.register.certificates_of(
            enterprise.slug
        )
        found = bytes_with(small_site.public, number)
        assert bool(found) == bool(published)
        assert [name for name in found if not re.search("certifi|intyg", name)] == []


# The command


def test_it_writes_and_says_how_to_see_it(shell: Shell) -> None:
    ran = shell.asf("demo", "../made-up", "--enterprises", "3", "--seed", "8")
    assert ran.code == 0
    assert ran.err == ""
    assert "Skrev 3 påhittade företag" in ran.out
    assert "asf --root ../made-up build --serve" in ran.out
    made = shell.folder / "made-up"
    assert len(list(made.glob("data/asf/*.yaml"))) == 3
    assert (made / MARK).read_text("utf-8").startswith(FIRST_WORDS)
    assert "--enterprises 3 --seed 8 --date 2026-11-01" in (made / MARK).read_text("utf-8")
    assert shell.asf("--root", "../made-up", "check").code == 0


def test_a_demo_takes_the_place_of_an_earlier_one_whole(shell: Shell) -> None:
    assert shell.asf("demo", "../made-up", "--enterprises", "30").code == 0
    (shell.folder / "made-up" / "output" / "public").mkdir(parents=True)
    assert shell.asf("demo", "../made-up", "--enterprises", "2").code == 0
    made = shell.folder / "made-up"
    assert len(list(made.glob("data/asf/*.yaml"))) == 2
    assert not (made / "output").exists()
    assert sorted(path.name for path in shell.folder.iterdir()) == ["made-up", "register"]


def test_an_empty_folder_will_do(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    assert shell.asf("demo", "../empty", "--enterprises", "1").code == 0


def test_a_register_is_never_written_over(shell: Shell) -> None:
    entry = shell.write("data/asf/linden.yaml", "name: Linden\n")
    ran = shell.asf("demo", ".", "--enterprises", "1")
    assert ran.code == 2
    assert "lämnas i fred" in ran.err
    assert "Välj en tom mapp" in ran.err
    assert ran.err.count("\n") == 1
    assert entry.read_text("utf-8") == "name: Linden\n"


def test_a_demo_that_somebody_keeps_things_in_is_left_alone(shell: Shell) -> None:
    assert shell.asf("demo", "../made-up", "--enterprises", "1").code == 0
    (shell.folder / "made-up" / "anteckningar.txt").write_text("viktigt", "utf-8")
    ran = shell.asf("demo", "../made-up", "--enterprises", "1")
    assert ran.code == 2
    assert "anteckningar.txt" in ran.err


@pytest.mark.parametrize("inside", ["data/demo", "data/asf/demo", "content/demo"])
def test_a_register_gets_no_demo_inside_it(shell: Shell, inside: str) -> None:
    ran = shell.asf("demo", inside, "--enterprises", "1")
    assert ran.code == 2
    assert "utanför registret" in ran.err
    assert not (shell.register / inside).exists()


def test_a_file_or_a_link_is_no_folder_for_a_demo(shell: Shell) -> None:
    shell.write("file", "text")
    (shell.register / "link").symlink_to(shell.folder)
    for name in ("file", "link"):
        ran = shell.asf("demo", name, "--enterprises", "1")
        assert ran.code == 2
        assert "ingen vanlig mapp" in ran.err


def test_what_fails_half_way_leaves_the_earlier_demo(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.asf("demo", "../made-up", "--enterprises", "3").code == 0
    before = tree(shell.folder / "made-up")

    def full(*_: object) -> bytes:
        raise OSError(28, "full", "made-up")

    monkeypatch.setattr("asf_demo.enterprises.canonical", full)
    ran = shell.asf("demo", "../made-up", "--enterprises", "5")
    assert ran.code == 2
    assert "disken är full" in ran.err
    assert tree(shell.folder / "made-up") == before
    assert sorted(path.name for path in shell.folder.iterdir()) == ["made-up", "register"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--enterprises", "0"], "från 1 till 1\u202f000\u202f000"),
        (["--enterprises", "-4"], "från 1 till"),
        (["--enterprises", "1000001"], "från 1 till"),
        (["--enterprises", "många"], "--enterprises"),
        (["--seed", "frö"], "--seed"),
        (["--date", "i går"], "inget datum"),
        (["--date", "1815-06-18"], "från 2015"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(shell: Shell, arguments: list[str], said: str) -> None:
    ran = shell.asf("demo", "../made-up", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not (shell.folder / "made-up").exists()


def test_others_may_read_what_was_written(folder: Path) -> None:
    mode = stat.S_IMODE((folder / "data" / "site.yaml").stat().st_mode)
    assert mode & stat.S_IRUSR
    assert not mode & stat.S_IXUSR


def test_the_calendar_has_no_empty_field_whatever_day_it_is(words: Vocabulary) -> None:
    """Every second Friday is sometimes one between Christmas and New Year, sometimes not."""
    cancels = set()
    for turn in range(14):
        demo = Demo(words, SMALL, day=DAY + timedelta(turn))
        for file in calendar(demo):
            assert b"[]" not in file.content, file.path
            if b"every_weeks:" in file.content:
                cancels.add(b"not_on:" in file.content)
    assert cancels == {True, False}
