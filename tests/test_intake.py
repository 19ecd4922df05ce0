"""`asf intake`: what somebody sent becomes just that change on a branch, or a reply that helps."""

from __future__ import annotations

import json
import subprocess
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import pytest
from asf_propose.block import Block, Line, written
from asf_propose.forms import form_named, form_values, version_of
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import Root
from command_shell import Shell
from PIL import Image

KAFE = """\
name: Kafé Linden
organisation_number: 769600-0004
region: "21"
municipality: "2180"
website: https://linden.example
phone: 026-12 34 56
industries:
  - cafe-restaurant
  - laundry
offers:
  - title: Lunch
  - title: Fika
    text: Bullar.
  - title: Tvätt
description: |-
  Vi lagar mat.

  Alla får vara med.
listing: consented
consent:
  date: 2026-01-15
  by: enterprise
"""
SOURCED = """\
name: Ur källor
region: "21"
municipality: "2180"
industries:
  - cafe-restaurant
listing: sources
sources:
  - url: https://exempel.example/asf
    year: 2024
    supports: namn och ort
"""
HIDDEN = KAFE.replace("Kafé Linden", "Dolda rummet").replace("769600-0004", "769600-0012")
HIDDEN = HIDDEN.replace("listing: consented", "listing: unlisted")


@pytest.fixture
def register(shell: Shell) -> Shell:
    """A register in git with a café that has consented, one from sources and a hidden one."""
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.write("data/asf/ur-kallor.yaml", SOURCED)
    shell.write("data/asf/dolda-rummet.yaml", HIDDEN)
    git(shell, "init", "-q", "-b", "main")
    save(shell)
    return shell


def git(shell: Shell, *arguments: str) -> str:
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    ran = subprocess.run(
        ["git", *who, *arguments], cwd=shell.register, capture_output=True, check=True, text=True
    )
    return ran.stdout


def save(shell: Shell) -> None:
    git(shell, "add", "-A")
    git(shell, "commit", "-q", "-m", "sparat")


def version(shell: Shell, slug: str = "kafe-linden") -> str:
    register = public_view(read_register(Root(shell.register)).register)
    form = form_named("Ändra företag", register.vocabulary)
    assert form
    return version_of(form_values(register.enterprises[slug], form))


def change(shell: Shell, *lines: tuple[str, str], slug: str = "kafe-linden") -> str:
    head = [
        ("Ärende", "Ändra företag"),
        ("Gäller", f"Kafé Linden ({slug})"),
        ("Utgår från", version(shell, slug)),
    ]
    return block(*head, *lines)


def block(*lines: tuple[str, str]) -> str:
    return written(Block(tuple(Line(*line) for line in lines)))


NEW = (
    ("Ärende", "Nytt företag"),
    ("Namn", "Vedboden"),
    ("Kommun", "Gävle"),
    ("E-post", "info@vedboden.example"),
    ("Branscher", "Skogsbruk"),
    ("Kriterierna, integrerar människor i arbete och samhälle", "ja"),
    ("Kriterierna, ger medarbetarna delaktighet", "ja"),
    ("Kriterierna, återinvesterar sin vinst", "ja"),
    ("Kriterierna, fristående från offentlig verksamhet", "ja"),
    ("Så uppfyller ni kriterierna", "Vi är tolv, varav åtta ur målgruppen."),
    ("Samtycke", "ja"),
)


def new(**other: str) -> str:
    names = {"Name": "Namn"}
    lines = [(name, other.get(name, value)) for name, value in NEW]
    lines += [(names.get(k, k), v) for k, v in other.items() if k not in dict(NEW)]
    return block(*((name, value) for name, value in lines if value))


