"""What `asf import-notices` promises: reserved procurements and those about what ASF do become
posts, a newer notice changes its post, nothing is doubled, and no file can do harm.

tests/notices holds small notices shaped as the examples of the EU's eForms SDK.
"""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from asf_edit.notices.notice_file import MAX_DEPTH, MAX_MIB
from asf_register.prose import leads_to
from asf_register.reading import load
from asf_register.root import PROJECT
from command_shell import Ran, Shell
from fault_injection import Machine

NOTICES = PROJECT / "tests" / "notices"
DAY = "2026-11-20"
LINDEN = """\
name: Kafé Linden
organisation_number: 769600-0004
region: "21"
municipality: "2180"
industries:
  - cafe-restaurant
listing: unlisted
"""
FRUIT = "fruktkorgar-till-elva-arbetsplatser-700100-2026"
TED = "https://ted.europa.eu/sv/notice/-/detail/"
# What the procedures of the notices in tests/notices begin with.
PROCEDURE = "7c5e4d3a"


def notice(name: str) -> str:
    return (NOTICES / f"{name}.xml").read_text(encoding="utf-8")


def of_another(text: str, number: int) -> str:
    """A notice as that of another procurement, so that many can be taken in at once."""
    text = text.replace(PROCEDURE, f"{number:08}")
    return re.sub("(?<=>)00(7[0-9]{5}-2026)", rf"{number}\1", text)


