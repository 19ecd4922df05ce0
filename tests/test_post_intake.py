"""`asf intake` and posts: what their forms say becomes a file, a change or a reply."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from asf_register.reading import load
from asf_register.root import Root
from command_shell import Shell
from sent_posts import POSTS, block, changed, sent
from test_intake import HIDDEN, KAFE

DAY = "2026-11-22"
REQUEST = "2026-fruktkorgar-till-elva-arbetsplatser-gavle-kommun"
FILE = f"data/marketplace/{REQUEST}.yaml"
KINDS = {
    "Ny förfrågan": "request",
    "Ny upphandling": "procurement",
    "Ny reserverad upphandling": "reserved_procurement",
    "Nytt IOP": "iop",
    "Ny samverkan": "collaboration",
    "Företag söker ASF": "csr",
    "Nytt erbjudande": "offer",
    "Nytt överskott": "surplus",
}
OPEN = """\
kind: request
actor:
  kind: municipality
  name: Gävle kommun
title: Fruktkorgar till elva arbetsplatser
text: Frukt varje måndag.
industries:
  - fruit-baskets
place:
  municipalities:
    - "2180"
published: 2026-11-01
deadline: 2026-12-04
contact:
  email: upphandling@gavle.example
"""


@pytest.fixture
def register(shell: Shell) -> Shell:
    """A register in git with a café, a hidden enterprise, and an open request."""
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.write("data/asf/dolda-rummet.yaml", HIDDEN)
    shell.write(FILE, OPEN)
    by = "kind: enterprise\n  enterprise: dolda-rummet"
    hidden = OPEN.replace("kind: municipality\n  name: Gävle kommun", by)
    offer = hidden.replace("kind: request", "kind: offer").replace("Fruktkorgar", "Hemligt")
    shell.write("data/marketplace/2026-hemligt.yaml", offer)
    later = OPEN.replace("Fruktkorgar", "Kommande").replace("2026-11-01", "2026-11-30")
    shell.write("data/marketplace/2026-kommande.yaml", later)
    git(shell, "init", "-q", "-b", "main")
    save(shell)
    return shell


@pytest.fixture
def empty(shell: Shell) -> Shell:
    """The same without posts."""
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.write("data/asf/dolda-rummet.yaml", HIDDEN)
    git(shell, "init", "-q", "-b", "main")
    save(shell)
    return shell


def git(shell: Shell, *arguments: str) -> str:
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    command = ["git", *who, *arguments]
    return subprocess.run(
        command, cwd=shell.register, capture_output=True, check=True, text=True
    ).stdout


def save(shell: Shell) -> None:
    git(shell, "add", "-A")
    git(shell, "commit", "-q", "-m", "sparat")


def take(shell: Shell, text: str, *options: str, date: str = DAY) -> dict[str, Any]:
    """What came of one message."""
    path = shell.folder / "annons.txt"
    path.write_text(text, "utf-8")
    ran = shell.asf("intake", str(path), "--format", "json", "--date", date, *options)
    assert not ran.err, ran.err
    (outcome,) = json.loads(ran.out)
    assert ran.code == int("reply" in outcome)
    assert isinstance(outcome, dict)
    return outcome


def merge(shell: Shell, outcome: dict[str, Any]) -> None:
    assert "branch" in outcome, outcome["reply"]
    git(shell, "merge", "-q", "--ff-only", outcome["branch"])


def reply(outcome: dict[str, Any]) -> list[str]:
    assert "reply" in outcome, outcome.get("title")
    return [line[2:] for line in outcome["reply"].splitlines() if line.startswith("- ")]


def change(shell: Shell, **lines: str) -> str:
    return changed(Root(shell.register), REQUEST, lines)


def file_of(shell: Shell, outcome: dict[str, Any]) -> dict[str, Any]:
    """What the post's file holds on the proposal's branch."""
    path = f"data/marketplace/{outcome['slug']}.yaml"
    value = load(git(shell, "show", f"{outcome['branch']}:{path}").encode()).value
    assert isinstance(value, dict)
    return value


class TestANewPost:
    def test_of_every_kind_becomes_a_file_that_nothing_is_wrong_with(self, empty: Shell) -> None:
        folder = empty.folder / "sent"
        folder.mkdir()
        for matter, kind in KINDS.items():
            (folder / f"{kind}.txt").write_text(sent(matter), "utf-8")
        ran = empty.asf("intake", str(folder), "--format", "json", "--date", DAY)
        outcomes = json.loads(ran.out)
        assert len(outcomes) == len(POSTS) == len(KINDS)
        found = {}
        for taken in outcomes:
            assert "branch" in taken, taken["reply"]
            value = file_of(empty, taken)
            assert (str(value["published"]), str(value["deadline"])) == (DAY, "2026-12-04")
            assert taken["slug"].startswith("2026-")
            assert "Inga fel" in taken["text"]
            matter, title = taken["title"].split(": ")
            found[matter] = value["kind"]
            assert title.startswith(f"{value['title']} (")
            assert value["title"] == POSTS[matter]["Rubrik"]
        assert found == KINDS

    def test_is_what_was_written_and_no_more(self, empty: Shell) -> None:
        taken = take(empty, sent("Ny förfrågan"))
        assert taken["slug"] == REQUEST
        assert git(empty, "show", f"{taken['branch']}:{FILE}") == (
            "kind: request\n"
            "actor:\n"
            "  kind: municipality\n"
            "  name: Gävle kommun\n"
            "title: Fruktkorgar till elva arbetsplatser\n"
            "text: |-\n"
            "  Frukt varje måndag.\n"
            "\n"
            "  Elva adresser.\n"
            "industries:\n"
            "  - fruit-baskets\n"
            "cpv:\n"
            '  - "03222000"\n'
            "  - 15300000-1\n"
            "place:\n"
            "  municipalities:\n"
            '    - "2180"\n'
            "value: under-100k\n"
            "published: 2026-11-22\n"
            "deadline: 2026-12-04\n"
            "deadline_time: 12:00\n"
            "contact:\n"
            "  email: upphandling@gavle.example\n"
            "questions:\n"
            "  - Vad kostar en korg, med leverans?\n"
            "  - När kan ni börja?\n"
        )
        said = git(empty, "diff", "--name-only", "main", taken["branch"]).split()
        assert said == [FILE]

    def test_of_an_enterprise_names_it_by_its_place_in_the_list(self, empty: Shell) -> None:
        for written in ("kafe-linden", "https://x.example/asf/kafe-linden", "Kafé Linden"):
            taken = take(empty, sent("Nytt erbjudande", **{"Annonsör, ASF i listan": written}))
            assert file_of(empty, taken)["actor"] == {
                "kind": "enterprise",
                "enterprise": "kafe-linden",
            }
            assert taken["slug"] == "2026-lunch-till-moten-kafe-linden"
            assert taken["title"] == "Nytt erbjudande: Lunch till möten (Kafé Linden)"

    def test_says_who_can_answer_and_whose_region_it_is(self, empty: Shell) -> None:
        said = take(empty, sent("Företag söker ASF"))["text"]
        assert "1 företag kan svara: Kafé Linden." in said
        assert "Gävleborgs län: 1 annons" in said
        said = take(empty, sent("Ny förfrågan"))["text"]
        assert "Inget företag i listan kan svara." in said

    @pytest.mark.parametrize(
        ("percent", "told"),
        [(10, "Inget företag i listan kan svara."), (40, "1 företag kan svara: Kafé Linden.")],
    )
    def test_counts_nobody_who_lacks_what_is_asked_for(
        self, empty: Shell, percent: int, told: str
    ) -> None:
        share = f"{{percent: {percent}, date: 2026-01-31, source: Intyg}}"
        known = f"{KAFE}target_group_share: [{share}]\n"
        empty.write("data/asf/kafe-linden.yaml", known)
        save(empty)
        lunch = sent("Ny reserverad upphandling", Branscher="Café och restaurang")
        assert told in take(empty, lunch)["text"]

    def test_tells_the_coordinator_of_an_address_that_may_be_a_persons(self, empty: Shell) -> None:
        anna = {"Kontakt, e-post": "anna.andersson@gavle.example"}
        taken = take(empty, sent("Ny förfrågan", **anna))
        for text in (taken["body"], taken["report"]):
            assert "kan vara en persons adress" in text
        assert "kan vara en persons adress" not in take(empty, sent("Nytt IOP"))["report"]

    def test_of_the_same_name_gets_another_number(self, register: Shell) -> None:
        again = {"Text": "Något annat.", "Sista dag att svara": "2027-05-04"}
        register.write(FILE, OPEN.replace("deadline: 2026-12-04", "deadline: 2026-11-10"))
        save(register)
        assert take(register, sent("Ny förfrågan", **again))["slug"] == f"{REQUEST}-2"

    def test_that_comes_twice_is_one(self, empty: Shell) -> None:
        first = take(empty, sent("Ny förfrågan"))
        assert reply(take(empty, sent("Ny förfrågan"))) == [
            "Förslaget har redan kommit in. Ni behöver inte skicka det igen. Hör av er om det "
            "dröjer."
        ]
        merge(empty, first)
        git(empty, "branch", "-q", "-D", first["branch"])
        outcome = take(empty, sent("Ny förfrågan"), date="2026-11-23")
        assert reply(outcome) == [
            "En likadan annons finns redan på marknadsplatsen. Öppna den och föreslå en ändring i "
            "stället."
        ]
        assert f"/foresla/marknad/{REQUEST}/" in outcome["reply"]

    def test_that_says_the_same_in_other_words_is_refused(self, register: Shell) -> None:
        told = reply(take(register, sent("Ny förfrågan")))
        assert told == [
            "Rubrik: Ni har redan en annons som säger samma sak under samma tid. Ändra den i "
            "stället, eller skriv i rubriken och texten vad som skiljer."
        ]

    def test_of_200_codes_is_taken(self, empty: Shell) -> None:
        codes = ", ".join(f"{number}00" for number in range(150_000, 150_200))
        taken = take(empty, sent("Ny förfrågan", **{"CPV-koder": codes}))
        assert len(file_of(empty, taken)["cpv"]) == 200


# What somebody writes otherwise than in POSTS, and all that is said of it.
MISTAKES: tuple[tuple[str, dict[str, str], str], ...] = (
    (
        "Ny förfrågan",
        {"Sista dag att svara": "2026-11-21"},
        "Sista dag att svara: Sista dagen att svara har redan varit. Skriv en dag som kommer.",
    ),
    (
        "Ny förfrågan",
        {"Sista dag att svara": "2030-01-01"},
        "Sista dag att svara: annonsen är öppen till den 1 januari 2030, mer än två år "
        "efter att den publiceras. Skriv en dag inom två år från att annonsen visades.",
    ),
    (
        "Ny förfrågan",
        {"Sista dag att svara": "2027-03-28", "Klockslag": "02.30"},
        "Klockslag: klockan blir aldrig 02:30 den 28 mars 2027: då ställs den fram från "
        "02:00 till 03:00. Rätta dagen eller klockslaget.",
    ),
    (
        "Ny förfrågan",
        {"Klockslag": "vid lunch"},
        'Klockslag: "vid lunch" är inget klockslag. Skriv timme och minut, till exempel 12.00.',
    ),
    ("Ny förfrågan", {"Rubrik": ""}, "Rubrik saknas. Fyll i fältet."),
    ("Ny förfrågan", {"Plats, kommuner": ""}, "Plats saknas. Fyll i minst ett av fälten."),
    (
        "Ny förfrågan",
        {"Kontakt, e-post": ""},
        "E-post, telefon eller webbadress saknas. Fyll i minst ett av fälten.",
    ),
    (
        "Ny förfrågan",
        {"Branscher": "", "CPV-koder": ""},
        "Branscher, arbetsintegrerande tjänster eller CPV-koder saknas. Fyll i minst ett "
        "av fälten.",
    ),
    (
        "Ny förfrågan",
        {"Annonsör, organisationens namn": ""},
        "Organisationens namn eller ASF i listan saknas. Fyll i minst ett av fälten.",
    ),
    (
        "Ny förfrågan",
        {"Annonsör, ASF i listan": "kafe-linden"},
        "Annonsör, ASF i listan: Annonsören är inte rätt ifylld. Står ni i listan väljer "
        "ni arbetsintegrerande socialt företag och fyller i adressen till er sida där, "
        "inget mer. Annars fyller ni i organisationens namn.",
    ),
    (
        "Ny reserverad upphandling",
        {"Laglig grund": ""},
        "Laglig grund saknas. Välj ett alternativ.",
    ),
    (
        "Ny reserverad upphandling",
        {"Annonsör, slag av organisation": "privat företag"},
        'Annonsör, slag av organisation: "privat företag" går inte att välja här. Skriv '
        "kommun, region, statlig myndighet eller offentligt ägt bolag.",
    ),
    (
        "Ny reserverad upphandling",
        {"Andel ur målgruppen": "20"},
        "Andel ur målgruppen: andelen är 20 procent, men i ett reserverat kontrakt kräver "
        "lagen minst 30. Skriv 30 eller mer, eller lämna fältet tomt: då gäller 30.",
    ),
    (
        "Nytt överskott",
        {"Laglig grund": "lou"},
        "Uppgiften «Laglig grund» kan inte ändras i formuläret. Ta bort raden. Skriv till "
        "oss om den behöver ändras.",
    ),
    (
        "Ny förfrågan",
        {"Text": "Ring 850709-9805."},
        "Text: Här står något som ser ut som ett personnummer, och sådana får aldrig stå i "
        "registret. Ta bort numret. Är det ett telefonnummer: skriv bindestreck efter "
        "riktnumret.",
    ),
    (
        "Ny samverkan",
        {"Gäller annonsen": "2026-finns-inte"},
        'Gäller annonsen: "2026-finns-inte" finns inte på marknadsplatsen. Kopiera '
        "adressen till annonsen på marknadsplatsen.",
    ),
)


class TestAMistake:
    def test_is_told_in_words_for_whoever_sent_it(self, empty: Shell) -> None:
        folder = empty.folder / "sent"
        folder.mkdir()
        for number, (matter, lines, _) in enumerate(MISTAKES):
            (folder / f"{number:02}.txt").write_text(sent(matter, **lines), "utf-8")
        ran = empty.asf("intake", str(folder), "--format", "json", "--date", DAY)
        told = [reply(outcome) for outcome in json.loads(ran.out)]
        assert told == [[message] for _, _, message in MISTAKES]

    def test_leads_back_to_the_form_of_that_kind(self, empty: Shell) -> None:
        outcome = take(empty, sent("Ny förfrågan", **{"Rubrik": ""}))
        assert "/foresla/marknad/forfragan/\n" in outcome["reply"]
        assert "Rätta och skicka på nytt härifrån:" in outcome["reply"]

    @pytest.mark.parametrize(
        "text",
        ["[Klicka](javascript:alert(1))", "![spårning](https://x.example/s.png)", "<b>x"],
    )
    def test_a_hostile_text_is_refused_or_harmless(self, empty: Shell, text: str) -> None:
        outcome = take(empty, sent("Ny förfrågan", Text=text, Rubrik="@alla <b>$(rm -rf /)"))
        if "reply" in outcome:
            assert all(told.startswith("Text: ") for told in reply(outcome))
        else:
            assert "<b>" not in outcome["title"]
            assert "$(" not in outcome["title"]
            assert "@alla" not in outcome["title"]


class TestAChange:
    def test_is_just_what_was_asked_for(self, register: Shell) -> None:
        taken = take(register, change(register, **{"Klockslag": "9.30"}))
        said = git(register, "diff", "main", taken["branch"])
        lines = [
            line for line in said.splitlines() if line[:1] in "+-" and line[1:3] not in ("++", "--")
        ]
        assert lines == ["+changed: 2026-11-22", "+deadline_time: 09:30"]
        assert taken["title"] == (
            "Fruktkorgar till elva arbetsplatser (Gävle kommun) ändras: klockslag"
        )

    def test_takes_a_post_back_on_the_day_that_it_came(self, register: Shell) -> None:
        taken = take(register, change(register, **{"Återkallad, skäl": "Vi gör det själva."}))
        assert file_of(register, taken)["withdrawn"] == {
            "date": DAY,
            "reason": "Vi gör det själva.",
        }
        assert taken["title"] == "Återkallad: Fruktkorgar till elva arbetsplatser (Gävle kommun)"
        assert "Återkallas den 22 november 2026. Skäl: «Vi gör det själva.»" in taken["text"]
        merge(register, taken)
        assert register.asf("check").code == 0

    def test_tells_who_got_it_and_what_came_of_it(self, register: Shell) -> None:
        lines = {
            "Hur det gick, vem som fick avtalet 1, ASF i listan": "kafe-linden",
            "Hur det gick, vem som fick avtalet 2, annan leverantör": "Fruktbilen AB",
            "Hur det gick, vad det ledde till": "Två nya jobb.",
        }
        taken = take(register, change(register, **lines), date="2026-12-10")
        assert file_of(register, taken)["awarded"] == {
            "date": "2026-12-10",
            "to": [{"enterprise": "kafe-linden"}, {"name": "Fruktbilen AB"}],
            "outcome": "Två nya jobb.",
        }
        assert taken["title"] == "Avgjord: Fruktkorgar till elva arbetsplatser (Gävle kommun)"
        told = "Avtalet gick till Kafé Linden och Fruktbilen AB den 10 december 2026."
        assert told in taken["text"]
        assert "Inga fel" in taken["text"]

    def test_tells_later_what_came_of_it(self, register: Shell) -> None:
        winner = {"Hur det gick, vem som fick avtalet 1, annan leverantör": "Fruktbilen AB"}
        merge(register, take(register, change(register, **winner)))
        more = change(register, **{"Hur det gick, vad det ledde till": "Två nya jobb."})
        taken = take(register, more, date="2027-06-01")
        assert file_of(register, taken)["awarded"] == {
            "date": DAY,
            "to": [{"name": "Fruktbilen AB"}],
            "outcome": "Två nya jobb.",
        }
        assert "Inga fel" in taken["text"]

    def test_without_a_winner_it_is_not_awarded(self, register: Shell) -> None:
        told = reply(
            take(register, change(register, **{"Hur det gick, vad det ledde till": "Bra."}))
        )
        assert told == ["Hur det gick, vem som fick avtalet saknas. Fyll i fältet."]

    def test_of_one_that_has_ended_is_refused(self, register: Shell) -> None:
        old = change(register, **{"Klockslag": "12"})
        merge(register, take(register, change(register, **{"Återkallad, skäl": "Nej."})))
        outcome = take(register, old)
        assert "Den kan redan vara avslutad." in reply(outcome)[0]
        assert "Marknadsplatsen finns här:" in outcome["reply"]
        assert outcome["reply"].count("/marknad/\n") == 1

    def test_of_an_older_version_is_put_together_with_what_was_changed_since(
        self, register: Shell
    ) -> None:
        old = change(register, **{"Klockslag": "12"})
        register.write(FILE, OPEN.replace("Frukt varje måndag.", "Frukt varje fredag."))
        save(register)
        value = file_of(register, take(register, old))
        assert (value["text"], value["deadline_time"]) == ("Frukt varje fredag.", "12:00")

    def test_of_what_somebody_else_has_changed_says_so(self, register: Shell) -> None:
        old = change(register, Text="Frukt varje dag.")
        register.write(FILE, OPEN.replace("Frukt varje måndag.", "Frukt varje fredag."))
        save(register)
        outcome = take(register, old)
        assert reply(outcome)[0] == (
            "Text: förslaget skriver «Frukt varje dag.» i stället för «Frukt varje måndag.», men "
            "under tiden har någon skrivit «Frukt varje fredag.»."
        )
        assert f"/foresla/marknad/{REQUEST}/\n" in outcome["reply"]

    def test_and_one_that_was_merged_meanwhile_go_together_in_the_report(
        self, register: Shell
    ) -> None:
        taken = take(register, change(register, **{"Klockslag": "12"}))
        register.write(FILE, OPEN.replace("Frukt varje måndag.", "Frukt varje fredag."))
        save(register)
        ran = register.asf("report", "--base", "main", "--head", taken["branch"])
        assert ran.code == 0, ran.out
        assert "inte samma uppgifter" in ran.out
        merge(register, take(register, change(register, Text="Annan."), date="2026-11-23"))
        ran = register.asf("report", "--base", "main", "--head", taken["branch"])
        assert "inte samma uppgifter" in ran.out

    @pytest.mark.parametrize("written", ["Annonsör, organisationens namn", "Gäller annonsen"])
    def test_of_whose_it_is_or_what_it_is_about_cannot_be_made(
        self, register: Shell, written: str
    ) -> None:
        told = reply(take(register, change(register, **{written: "Falu kommun"})))
        assert "kan inte ändras i formuläret" in told[0]

    def test_asks_for_no_more_than_its_kind(self, register: Shell) -> None:
        told = reply(take(register, change(register, **{"Laglig grund": "lou"})))
        assert "kan inte ändras i formuläret" in told[0]

    def test_of_nothing_is_told(self, register: Shell) -> None:
        told = reply(take(register, change(register, Text="Frukt varje måndag.")))
        assert told[0].startswith("Förslaget ändrar ingenting")


class TestWhatIsNotShown:
    @pytest.mark.parametrize("place", ["actor", "winner", "post", "about"])
    def test_is_answered_as_what_does_not_exist(self, register: Shell, place: str) -> None:
        def answered(slug: str) -> str:
            if place == "actor":
                text = sent("Nytt erbjudande", **{"Annonsör, ASF i listan": slug})
            elif place == "winner":
                winner = "Hur det gick, vem som fick avtalet 1, ASF i listan"
                text = change(register, **{winner: slug})
            elif place == "about":
                text = sent("Ny samverkan", **{"Gäller annonsen": slug})
            else:
                lines = {"Ärende": "Ändra annons", "Gäller": f"X ({slug})", "Utgår från": "x"}
                text = block({**lines, "Klockslag": "12"})
            return str(take(register, text)["reply"]).replace(slug, "#")

        hidden = "2026-hemligt" if place in ("post", "about") else "dolda-rummet"
        assert answered(hidden) == answered("finns-inte-alls")

    def test_is_a_post_that_is_published_later_either(self, register: Shell) -> None:
        lines = {"Ärende": "Ändra annons", "Utgår från": "x", "Klockslag": "12"}
        for later, unknown in (
            (block({**lines, "Gäller": f"X ({slug})"}) for slug in ("2026-kommande", "2026-x")),
            (sent("Ny samverkan", **{"Gäller annonsen": s}) for s in ("2026-kommande", "2026-x")),
        ):
            told = take(register, later)["reply"].replace("2026-kommande", "2026-x")
            assert told == take(register, unknown)["reply"]

    def test_is_never_named_in_a_reply(self, register: Shell) -> None:
        outcome = take(register, sent("Ny samverkan", Text="Vi är Dolda rummet i Gävle."))
        assert reply(outcome) == [
            "Förslaget behöver ses över av en människa innan det kan bli en ändring. Vi hör av "
            "oss. Ni behöver inte skicka det igen."
        ]
        assert "rummet" not in outcome["reply"].casefold()
        assert any("dolda-rummet" in detail for detail in outcome["details"])