def take(shell: Shell, text: str | bytes, *options: str) -> dict[str, Any]:
    """What came of one message."""
    path = shell.folder / "forslag.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    ran = shell.asf("intake", str(path), "--format", "json", "--date", "2026-11-22", *options)
    assert not ran.err, ran.err
    outcomes = json.loads(ran.out)
    assert len(outcomes) == 1
    assert ran.code == int("reply" in outcomes[0])
    outcome: dict[str, Any] = outcomes[0]
    return outcome


def diff(shell: Shell, outcome: dict[str, Any]) -> list[str]:
    """The lines that a proposal takes away and puts in, and nothing else of the difference."""
    said = git(shell, "diff", "--no-renames", "main", outcome["branch"])
    return [
        line
        for line in said.splitlines()
        if line[:1] in ("+", "-") and not line.startswith(("+++", "---"))
    ]


def reasons(outcome: dict[str, Any]) -> list[str]:
    assert "reply" in outcome, outcome
    return [line[2:] for line in outcome["reply"].splitlines() if line.startswith("- ")]


class TestAChange:
    def test_is_exactly_what_was_asked_for_on_a_branch_of_its_own(self, register: Shell) -> None:
        before = (
            git(register, "status", "--porcelain", "--branch"),
            git(register, "rev-parse", "HEAD"),
        )
        taken = take(register, change(register, ("Telefon", "026-99 99 99")))
        assert diff(register, taken) == ["-phone: 026-12 34 56", "+phone: 026-99 99 99"]
        assert taken["branch"].startswith("forslag/kafe-linden-")
        assert "026-99 99 99" in taken["report"]
        after = (
            git(register, "status", "--porcelain", "--branch"),
            git(register, "rev-parse", "HEAD"),
        )
        assert after == before

    def test_says_in_one_line_what_it_does(self, register: Shell) -> None:
        taken = take(register, change(register, ("Telefon", "026-99 99 99")))
        assert "Kafé Linden" in taken["title"]
        assert taken["title"] == git(register, "log", "-1", "--format=%s", taken["branch"]).strip()
        assert len(taken["title"]) <= 100

    def test_of_a_file_written_by_hand_leaves_the_rest_as_it_was(self, register: Shell) -> None:
        by_hand = KAFE.replace("name: Kafé Linden", 'name:   "Kafé Linden"   # så heter det')
        by_hand = by_hand.replace(
            "industries:\n  - cafe-restaurant\n  - laundry",
            "industries: [cafe-restaurant, laundry]",
        )
        register.write("data/asf/kafe-linden.yaml", by_hand)
        save(register)
        taken = take(register, change(register, ("Telefon", "026-99 99 99")))
        assert diff(register, taken) == ["-phone: 026-12 34 56", "+phone: 026-99 99 99"]

    def test_is_understood_as_people_write(self, register: Shell) -> None:
        lines = (
            ("Telefon", "+46 26 999 999"),
            ("Branscher", "café; skogsbruk"),
            ("Webbplats", "(tas bort)"),
        )
        taken = take(register, change(register, *lines))
        assert diff(register, taken) == [
            "-website: https://linden.example",
            "-phone: 026-12 34 56",
            "+phone: 026-99 99 99",
            "-  - laundry",
            "+  - forestry",
        ]

    def test_reaches_into_groups_and_lists(self, register: Shell) -> None:
        lines = (
            ("Besöksadress, gata", "Ågatan 2"),
            ("Varor och tjänster 2, text", "Kanelbullar.\n\nOch kaffe."),
            ("Varor och tjänster 3", "(tas bort)"),
            ("Varor och tjänster 4, rubrik", "Catering"),
            ("Varor och tjänster 4, leveransområde, län", "Gävleborgs län"),
        )
        taken = take(register, change(register, *lines))
        assert diff(register, taken) == [
            "+address:",
            "+  street: Ågatan 2",
            "-    text: Bullar.",
            "-  - title: Tvätt",
            "+    text: |-",
            "+      Kanelbullar.",
            "+",
            "+      Och kaffe.",
            "+  - title: Catering",
            "+    area:",
            "+      regions:",
            '+        - "21"',
        ]

    def test_of_the_name_takes_the_file_along_and_keeps_the_old_address(
        self, register: Shell
    ) -> None:
        taken = take(register, change(register, ("Namn", "Kafé Eken")))
        assert taken["slug"] == "kafe-eken"
        held = git(register, "show", f"{taken['branch']}:data/asf/kafe-eken.yaml")
        assert "aliases:\n  - kafe-linden\n" in held
        assert "kafe-linden.yaml" not in git(
            register, "ls-tree", "--name-only", taken["branch"], "data/asf/"
        )

    def test_that_confirms_and_removes(self, register: Shell) -> None:
        confirmed = take(register, change(register, ("Senast bekräftat", "ja")))
        assert diff(register, confirmed) == [
            "+confirmed:",
            "+  date: 2026-11-22",
            "+  by: enterprise",
        ]
        removed = take(register, change(register, ("Visning", "nej")))
        assert diff(register, removed) == [
            "-listing: consented",
            "-consent:",
            "-  date: 2026-01-15",
            "-  by: enterprise",
            "+listing: unlisted",
        ]

    def test_consents_for_one_that_was_shown_from_sources(self, register: Shell) -> None:
        taken = take(register, change(register, ("Samtycke", "ja"), slug="ur-kallor"))
        assert diff(register, taken) == [
            "-listing: sources",
            "+listing: consented",
            "+consent:",
            "+  date: 2026-11-22",
            "+  by: enterprise",
        ]

    def test_that_is_sent_twice_is_taken_once(self, register: Shell) -> None:
        text = change(register, ("Telefon", "026-99 99 99"))
        take(register, text)
        assert "redan kommit in" in reasons(take(register, text))[0]

    def test_beside_another_about_the_same_enterprise_says_so(self, register: Shell) -> None:
        first = take(register, change(register, ("Telefon", "026-99 99 99")))
        second = take(register, change(register, ("E-post", "info@linden.example")))
        assert first["branch"] in second["body"]
        assert "Anta ett i taget" in second["body"]

    def test_is_not_taken_for_a_wish_to_leave_the_list(self, register: Shell) -> None:
        lines = (("Visning", "ja"), ("Logotyp", "nej"), ("Telefon", "026-99 99 99"))
        taken = take(register, change(register, *lines))
        assert diff(register, taken) == ["-phone: 026-12 34 56", "+phone: 026-99 99 99"]

    def test_cannot_both_leave_and_consent(self, register: Shell) -> None:
        lines = (("Visning", "nej"), ("Samtycke", "ja"))
        for sent in (lines, lines[::-1]):
            assert reasons(take(register, change(register, *sent))) == [
                "Ni har kryssat både för att stå i listan och för att inte synas. Ta bort det ena "
                "krysset."
            ]

    def test_that_empties_an_item_leaves_the_others_their_numbers(self, register: Shell) -> None:
        lines = (
            ("Varor och tjänster 1, rubrik", "(tas bort)"),
            ("Varor och tjänster 3, rubrik", "Strykning"),
        )
        taken = take(register, change(register, *lines))
        assert diff(register, taken) == [
            "-  - title: Lunch",
            "-  - title: Tvätt",
            "+  - title: Strykning",
        ]

    def test_that_a_ticket_system_sends_on_as_its_own_is_taken(self, register: Shell) -> None:
        mail = EmailMessage()
        mail["Auto-Submitted"] = "auto-generated"
        mail["Precedence"] = "bulk"
        mail.set_content(change(register, ("Telefon", "026-99 99 99")))
        assert diff(register, take(register, mail.as_bytes()))[-1] == "+phone: 026-99 99 99"

    def test_is_never_written_on_a_branch_for_something_else(self, register: Shell) -> None:
        before = git(register, "rev-parse", "main")
        git(register, "switch", "-q", "-c", "annan")
        path = register.write("../forslag.txt", change(register, ("Telefon", "026-99 99 99")))
        ran = register.asf("intake", str(path), "--branch", "main")
        assert (ran.code, ran.out) == (2, "")
        assert "forslag/" in ran.err
        assert git(register, "rev-parse", "main") == before

    def test_can_be_written_over_its_own_branch(self, register: Shell) -> None:
        take(
            register, change(register, ("Telefon", "026-11 11 11")), "--branch", "forslag/arende-7"
        )
        again = take(
            register, change(register, ("Telefon", "026-22 22 22")), "--branch", "forslag/arende-7"
        )
        assert diff(register, again) == ["-phone: 026-12 34 56", "+phone: 026-22 22 22"]

    def test_keeps_the_line_ends_of_windows(self, register: Shell) -> None:
        register.write("data/asf/kafe-linden.yaml", KAFE.replace("\n", "\r\n").encode())
        save(register)
        taken = take(register, change(register, ("Telefon", "026-99 99 99")))
        said = git(register, "diff", "--ignore-cr-at-eol", "main", taken["branch"])
        assert said.count("\n+") == said.count("\n-") == 2  # the file's two names, and the line
        assert diff(register, taken) == ["-phone: 026-12 34 56", "+phone: 026-99 99 99"]

    def test_of_new_items_may_come_in_any_order(self, register: Shell) -> None:
        lines = (("Varor och tjänster 5, rubrik", "Bröd"), ("Varor och tjänster 4, rubrik", "Vin"))
        taken = take(register, change(register, *lines))
        assert diff(register, taken) == ["+  - title: Vin", "+  - title: Bröd"]

    def test_of_a_logo_with_another_picture_is_another_proposal(self, register: Shell) -> None:
        text = change(register, ("Logotyp", "ja"))
        first, second = (
            take(register, mail(text, picture())),
            take(register, mail(text, picture("PNG"))),
        )
        assert first["branch"] != second["branch"]

    @pytest.mark.parametrize(
        "name", ["main", "forslag/a/b", "forslag/$(id)", "forslag/å", "x" * 999]
    )
    def test_is_written_to_branches_for_proposals_only(self, register: Shell, name: str) -> None:
        (register.folder / "x.txt").write_text(
            change(register, ("Telefon", "026-99 99 99")), "utf-8"
        )
        ran = register.asf("intake", str(register.folder / "x.txt"), "--branch", name)
        assert ran.code == 2
        assert "ingen för förslag" in ran.err
        assert len(ran.err) < 200
        assert "forslag" not in git(register, "branch", "--list")

    def test_that_is_broken_off_leaves_nothing(
        self, register: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken_off(*_: object) -> None:
            raise KeyboardInterrupt

        text = change(register, ("Telefon", "026-99 99 99"))
        (register.folder / "x.txt").write_text(text, "utf-8")
        with monkeypatch.context() as patch:
            patch.setattr("asf_propose.intake.intake.report_of", broken_off)
            assert register.asf("intake", str(register.folder / "x.txt")).code == 2
        assert "forslag" not in git(register, "branch", "--list")
        assert "title" in take(register, text)


class TestAnOldForm:
    def test_is_put_together_with_what_happened_since(self, register: Shell) -> None:
        text = change(register, ("Telefon", "026-99 99 99"))
        register.write("data/asf/kafe-linden.yaml", KAFE.replace("Bullar.", "Kanelbullar."))
        save(register)
        assert diff(register, take(register, text)) == [
            "-phone: 026-12 34 56",
            "+phone: 026-99 99 99",
        ]

    def test_finds_its_enterprise_under_its_new_name(self, register: Shell) -> None:
        text = change(register, ("Telefon", "026-99 99 99"))
        assert register.asf("set", "kafe-linden", "namn=Kafé Eken", "--yes").code == 0
        save(register)
        taken = take(register, text)
        assert taken["slug"] == "kafe-eken"
        assert diff(register, taken) == ["-phone: 026-12 34 56", "+phone: 026-99 99 99"]

    def test_is_told_in_words_where_somebody_changed_the_same(self, register: Shell) -> None:
        text = change(register, ("Telefon", "026-99 99 99"))
        register.write("data/asf/kafe-linden.yaml", KAFE.replace("026-12 34 56", "026-55 55 55"))
        save(register)
        assert reasons(take(register, text)) == [
            "Telefon: förslaget skriver «026-99 99 99» i stället för «026-12 34 56», men under "
            "tiden har någon skrivit «026-55 55 55».",
            "Någon annan hann före. Öppna formuläret på nytt och se efter.",
        ]

    def test_that_confirms_what_somebody_has_confirmed_since_has_the_later_day(
        self, register: Shell
    ) -> None:
        text = change(register, ("Telefon", "026-99 99 99"), ("Senast bekräftat", "ja"))
        since = KAFE.replace("Bullar.", "Kanelbullar.")
        since += "confirmed:\n  date: 2026-11-20\n  by: coordinator\n"
        register.write("data/asf/kafe-linden.yaml", since)
        save(register)
        assert diff(register, take(register, text)) == [
            "-phone: 026-12 34 56",
            "+phone: 026-99 99 99",
            "-  date: 2026-11-20",
            "-  by: coordinator",
            "+  date: 2026-11-22",
            "+  by: enterprise",
        ]

    def test_of_a_version_that_never_was_is_refused(self, register: Shell) -> None:
        text = change(register, ("Telefon", "026-99 99 99")).replace(
            version(register), "0123456789"
        )
        assert reasons(take(register, text)) == [
            "Formuläret är inte ifyllt från uppgifter som vi känner igen. Öppna det på nytt och "
            "skicka ändringen därifrån."
        ]


class TestMistakes:
    def test_are_all_named_at_once(self, register: Shell) -> None:
        lines = (("Telefon", "abc"), ("Kommun", "Gävlle stad i norr"), ("Grundat år", "1492"))
        said = reasons(take(register, change(register, *lines)))
        assert said[0] == (
            'Telefon: "abc" är inget telefonnummer. Skriv numret med riktnummer, till exempel '
            "070-123 45 67."
        )
        assert [reason.partition(":")[0] for reason in said] == ["Telefon", "Kommun", "Grundat år"]

    def test_name_what_a_new_item_lacks(self, register: Shell) -> None:
        text = change(register, ("Varor och tjänster 4, text", "Goda."))
        assert reasons(take(register, text)) == [
            "Varor och tjänster 4, rubrik saknas. Fyll i fältet."
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "Tidigare adresser",
            "Medlem i SKOOPI",
            "Prövat mot kriterierna, datum",
            "logo",
            "Läge",
            "Källor 1, adress",
        ],
    )
    def test_what_the_form_does_not_ask_for_cannot_be_sent(
        self, register: Shell, name: str
    ) -> None:
        said = reasons(take(register, change(register, (name, "ja"))))
        assert said == [
            f"Uppgiften «{name}» kan inte ändras i formuläret. Ta bort raden. Skriv till oss om "
            "den behöver ändras."
        ]

    @pytest.mark.parametrize(
        ("name", "other", "value"),
        [
            ("Telefon", "Telef\u043en", "026-99 99 99"),  # The second has a Cyrillic letter.
            ("Varor och tjänster 1", "Varor och tjanster 1", "(tas bort)"),
        ],
    )
    def test_a_field_is_given_one_value_however_its_name_is_written(
        self, register: Shell, name: str, other: str, value: str
    ) -> None:
        said = reasons(take(register, change(register, (name, value), (other, value))))
        assert said == [
            f"Uppgiften «{other}» står två gånger i förslaget. Låt bara den ena stå kvar och "
            "skicka förslaget igen."
        ]

    def test_a_thing_cannot_be_changed_and_taken_away(self, register: Shell) -> None:
        lines = (("Varor och tjänster 1", "(tas bort)"), ("Varor och tjänster 1, rubrik", "Ny"))
        said = reasons(take(register, change(register, *lines)))
        assert said == [
            "Varor och tjänster 1, rubrik: Den både ändras och tas bort. Låt det ena stå och "
            "skicka igen."
        ]

    def test_another_enterprises_number_is_told_of_without_words_of_the_files(
        self, register: Shell
    ) -> None:
        sent = change(register, ("Organisationsnummer", "769600-0004"), slug="ur-kallor")
        assert reasons(take(register, sent)) == [
            "Organisationsnummer: Ett annat företag i listan har samma organisationsnummer. "
            "Kontrollera numret. Är ni en del av det företaget: skriv det till oss."
        ]

    def test_a_persons_number_is_refused_and_not_repeated(self, register: Shell) -> None:
        text = change(register, ("Beskrivning", "Ring 811218-9876 så svarar vi."))
        answer = take(register, text)["reply"]
        assert "personnummer" in answer
        assert "811218" not in answer

    def test_a_persons_number_in_another_file_excuses_none_here(self, register: Shell) -> None:
        other = KAFE.replace("Kafé Linden", "Annat").replace("769600-0004", "769600-0020")
        register.write("data/asf/annat.yaml", other.replace("Vi lagar mat.", "Ring 811218-9876."))
        save(register)
        said = reasons(take(register, change(register, ("Beskrivning", "Ring 811218-9876."))))
        assert said[0].startswith("Beskrivning: Här står något som ser ut som ett personnummer")

    @pytest.mark.parametrize("name", ["Personnummer 811218-9876", "Namn"])
    def test_a_persons_number_is_repeated_nowhere(self, register: Shell, name: str) -> None:
        outcome = take(register, change(register, (name, "Kafé 811218-9876")))
        assert reasons(outcome)
        assert "811218" not in json.dumps(outcome)

    def test_what_cannot_be_taken_away_is_said(self, register: Shell) -> None:
        lines = [(name, "(tas bort)") for name in ("Namn", "Logotyp", "Samtycke")]
        said = reasons(take(register, change(register, *lines)))
        assert sorted(reason.partition(":")[0] for reason in said) == [
            "Logotyp",
            "Namn",
            "Samtycke",
        ]

    def test_nothing_changed_is_nothing_to_take(self, register: Shell) -> None:
        said = reasons(take(register, change(register, ("Telefon", "026-12 34 56"))))
        assert said == ["Förslaget ändrar ingenting: allt står redan så. Öppna sidan och se efter."]

    def test_the_reply_leads_back_to_the_form(self, register: Shell) -> None:
        answer = take(register, change(register, ("Telefon", "abc")))["reply"]
        assert answer.startswith("Hej!\n")
        assert "/foresla/kafe-linden/" in answer