class Importing:
    """Somebody who takes in notices, in an otherwise empty register."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        shell.write("data/asf/kafe-linden.yaml", LINDEN)

    def take(self, *names: str, day: str = DAY, options: tuple[str, ...] = ()) -> Ran:
        """Take in some of the notices of tests/notices."""
        files = [str(NOTICES / f"{name}.xml") for name in names]
        return self.shell.asf("import-notices", "--date", day, *options, *files)

    def take_text(self, *texts: str | bytes, day: str = DAY) -> Ran:
        """Take in notices with these contents."""
        files = []
        for number, text in enumerate(texts, 1):
            path = self.shell.folder / f"annons-{number}.xml"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            files.append(str(path))
        return self.shell.asf("import-notices", "--date", day, *files)

    @property
    def posts(self) -> dict[str, Any]:
        """What the files of the marketplace hold, by id."""
        folder = self.shell.register / "data" / "marketplace"
        return {path.stem: load(path.read_bytes()).value for path in sorted(folder.glob("*"))}

    def post_of(self, number: int) -> Any:
        """What the post says of a procurement that `of_another` made; None where there is none."""
        procedure = f"{number:08}-"
        found = (p for p in self.posts.values() if p["notice"]["procedure"].startswith(procedure))
        return next(found, None)

    def post(self) -> Any:
        """What the only post says."""
        (found,) = self.posts.values()
        return found


@pytest.fixture
def importing(shell: Shell) -> Importing:
    return Importing(shell)


# What becomes of each notice: its name, the post's id and what the post says.
TABLE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "reserved",
        FRUIT,
        {
            "kind": "reserved_procurement",
            "actor": {
                "kind": "municipality",
                "name": "Gävle kommun",
                "organisation_number": "212000-2338",
            },
            "cpv": ["03222000", "15300000"],
            "place": {"municipalities": ["2180"]},
            "value": "100k-700k",
            "ground": "lou",
            "published": "2026-11-02",
            "deadline": "2026-12-04",
            "deadline_time": "12:00",
            "start": "2027-02-01",
            "contact": {
                "email": "upphandling@gavle.example",
                "url": "https://anbud.example/gavle/1201",
            },
            "notice": {
                "procedure": "7c5e4d3a-0b1c-4e6f-8a2d-9f0e1d2c0001",
                "number": "700100-2026",
                "version": "01",
                "url": f"{TED}700100-2026",
            },
        },
    ),
    (
        "several-lots",
        "stadning-av-skolor-och-kontor-700200-2026",
        {
            "kind": "procurement",
            "title": "Städning av skolor och kontor",
            "value": "2m-10m",
            "ground": "lou",
            "place": {"regions": ["21"]},
            "lots": [
                {"title": "Skolor", "cpv": ["90919300"], "place": {"municipalities": ["2181"]}},
                {"title": "Kontor", "cpv": ["90919200"], "reserved": True},
            ],
            "deadline": "2026-12-11",
        },
    ),
    (
        "industry",
        "maintenance-of-parks-700300-2026",
        {
            "kind": "procurement",
            "actor": {
                "kind": "public_company",
                "name": "Parkbolaget AB",
                "organisation_number": "556000-4615",
            },
            # 23.30 in UTC is half past midnight here, the day after.
            "deadline": "2026-12-05",
            "deadline_time": "00:30",
            "place": {"municipalities": ["1480"]},
            "value": "not-said",
            "contact": {"url": f"{TED}700300-2026"},
        },
    ),
    (
        "prior-call",
        "arbetstraning-och-rehabilitering-700700-2026",
        {"kind": "procurement", "place": {"whole_country": True}, "deadline": "2026-12-04"},
    ),
    (
        "concession",
        "drift-av-kafe-i-badhuset-700800-2026",
        {
            "kind": "reserved_procurement",
            "ground": "luk",
            "place": {"regions": ["06", "07", "08", "09", "10", "12", "13", "14"]},
        },
    ),
)
# Its name, and why it is left out.
LEFT_OUT = {
    "other-industry": "ingen av CPV-koderna hör till en bransch",
    "other-country": "gäller inget i Sverige",
    "planning": "förhandsannons, som inte går att svara på än",
}


def test_notices_become_the_posts_they_should_or_are_left_out_with_the_reason(
    importing: Importing,
) -> None:
    ran = importing.take(*(row[0] for row in TABLE), *LEFT_OUT)
    assert ran.code == 0
    posts = importing.posts
    assert sorted(posts) == sorted(row[1] for row in TABLE)
    for name, post, says in TABLE:
        assert {key: posts[post].get(key) for key in says} == says, name
    for name, why in LEFT_OUT.items():
        assert re.search(rf"{why}.*\n +{name}\.xml", ran.out), name
    assert "Inga fel" in importing.shell.asf("check").out


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("reserved-cancelled", "Upphandlingen är avbruten"),
        ("reserved-awarded", "Upphandlingen finns inte på marknadsplatsen"),
    ],
)
def test_the_end_of_a_procurement_that_is_not_there_is_left_out(
    importing: Importing, name: str, why: str
) -> None:
    ran = importing.take(name)
    assert (ran.code, importing.posts) == (0, {})
    assert why in ran.out
    assert "Inget att ändra." in ran.out


def test_the_text_says_what_is_different_between_lots_and_who_alone_may_answer(
    importing: Importing,
) -> None:
    importing.take("several-lots", "prior-call")
    prior, several = importing.posts.values()
    assert "4 december 2026 kl. 12 för del 1 och 11 december 2026 kl. 12 för del 2" in (
        several["text"].replace("\n", " ")
    )
    assert "förbehållet organisationer med ett uppdrag i allmänhetens tjänst" in prior["text"]
    assert "program för skyddad anställning" in prior["text"]


def test_swedish_is_taken_before_english_and_another_language_is_told_of(
    importing: Importing,
) -> None:
    importing.take("several-lots")
    assert importing.post()["text"].startswith("Daglig städning i fyra skolor")
    ran = importing.take("industry")
    english = importing.posts["maintenance-of-parks-700300-2026"]
    assert english["text"].endswith("Annonsen är skriven på engelska.")
    assert "Rubriken är på engelska." in ran.out


def test_a_persons_address_is_left_out_and_that_is_told(importing: Importing) -> None:
    ran = importing.take("industry")
    assert "anna.andersson" not in str(importing.posts) + ran.out
    assert "Köparens e-postadress kan vara en persons och är utelämnad." in ran.out


# The same procurement again


def test_the_same_files_twice_add_and_change_nothing(importing: Importing) -> None:
    names = [row[0] for row in TABLE]
    importing.take(*names)
    before = importing.posts
    assert len(before) == len(names)
    ran = importing.take(*names)
    assert importing.posts == before
    assert "Inget att ändra." in ran.out


def test_one_file_named_twice_makes_one_post(importing: Importing) -> None:
    ran = importing.take_text(notice("reserved"), notice("reserved"))
    assert (ran.code, list(importing.posts)) == (0, [FRUIT])


def test_a_changed_notice_changes_its_post_and_nothing_that_people_wrote(
    importing: Importing,
) -> None:
    importing.take("reserved")
    path = importing.shell.register / "data" / "marketplace" / f"{FRUIT}.yaml"
    written = f"# Ring växeln.\n{path.read_text(encoding='utf-8')}share: 40\nquestions:\n  - Hur?\n"
    path.write_text(written, encoding="utf-8")
    ran = importing.take("reserved-changed")
    post = importing.post()
    assert list(importing.posts) == [FRUIT]
    assert post["title"] == "Fruktkorgar till tolv arbetsplatser"
    assert (post["deadline"], post["published"]) == ("2026-12-18", "2026-11-02")
    assert (post["share"], post["questions"]) == (40, ["Hur?"])
    assert post["changed"] == "2026-11-16"
    assert post["notice"]["number"] == "712345-2026"
    assert "# Ring växeln." in path.read_text(encoding="utf-8")
    assert "ändras: sista dag att svara: 2026-12-04 → 2026-12-18" in ran.out


def test_the_newest_notice_wins_in_whatever_order_the_files_are_named(
    importing: Importing,
) -> None:
    texts = [notice(name) for name in ("reserved", "reserved-changed", "reserved-cancelled")]
    orders = dict(enumerate(itertools.permutations(texts), 1))
    importing.take_text(*(of_another(texts[0], number) for number in orders))
    importing.take_text(*(of_another(text, n) for n, order in orders.items() for text in order))
    assert len(importing.posts) == len(orders)
    for number in orders:
        post = importing.post_of(number)
        assert post["title"] == "Fruktkorgar till tolv arbetsplatser"
        assert post["withdrawn"] == {
            "date": "2026-11-20",
            "reason": "Enligt TED: upphandlingen är avbruten. Behovet ses över.",
        }


def test_an_older_notice_after_a_newer_one_changes_nothing(importing: Importing) -> None:
    importing.take("reserved-changed")
    before = importing.posts
    ran = importing.take("reserved")
    assert importing.posts == before
    assert "1 fil är inläst redan" in ran.out


def test_a_result_names_who_won_by_file_name_or_name_but_no_person(importing: Importing) -> None:
    importing.take("reserved")
    ran = importing.take("reserved-awarded", day="2027-01-02")
    awarded = importing.post()["awarded"]
    assert awarded == {
        "date": "2026-12-21",
        "to": [{"enterprise": "kafe-linden"}, {"name": "Fruktbudet AB"}],
    }
    assert "Exempelsson" not in str(importing.posts) + ran.out
    assert "1 leverantör är en enskild person och utelämnas." in ran.out


def test_a_procurement_that_nobody_won_is_withdrawn_with_the_reason(importing: Importing) -> None:
    importing.take("reserved")
    importing.take("reserved-not-awarded", day="2027-01-02")
    assert importing.post()["withdrawn"] == {
        "date": "2026-12-30",
        "reason": "Enligt TED: ingen valdes: inga anbud kom in.",
    }


def test_what_has_closed_is_left_out_but_for_what_tells_how_it_went(importing: Importing) -> None:
    ran = importing.take("reserved", day="2027-01-02")
    assert "Sista dagen att svara har passerat." in ran.out
    assert importing.posts == {}
    importing.take("reserved", "reserved-awarded", day="2027-01-02")
    assert importing.post()["awarded"]["date"] == "2026-12-21"


def test_two_files_that_say_different_things_of_one_notice_are_both_refused(
    importing: Importing,
) -> None:
    other = notice("reserved").replace("till elva arbetsplatser", "till ingen alls")
    ran = importing.take_text(notice("reserved"), other)
    assert (ran.code, importing.posts) == (1, {})
    assert ran.out.count("Flera filer säger olika saker om samma annons, 700100-2026.") == 2


# The clock


CLOCKS = (
    ("2026-12-04+02:00", "13:00:00+02:00", ("2026-12-04", "12:00")),
    ("2026-12-04", "12:00:00", ("2026-12-04", "12:00")),
    ("2026-12-04Z", "23:59:59Z", ("2026-12-05", "00:59")),
    # The clocks go back from 03 to 02: a time that comes twice counts as the later one.
    ("2027-10-31+02:00", "02:30:00+02:00", ("2027-10-31", "01:59")),
    ("2027-10-31+01:00", "02:30:00+01:00", ("2027-10-31", "02:30")),
    # And forward from 02 to 03: there is no half past two.
    ("2027-03-28+01:00", "02:30:00+01:00", ("2027-03-28", "03:30")),
    ("2027-03-28", "02:30:00", ("2027-03-28", "03:30")),
    ("2026-12-04+01:00", "kl 12", ("2026-12-04", None)),
)


def test_the_time_is_the_one_that_clocks_in_sweden_show(importing: Importing) -> None:
    texts = [
        notice("reserved").replace("2026-12-04+01:00", day).replace("12:00:00+01:00<", f"{time}<")
        for day, time, _ in CLOCKS
    ]
    importing.take_text(*map(of_another, texts, itertools.count(1)))
    for number, (day, time, closes) in enumerate(CLOCKS, 1):
        post = importing.post_of(number)
        assert (post["deadline"], post.get("deadline_time")) == closes, (day, time)
    assert "Inga fel" in importing.shell.asf("check").out


# Bad input


def _entities(text: str) -> str:
    return text.replace("?>", '?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>', 1)


def _laughs(text: str) -> str:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return text.replace("?>", f'?>\n<!DOCTYPE x [<!ENTITY a0 "ha">{lines}]>', 1).replace(
        "Frukt levereras", "&a9; levereras"
    )


def _external(text: str) -> str:
    return text.replace("?>", '?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd">', 1)


def _outside(text: str) -> str:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return text.replace("?>", f"?>\n{entity}", 1).replace("Frukt levereras", "&a; levereras")


def _deep(text: str) -> str:
    nested = "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1)
    return text.replace("</ContractNotice>", f"{nested}</ContractNotice>")


HARMFUL: tuple[tuple[Callable[[str], str | bytes], str], ...] = (
    (_entities, "egna deklarationer"),
    (_laughs, "egna deklarationer"),
    (_external, "egna deklarationer"),
    (_outside, "egna deklarationer"),
    (_deep, f"fler än {MAX_DEPTH} nivåer"),
    (lambda text: text[:2000], "går inte att läsa som XML"),
    (lambda _: "Hej, här kommer annonsen.", "går inte att läsa som XML"),
    (lambda _: b"%PDF-1.7\x00\xff", "går inte att läsa som XML"),
    (lambda _: "", "Filen är tom"),
    (lambda text: text.replace("UTF-8", "x-ingen-alls", 1), "går inte att läsa som XML"),
    (lambda text: text.encode("utf-16"), "går inte att läsa som XML"),
    (lambda text: text.replace("ContractNotice-2", "Invoice-2"), "ingen upphandlingsannons"),
    (
        lambda _: '<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted"/>',
        "TED:s äldre form",
    ),
    (lambda text: re.sub("(?s)<efac:Publication>.*</efac:Publication>", "", text), "saknar nummer"),
    (lambda text: text.replace("00700100-2026", "snart"), "saknar nummer"),
    (lambda text: text.replace("cbc:ContractFolderID", "cbc:Other"), "vilken upphandling"),
    (lambda text: text.replace("7c5e4d3a-0b1c", "../../etc"), "vilken upphandling"),
)


def test_files_that_are_no_notices_are_refused_in_a_sentence_and_the_others_go_in(
    importing: Importing,
) -> None:
    files = [make(notice("reserved")) for make, _ in HARMFUL]
    ran = importing.take_text(*files, notice("concession"))
    assert (ran.code, ran.err) == (1, "")
    for number, (_, told) in enumerate(HARMFUL, 1):
        assert re.search(rf"  annons-{number}\.xml.*\n +.*{told}", ran.out), (number, told)
    assert "root:" not in str(importing.posts) + ran.out
    assert list(importing.posts) == ["drift-av-kafe-i-badhuset-700800-2026"]


def test_a_file_that_is_too_large_is_not_read(importing: Importing) -> None:
    ran = importing.take_text(notice("reserved") + " " * (MAX_MIB * 1024 * 1024))
    assert (ran.code, importing.posts) == (1, {})
    assert f"större än {MAX_MIB} MiB" in ran.out


MISSING = (
    "cbc:NoticeLanguageCode",
    "cac:ContractingParty",
    "efac:Organizations",
    "cac:RealizedLocation",
    "cac:RequestedTenderTotal",
    "cac:PlannedPeriod",
    "cac:CallForTendersDocumentReference",
    "cac:TenderRecipientParty",
    "cbc:VersionID",
    "cbc:EndTime",
    "cbc:Name",
    "cbc:Description",
)


def test_what_nobody_could_read_is_called_what_it_is(importing: Importing) -> None:
    titles = '(?<=<cbc:Name languageID="SWE">)[^<]+'
    importing.take_text(re.sub(titles, "– . –", notice("several-lots")))
    (post,) = importing.posts.values()
    assert post["title"] == "Upphandling utan rubrik"
    assert post["actor"]["name"] == "En offentlig köpare"
    assert [lot["title"] for lot in post["lots"]] == ["LOT-0001", "LOT-0002"]


def without(name: str, text: str) -> str:
    return re.sub(f"(?s)<{name}[ >].*?</{name}>", "", text)


def test_a_notice_that_says_less_makes_a_post_that_says_less(importing: Importing) -> None:
    texts = [without(name, notice("reserved")) for name in MISSING]
    ran = importing.take_text(*map(of_another, texts, itertools.count(1)))
    assert ran.code == 0, ran.out
    for number, name in enumerate(MISSING, 1):
        assert importing.post_of(number)["kind"] == "reserved_procurement", name
    assert "Inga fel" in importing.shell.asf("check").out


def test_a_notice_without_what_a_post_needs_is_left_out_with_the_reason(
    importing: Importing,
) -> None:
    law = without("cbc:RegulatoryDomain", notice("reserved"))
    deadline = without("cac:TenderSubmissionDeadlinePeriod", notice("reserved"))
    ran = importing.take_text(of_another(law, 1), of_another(deadline, 2))
    assert (ran.code, importing.posts) == (0, {})
    assert re.search(r"en annan lag än LOU, LUF och LUK.*\n +annons-1", ran.out)
    assert re.search(r"säger inte när svaren ska vara inne.*\n +annons-2", ran.out)


def test_a_place_without_a_country_is_in_the_buyers(importing: Importing) -> None:
    delivery = notice("reserved").replace("<cac:RealizedLocation>", "<cac:RealizedLocation>\0")
    town = re.sub(
        "(?s)\0.*?</cac:RealizedLocation>",
        "<cac:Address><cbc:CityName>Gävle</cbc:CityName></cac:Address></cac:RealizedLocation>",
        delivery,
    )
    importing.take_text(town)
    assert importing.post()["place"] == {"municipalities": ["2180"]}


def test_codes_that_are_none_are_passed_over(importing: Importing) -> None:
    ran = importing.take_text(notice("reserved").replace(">15300000<", ">1530<"))
    assert ran.code == 0, ran.out
    assert importing.post()["cpv"] == ["03222000"]


def test_two_hundred_codes_and_two_hundred_lots_become_one_post(importing: Importing) -> None:
    text = notice("several-lots")
    code = (
        "<cac:AdditionalCommodityClassification><cbc:ItemClassificationCode"
        ' listName="cpv">{}</cbc:ItemClassificationCode></cac:AdditionalCommodityClassification>'
    )
    codes = "".join(code.format(90_910_000 + number) for number in range(200))
    text = text.replace(
        "</cac:MainCommodityClassification>", f"</cac:MainCommodityClassification>{codes}", 1
    )
    lot = re.search("(?s)<cac:ProcurementProjectLot>.*?</cac:ProcurementProjectLot>", text)
    assert lot is not None
    last = lot[0].replace(">none<", ">res-ws<")
    lots = "".join(
        (last if number == 200 else lot[0])
        .replace("LOT-0001", f"LOT-{number:04}")
        .replace("2026-12-04", f"2026-12-{number % 20 + 5:02}")
        for number in range(3, 201)
    )
    ran = importing.take_text(text.replace("</ContractNotice>", f"{lots}</ContractNotice>"))
    assert ran.code == 0, ran.out
    post = importing.post()
    assert (len(post["cpv"]), len(post["lots"])) == (200, 100)
    assert sum(lot.get("reserved", False) for lot in post["lots"]) == 2
    told = " ".join(post["text"].split())
    assert "Upphandlingen har 200 delar. Här visas 100 av dem." in told
    assert "Sista dagen är olika för delarna, från 4 december 2026 kl. 12 till 2" in told


HOSTILE = (
    "[vinn](javascript:alert(1)) ![bild](https://ond.example/x.png) &lt;script&gt;x&lt;/script&gt;",
    "&lt;https://ond.example&gt; **fet** _kursiv_ `kod` [a]: https://ond.example",
    "\u202etxet \u2028 811228-9874 anna.andersson@privat.example",
    "kind: offer\n---\n- id: x\n\tindrag\n# rubrik\n| a |\n|---|",
    "x" * 50_000,
    "&#x1F600; \u0301\u0301\u0301 \u200b",
)


def test_nothing_in_a_text_comes_alive_or_tells_of_a_person(importing: Importing) -> None:
    written = [
        re.sub(
            "(?s)(<cbc:(?:Name|Description) languageID=[^>]*>).*?<",
            lambda found, text=text: f"{found[1]}{text}<",  # type: ignore[misc]
            notice("several-lots"),
        )
        for text in HOSTILE
    ]
    ran = importing.take_text(*map(of_another, written, itertools.count(1)))
    assert ran.code == 0, ran.out
    posts = importing.posts
    assert len(posts) == len(HOSTILE)
    assert [leads_to(post["text"]) for post in posts.values()] == [([], [])] * len(posts)
    assert not re.search("811228|anna.andersson", str(posts) + ran.out)
    assert "Inga fel och inga varningar" in importing.shell.asf("check").out


def test_addresses_that_may_not_be_linked_to_are_left_out(importing: Importing) -> None:
    text = notice("reserved").replace("https://anbud.example/gavle/1201<", "javascript:alert(1)<")
    ran = importing.take_text(text.replace("https://gavle.example/upphandling", "//gavle.example"))
    post = importing.post()
    assert post["contact"]["url"] == f"{TED}700100-2026"
    assert [link["url"] for link in post["links"]] == [
        f"{TED}700100-2026",
        "https://anbud.example/gavle/1201/underlag",
    ]
    assert "Adressen för anbud går inte att länka till och är utelämnad." in ran.out


# Writing


def test_a_dry_run_tells_all_and_writes_nothing(importing: Importing) -> None:
    ran = importing.take("reserved", options=("--dry-run",))
    assert importing.posts == {}
    assert f"data/marketplace/{FRUIT}.yaml" in ran.out
    assert "Inget är skrivet. Utan --dry-run skrivs 1 fil" in ran.out


def test_a_folder_of_notices_is_read_file_by_file(importing: Importing) -> None:
    ran = importing.shell.asf("import-notices", "--date", DAY, "--dry-run", str(NOTICES))
    count = len(list(NOTICES.glob("*.xml")))
    assert ran.out.startswith(f"{count} filer\n")


def test_a_file_that_is_not_there_stops_all(importing: Importing) -> None:
    ran = importing.take("reserved", "borta")
    assert (ran.code, importing.posts) == (2, {})
    assert "borta.xml finns inte" in ran.err


def test_a_post_with_changes_that_git_does_not_have_is_not_written_over(
    importing: Importing,
) -> None:
    importing.take("reserved")
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=importing.shell.register, check=True)
    path = importing.shell.register / "data" / "marketplace" / f"{FRUIT}.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}share: 35\n", encoding="utf-8")
    ran = importing.take("reserved-changed")
    assert ran.code == 2
    assert "har ändringar som inte är sparade i git" in ran.err
    assert importing.post()["share"] == 35


def test_a_broken_post_stops_the_import(importing: Importing) -> None:
    importing.shell.write("data/marketplace/trasig.yaml", "kind: [")
    ran = importing.take("reserved")
    assert ran.code == 1
    assert list((importing.shell.register / "data" / "marketplace").glob("*")) != []
    assert "Marknadsplatsen har annonser som inte går att läsa" in ran.err


def test_a_notice_that_names_who_must_not_be_shown_is_refused(importing: Importing) -> None:
    text = notice("reserved").replace("Frukt levereras", "Kafé Linden levererar frukt")
    ran = importing.take_text(text, notice("concession"))
    assert ran.code == 1
    assert list(importing.posts) == ["drift-av-kafe-i-badhuset-700800-2026"]


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with Machine() as running:
        yield running


def test_an_import_that_dies_leaves_all_or_nothing(machine: Machine, tmp_path: Path) -> None:
    """It writes as `asf import` does, whose every step test_import_withstands.py looks at."""
    numbers = itertools.count()

    def fresh() -> Path:
        root = tmp_path / str(next(numbers)) / "register"
        (root / "data" / "asf").mkdir(parents=True)
        (root / "data" / "marketplace").mkdir()
        (root / "data" / "asf" / "kafe-linden.yaml").write_text(LINDEN, encoding="utf-8")
        return root

    files = [str(NOTICES / f"{name}.xml") for name in ("reserved", "concession")]
    command = ["import-notices", "--date", DAY, *files]
    machine.assert_all_or_nothing(fresh, command, "killed", steps=("rename", "exchange"))