class TestWhatIsNotShown:
    def test_gives_the_same_answer_as_what_does_not_exist(self, register: Shell) -> None:
        for_hidden, for_unknown = (
            block(
                ("Ärende", "Ändra företag"),
                ("Gäller", f"X ({slug})"),
                ("Utgår från", "0123456789"),
                ("Telefon", "026-99 99 99"),
            )
            for slug in ("dolda-rummet", "finns-inte")
        )
        assert take(register, for_hidden) == take(register, for_unknown)

    @pytest.mark.parametrize(
        "other", [{"Namn": "Dolda rummet"}, {"Organisationsnummer": "769600-0012"}]
    )
    def test_is_not_told_of_to_somebody_new(self, register: Shell, other: dict[str, str]) -> None:
        outcome = take(register, new(**other))
        assert reasons(outcome) == [
            "Förslaget behöver ses över av en människa innan det kan bli en ändring. Vi hör av "
            "oss. Ni behöver inte skicka det igen."
        ]
        assert any("dolda-rummet" in line for line in outcome["details"])


class TestANewEnterprise:
    def test_is_a_file_of_its_own_with_todays_consent(self, register: Shell) -> None:
        taken = take(register, new())
        assert git(register, "show", f"{taken['branch']}:data/asf/vedboden.yaml") == (
            'name: Vedboden\nregion: "21"\nmunicipality: "2180"\nemail: info@vedboden.example\n'
            "industries:\n  - forestry\nlisting: consented\nconsent:\n  date: 2026-11-22\n"
            "  by: enterprise\n"
        )
        assert "Vedboden" in taken["title"]

    def test_says_what_it_says_of_the_criteria_to_whoever_examines_it(
        self, register: Shell
    ) -> None:
        taken = take(register, new())
        assert "tolv, varav åtta" in taken["body"]
        assert "fyra kriterierna" in taken["body"]
        assert "tolv" not in git(register, "show", taken["branch"])

    @pytest.mark.parametrize(
        ("left_out", "said"),
        [
            ("Namn", "Namn saknas. Fyll i fältet."),
            ("Kommun", "Kommun saknas. Fyll i fältet."),
            ("Samtycke", "Samtycke saknas. Kryssa i rutan om det stämmer."),
            (
                "Kriterierna, återinvesterar sin vinst",
                "Återinvesterar sin vinst saknas. Kryssa i rutan om det stämmer.",
            ),
        ],
    )
    def test_needs_name_place_consent_and_criteria(
        self, register: Shell, left_out: str, said: str
    ) -> None:
        assert reasons(take(register, new(**{left_out: ""}))) == [said]

    def test_with_a_mistake_is_led_back_to_its_form(self, register: Shell) -> None:
        assert "/foresla/nytt/" in take(register, new(Namn=""))["reply"]

    def test_tells_no_persons_number_to_whoever_examines_it(self, register: Shell) -> None:
        taken = take(register, new(**{"Så uppfyller ni kriterierna": "Ring 811218-9876."}))
        assert "Ring" in taken["body"]
        assert "811218" not in json.dumps(taken)

    @pytest.mark.parametrize("name", ["Kafé Linden", "Kafe Linden"])
    def test_that_is_there_is_led_to_its_own_page(self, register: Shell, name: str) -> None:
        outcome = take(register, new(Namn=name))
        assert reasons(outcome) == [
            "Namn: Kafé Linden finns redan i listan. Föreslå en ändring på företagets sida i "
            "stället."
        ]
        assert "/foresla/kafe-linden/" in outcome["reply"]


class TestALogo:
    def test_comes_as_an_attachment_and_is_made_anew(self, register: Shell) -> None:
        taken = take(register, mail(change(register, ("Logotyp", "ja")), picture()))
        assert "+logo: kafe-linden." in "\n".join(diff(register, taken))
        names = git(register, "ls-tree", "--name-only", taken["branch"], "data/asf/").split()
        (logo,) = (
            name
            for name in names
            if name.startswith("data/asf/kafe-linden") and not name.endswith(".yaml")
        )
        stored = subprocess.run(
            ["git", "show", f"{taken['branch']}:{logo}"],
            cwd=register.register,
            capture_output=True,
            check=True,
        ).stdout
        assert b"hemligt" not in stored
        assert Image.open(BytesIO(stored)).size == (60, 40)

    def test_leaves_the_one_before_where_another_enterprise_has_it(self, register: Shell) -> None:
        register.write("data/asf/var.png", picture("PNG"))
        for name, entry in (("kafe-linden", KAFE), ("ur-kallor", SOURCED)):
            register.write(f"data/asf/{name}.yaml", f"{entry}logo: var.png\n")
        save(register)
        taken = take(register, mail(change(register, ("Logotyp", "ja")), picture()))
        assert "data/asf/var.png" in git(register, "ls-tree", "-r", "--name-only", taken["branch"])

    def test_goes_in_place_of_the_one_before(self, register: Shell) -> None:
        register.write("data/asf/var.png", picture("PNG"))
        register.write("data/asf/kafe-linden.yaml", f"{KAFE}logo: var.png\n")
        save(register)
        taken = take(register, mail(change(register, ("Logotyp", "ja")), picture()))
        held = git(register, "ls-tree", "-r", "--name-only", taken["branch"])
        assert "data/asf/kafe-linden.png" in held
        assert "data/asf/var.png" not in held

    def test_is_never_written_through_a_link(self, register: Shell) -> None:
        outside = register.folder / "utanfor.png"
        outside.write_bytes(b"x")
        (register.register / "data/asf/kafe-linden.png").symlink_to(outside)
        save(register)
        taken = take(register, mail(change(register, ("Logotyp", "ja")), picture()))
        assert git(register, "ls-tree", taken["branch"], "data/asf/kafe-linden.png")[:6] == "100644"
        assert outside.read_bytes() == b"x"

    def test_that_did_not_come_is_asked_for(self, register: Shell) -> None:
        said = reasons(take(register, mail(change(register, ("Logotyp", "ja")))))
        assert said[0].startswith("Logotyp: Ingen bild följde med.")

    def test_nobody_asked_for_is_left_out(self, register: Shell) -> None:
        taken = take(register, mail(change(register, ("Telefon", "026-99 99 99")), picture()))
        assert diff(register, taken) == ["-phone: 026-12 34 56", "+phone: 026-99 99 99"]


def picture(kind: str = "JPEG") -> bytes:
    content = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "hemligt"
    Image.new("RGB", (60, 40), (200, 30, 30)).save(content, kind, exif=exif)
    return content.getvalue()


def mail(text: str, *pictures: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "En Person <person@avsandare.example>"
    message["Subject"] = "Förslag"
    message.set_content(f"Hej!\n\n{text}\nVänliga hälsningar\n")
    for content in pictures:
        message.add_attachment(content, "image", "jpeg", filename="../../hemlig person.jpg")
    return message.as_bytes()


def test_nothing_of_who_sent_it_reaches_the_repository(register: Shell) -> None:
    taken = take(register, mail(change(register, ("Logotyp", "ja")), picture()))
    told = json.dumps(taken, ensure_ascii=False)
    everything = told + git(register, "log", "--all", "-p", "--format=fuller")
    assert "avsandare" not in everything
    assert "hemlig" not in everything


def test_several_mails_in_a_folder_are_taken_one_by_one(register: Shell) -> None:
    folder = register.folder / "mejl"
    folder.mkdir()
    (folder / "1.eml").write_bytes(mail(change(register, ("Telefon", "026-99 99 99"))))
    (folder / "2.eml").write_bytes(mail(change(register, ("Telefon", "abc"))))
    ran = register.asf("intake", str(folder))
    assert ran.code == 1
    assert "Gren: forslag/kafe-linden-" in ran.out
    assert "inte mottaget. Svara så här:" in ran.out


def test_several_mails_are_not_written_over_each_other(register: Shell) -> None:
    folder = register.folder / "mejl"
    folder.mkdir()
    for number in (1, 2):
        text = change(register, ("Telefon", f"026-99 99 9{number}"))
        (folder / f"{number}.eml").write_bytes(mail(text))
    ran = register.asf("intake", str(folder), "--branch", "forslag/arende-7")
    assert (ran.code, ran.out) == (2, "")
    assert "flera meddelanden" in ran.err
    assert "forslag" not in git(register, "branch")


def test_without_git_it_says_what_is_missing(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    (shell.folder / "x.txt").write_text("x", encoding="utf-8")
    ran = shell.asf("intake", str(shell.folder / "x.txt"))
    assert ran.code == 2
    assert "git" in ran.err
