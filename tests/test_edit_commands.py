"""`asf format`, `new`, `set` and `confirm` where nobody can be asked: what they take and write."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from asf_register.day import today
from asf_register.root import PROJECT
from command_shell import KAFE, LUNCH, Ran, Shell

TIDY = KAFE.replace("'01'", '"01"')
NOT_WRITTEN = "asf: Inget är skrivet. Lägg till --yes för att skriva utan fråga.\n"


@pytest.fixture
def kafe(shell: Shell) -> Path:
    """The file of an enterprise, as the register writes it."""
    return shell.write("data/asf/kafe-linden.yaml", TIDY)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def nothing_is_lost(shell: Shell) -> bool:
    """Whether data/asf holds what it did, and nothing beside."""
    files = {path.name: read(path) for path in (shell.register / "data/asf").iterdir()}
    return files == {"kafe-linden.yaml": TIDY}


# asf format


UNTIDY = "listing: unlisted\nname:   Lunchen # så\nregion: '01'\n\nindustries: [catering]\n"
TIDIED = 'name: Lunchen # så\nregion: "01"\nindustries:\n  - catering\nlisting: unlisted\n'


def test_format_puts_every_file_in_form_and_says_which(shell: Shell, kafe: Path) -> None:
    lunch = shell.write("data/asf/lunchen.yaml", UNTIDY)
    assert shell.asf("format") == Ran(0, "Skrev data/asf/lunchen.yaml.\n", "")
    assert read(lunch) == TIDIED
    assert read(kafe) == TIDY
    assert shell.asf("format") == Ran(0, "2 filer har redan rätt form.\n", "")


@pytest.mark.usefixtures("kafe")
def test_format_check_writes_nothing_and_fails(shell: Shell) -> None:
    lunch = shell.write("data/asf/lunchen.yaml", UNTIDY)
    said = "data/asf/lunchen.yaml har inte rätt form.\nKör asf format.\n"
    assert shell.asf("format", "--check") == Ran(1, said, "")
    assert read(lunch) == UNTIDY
    shell.asf("format")
    assert shell.asf("format", "--check").code == 0


def test_format_leaves_a_file_with_faults_and_writes_the_others(shell: Shell) -> None:
    faulty = "name: Kafé Linden\nregion: '99'\nphone: 0701234567\nlisting: unlisted\n"
    path = shell.write("data/asf/kafe-linden.yaml", faulty)
    lunch = shell.write("data/asf/lunchen.yaml", UNTIDY)
    ran = shell.asf("format")
    assert ran.code == 1
    assert "[vocabulary-term]" in ran.out
    assert ran.out.endswith("Skrev data/asf/lunchen.yaml.\n")
    assert read(path) == faulty
    assert read(lunch) == TIDIED


def test_format_takes_files_and_folders(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lunchen", "lunchen-stockholm"):
        shell.write(f"data/asf/{name}.yaml", UNTIDY)
    assert shell.asf("format", "data/asf/lunchen.yaml").out == "Skrev data/asf/lunchen.yaml.\n"
    monkeypatch.chdir(shell.register / "data" / "asf")
    assert shell.asf("format", ".").out == "Skrev data/asf/lunchen-stockholm.yaml.\n"
    assert shell.asf("format", "lunchen.yaml").out == "1 fil har redan rätt form.\n"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("data/asf/nej.yaml", "data/asf/nej.yaml finns inte."),
        ("README.md", "README.md är varken ett företags fil eller en omgångs."),
        ("data/site.yaml", "Nämn filer i data/asf eller data/cohorts, eller inga för alla."),
        ("data/vocabulary", "är varken ett företags fil eller en omgångs."),
        ("../../kafe-linden.yaml", "är varken ett företags fil eller en omgångs."),
    ],
)
@pytest.mark.usefixtures("kafe")
def test_format_says_what_it_cannot_take(shell: Shell, path: str, said: str) -> None:
    ran = shell.asf("format", path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.usefixtures("kafe")
def test_format_does_not_follow_links(shell: Shell) -> None:
    outside = shell.folder / "outside.yaml"
    outside.write_text(UNTIDY, encoding="utf-8")
    (shell.register / "data/asf/lunchen.yaml").symlink_to(outside)
    ran = shell.asf("format")
    assert ran.code == 1
    assert "[file-link]" in ran.out
    assert read(outside) == UNTIDY


def test_format_in_a_register_that_is_a_link_is_refused(shell: Shell) -> None:
    for name in ("a", "b"):
        shell.write(f"elsewhere/{name}.yaml", UNTIDY)
    (shell.register / "data/asf").rmdir()
    (shell.register / "data/asf").symlink_to(shell.register / "elsewhere")
    ran = shell.asf("format")
    assert ran.code == 2
    assert "är en länk till en annan plats" in ran.err


def test_a_text_that_only_quotation_marks_can_hold_is_left_as_it_is(shell: Shell) -> None:
    tabbed = TIDY + 'participation: "Ett\\n\\ttvå"\n'
    path = shell.write("data/asf/kafe-linden.yaml", tabbed)
    assert shell.asf("format").out == "1 fil har redan rätt form.\n"
    assert read(path) == tabbed
    assert shell.asf("check").code == 0


def test_standing_in_a_folder_that_is_replaced_is_told_of(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lunchen", "lunchen-stockholm"):
        shell.write(f"data/asf/{name}.yaml", UNTIDY)
    monkeypatch.chdir(shell.register / "data" / "asf")
    assert shell.asf("format").out.endswith('Mappen byttes ut; kör cd "$PWD".\n')
    ran = shell.asf("check")
    assert ran.code == 2
    assert 'Kör cd "$PWD" och försök igen.' in ran.err
    monkeypatch.chdir(shell.register / "data" / "asf")
    assert shell.asf("check").code == 0


# asf set


def test_set_shows_the_change_and_writes_with_yes_only(shell: Shell, kafe: Path) -> None:
    change = "Kafé Linden (data/asf/kafe-linden.yaml)\n  Telefon: 070-174 06 05\n"
    assert shell.asf("set", "kafe-linden", "telefon=0701740605") == Ran(2, change, NOT_WRITTEN)
    assert nothing_is_lost(shell)
    ran = shell.asf("set", "kafe-linden", "telefon=0701740605", "--yes")
    assert ran == Ran(0, f"{change}Skrev data/asf/kafe-linden.yaml.\n", "")
    assert read(kafe) == TIDY.replace("industries", "phone: 070-174 06 05\nindustries")
    again = shell.asf("set", "kafe-linden", "telefon=070-1740605", "--yes")
    assert again == Ran(0, "Inget att ändra: allt står så redan.\n", "")


@pytest.mark.parametrize(
    "called",
    [
        "kafe-linden",
        "kafe-linden.yaml",
        "data/asf/kafe-linden.yaml",
        "Kafé Linden",
        "kafé linden",
        "lindens-kafe",
        "556012-5790",
        "5560125790",
    ],
)
def test_an_entry_goes_by_many_names(shell: Shell, called: str) -> None:
    more = "aliases:\n  - lindens-kafe\norganisation_number: 556012-5790\n"
    kafe = shell.write("data/asf/kafe-linden.yaml", TIDY + more)
    assert shell.asf("set", called, "grundat=2015", "--yes").code == 0
    assert "founded: 2015\n" in read(kafe)


@pytest.mark.usefixtures("kafe")
def test_an_unknown_entry_is_told_of_with_those_that_are_near(shell: Shell) -> None:
    for called, mend in (
        ("kafe-lindn", "Menade du kafe-linden?"),
        ("linden", "Menade du kafe-linden?"),
        ("xyz", "Skriv filnamnet, namnet eller organisationsnumret."),
        ("", "Skriv filnamnet, namnet eller organisationsnumret."),
        ("../../x", "Skriv filnamnet, namnet eller organisationsnumret."),
    ):
        ran = shell.asf("set", called, "grundat=2015", "--yes")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f'asf: Företaget "{called}" finns inte. {mend}\n'


@pytest.mark.usefixtures("kafe")
def test_a_name_that_several_have_needs_the_file(shell: Shell) -> None:
    shell.write(
        "data/asf/kafe-linden-malmo.yaml", TIDY.replace('"01"', '"12"\nmunicipality: "1280"')
    )
    ran = shell.asf("set", "Kafé Linden", "grundat=2015", "--yes")
    assert ran.code == 2
    assert "kafe-linden (Stockholms län) och kafe-linden-malmo (Malmö)" in ran.err
    assert shell.asf("set", "kafe-linden-malmo", "grundat=2015", "--yes").code == 0


def test_set_takes_several_changes_and_lists(shell: Shell, kafe: Path) -> None:
    def industries(*changes: str) -> list[str]:
        assert shell.asf("set", "kafe-linden", *changes, "--yes").code == 0
        return re.findall("^  - (.*)$", read(kafe), re.MULTILINE)

    assert industries("branscher=café, städning") == ["cafe-restaurant", "cleaning"]
    assert industries("industries+=catering") == ["cafe-restaurant", "cleaning", "catering"]
    assert industries("industries-=Städning") == ["cafe-restaurant", "catering"]
    assert industries("industries+=catering", "grundat=2015") == ["cafe-restaurant", "catering"]
    assert industries("industries=") == []
    assert "industries" not in read(kafe)


def test_groups_in_lists_are_kept_when_they_are_named_by_their_first_words(
    shell: Shell, kafe: Path
) -> None:
    def offers(*changes: str) -> str:
        assert shell.asf("set", "kafe-linden", *changes, "--yes").code == 0
        return read(kafe).partition("offers:\n")[2].partition("listing:")[0]

    assert offers("offers=Fruktkorgar") == "  - title: Fruktkorgar\n"
    assert offers("offers.1.text=Varje dag.") == "  - title: Fruktkorgar\n    text: Varje dag.\n"
    assert offers("offers=Kaffe, Fruktkorgar") == (
        "  - title: Kaffe\n  - title: Fruktkorgar\n    text: Varje dag.\n"
    )
    assert offers("offers-=kaffe") == "  - title: Fruktkorgar\n    text: Varje dag.\n"
    assert offers("offers.1.text=") == "  - title: Fruktkorgar\n"
    assert offers("offers.2.title=Te", "offers.3.title=Saft") == (
        "  - title: Fruktkorgar\n  - title: Te\n  - title: Saft\n"
    )
    assert offers("offers.2=") == "  - title: Fruktkorgar\n  - title: Saft\n"
    assert offers("offers.1=", "offers.1=") == ""


def test_a_figure_is_given_part_by_part(shell: Shell, kafe: Path) -> None:
    parts = ("kind=anställda", "year=2024", "value=ca 1 250", "source=årsredovisning")
    changes = [f"social_value.figures.1.{part}" for part in parts]
    assert shell.asf("set", "kafe-linden", *changes, "--yes").code == 0
    figure = "kind: employed\n      year: 2024\n      value: 1250\n      qualifier: about\n"
    assert figure in read(kafe)


def test_the_region_follows_from_the_municipality(shell: Shell, kafe: Path) -> None:
    ran = shell.asf("set", "kafe-linden", "kommun=Malmö", "--yes")
    assert "  Län: Stockholms län → Skåne län (följer av kommunen)\n" in ran.out
    assert 'region: "12"\nmunicipality: "1280"\n' in read(kafe)


@pytest.mark.usefixtures("kafe")
def test_what_was_guessed_is_said(shell: Shell) -> None:
    ran = shell.asf("set", "kafe-linden", "branscher=snikeri", "webbplats=www.x.se", "--yes")
    assert 'Snickeri ("snikeri" togs som Snickeri)\n' in ran.out
    assert '("www.x.se" togs som https://www.x.se)\n' in ran.out


WRONG_CHANGES = {
    "an unknown field": ("telefn=1", 'Fältet "telefn" finns inte. Menade du Telefon (phone)?'),
    "no change": ("telefon", '"telefon" säger inte vad som ska ändras. Skriv fält=värde'),
    "no field": ("=1", "säger inte vad som ska ändras."),
    "a value that makes no sense": ("telefon=1", 'Telefon: "1" är inget telefonnummer.'),
    "a needed field emptied": ("namn=", "Namn måste finnas."),
    "a needed part emptied": ("confirmed.date=", "Senast bekräftat, datum måste finnas."),
    "adding to no list": ("telefon+=070-123 45 67", "Telefon är ingen lista."),
    "taking from no list": ("telefon-=070", "Telefon är ingen lista."),
    "taking what isn't there": ("industries-=Städning", '"Städning" står inte i Branscher.'),
    "an item past the end": ("offers.3.title=Te", "Listan har 0 delar, så nästa är nummer 1."),
    "a group at once": ("samtycke=2026-01-01", "uppgiften har flera delar."),
}


@pytest.mark.parametrize("case", WRONG_CHANGES)
def test_a_wrong_change_is_refused_in_one_line(shell: Shell, case: str) -> None:
    change, said = WRONG_CHANGES[case]
    confirmed = TIDY + "confirmed:\n  date: 2026-01-01\n  by: coordinator\n"
    kafe = shell.write("data/asf/kafe-linden.yaml", confirmed)
    ran = shell.asf("set", "kafe-linden", change, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert read(kafe) == confirmed


@pytest.mark.usefixtures("kafe")
def test_set_without_a_change_or_a_terminal_says_what_to_write(shell: Shell) -> None:
    ran = shell.asf("set", "kafe-linden")
    assert ran.code == 2
    assert "asf set kafe-linden telefon='070-123 45 67' --yes" in ran.err


@pytest.mark.usefixtures("kafe")
def test_a_change_that_breaks_a_rule_is_not_written(shell: Shell) -> None:
    ran = shell.asf("set", "kafe-linden", "visning=samtyckt", "--yes")
    assert ran.code == 1
    assert "[consent-needed]" in ran.out
    assert ran.out.endswith("Inget är skrivet. Flera uppgifter kan ändras i samma kommando.\n")
    assert nothing_is_lost(shell)
    consent = ("consent.date=2026-01-01", "consent.by=företaget")
    assert shell.asf("set", "kafe-linden", "visning=samtyckt", *consent, "--yes").code == 0


def test_a_change_that_breaks_another_file_is_not_written(shell: Shell, kafe: Path) -> None:
    number = "organisation_number: 556012-5790\n"
    shell.write("data/asf/lunchen.yaml", LUNCH + number)
    ran = shell.asf("set", "kafe-linden", "orgnr=5560125790", "--yes")
    assert ran.code == 1
    assert "står också i lunchen.yaml" in ran.out
    assert read(kafe) == TIDY


@pytest.mark.usefixtures("kafe")
def test_errors_that_other_files_had_before_do_not_stand_in_the_way(shell: Shell) -> None:
    shell.write("data/asf/lunchen.yaml", "name: [\n")
    shell.write("data/asf/skrap.txt", "skräp")
    ran = shell.asf("set", "kafe-linden", "grundat=2015", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "lunchen.yaml" not in ran.out


def test_a_file_that_breaks_its_schema_can_be_mended(shell: Shell) -> None:
    path = shell.write("data/asf/kafe-linden.yaml", TIDY.replace("cafe-restaurant", "kafé"))
    assert shell.asf("check").code == 1
    assert shell.asf("set", "kafe-linden", "branscher=kafé", "--yes").code == 0
    assert read(path) == TIDY


def test_a_file_that_cannot_be_read_is_told_of(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", "name: [\n")
    ran = shell.asf("set", "kafe-linden", "grundat=2015", "--yes")
    assert ran.code == 1
    assert "[yaml-syntax]" in ran.out
    assert "Rätta det i filen och försök igen." in ran.err


def test_a_field_written_with_the_wrong_kind_is_changed_as_a_whole(shell: Shell) -> None:
    path = shell.write("data/asf/kafe-linden.yaml", TIDY + "address: Storgatan 1\n")
    ran = shell.asf("set", "kafe-linden", "adress.gata=Storgatan 2", "--yes")
    assert ran.code == 2
    assert "Skriv om hela uppgiften, eller rätta filen." in ran.err
    assert shell.asf("set", "kafe-linden", "adress=Storgatan 2", "--yes").code == 0
    assert "address:\n  street: Storgatan 2\n" in read(path)


def test_comments_are_kept(shell: Shell) -> None:
    path = shell.write("data/asf/kafe-linden.yaml", f"# Ringde i maj\n{TIDY}# sist\n")
    assert shell.asf("set", "kafe-linden", "grundat=2015", "--yes").code == 0
    assert read(path).startswith("# Ringde i maj\nname: ")
    assert read(path).endswith("# sist\n")


def test_a_new_name_takes_the_file_along_and_the_old_address_leads_to_it(
    shell: Shell, kafe: Path
) -> None:
    shell.write("data/asf/lunchen.yaml", LUNCH + "part_of: kafe-linden\n")
    ran = shell.asf("set", "kafe-linden", "namn=Café Ek", "--yes")
    assert ran.code == 0
    assert "filen byter namn till cafe-ek.yaml" in ran.out
    assert not kafe.exists()
    new = shell.register / "data/asf/cafe-ek.yaml"
    assert read(new).startswith("name: Café Ek\naliases:\n  - kafe-linden\n")
    assert shell.asf("check").code == 0
    assert shell.asf("set", "kafe-linden", "namn=Kafé Linden", "--yes").code == 0
    assert "aliases:\n  - cafe-ek\n" in read(kafe)
    assert shell.asf("check").code == 0


def test_a_new_name_never_takes_another_ones_file(shell: Shell, kafe: Path) -> None:
    for name, region in (("lunchen", "01"), ("lunchen-stockholm", "12")):
        shell.write(f"data/asf/{name}.yaml", LUNCH.replace("'01'", f"'{region}'"))
    ran = shell.asf("set", "kafe-linden", "namn=Lunchen", "--yes")
    assert ran.code == 2
    assert "lunchen och lunchen-stockholm är upptagna" in ran.err
    assert read(kafe) == TIDY


@pytest.mark.usefixtures("kafe")
def test_a_personal_number_is_neither_written_nor_repeated(shell: Shell) -> None:
    for change in ("orgnr=811228-9874", "beskrivning=Ring 811228-9874"):
        ran = shell.asf("set", "kafe-linden", change, "--yes")
        assert ran.code in (1, 2)
        assert "9874" not in ran.err
        assert nothing_is_lost(shell)


def test_bytes_that_are_no_text_are_no_crash(shell: Shell, kafe: Path) -> None:
    ran = shell.asf("set", "kafe-linden", "beskrivning=\udce5 så", "--yes")
    assert ran.code == 0
    assert "description: så\n" in read(kafe)


# asf confirm


def test_confirm_sets_the_day_and_the_role(shell: Shell, kafe: Path) -> None:
    ran = shell.asf("confirm", "kafe-linden", "--by", "processledare", "--yes")
    day = today().isoformat()
    assert ran.code == 0
    assert ran.out.startswith(f"kafe-linden: Senast bekräftat: {day}, processledare\n")
    assert read(kafe).endswith(f"confirmed:\n  date: {day}\n  by: coordinator\n")


def test_several_are_confirmed_at_once_or_none(shell: Shell, kafe: Path) -> None:
    lunch = shell.write("data/asf/lunchen.yaml", TIDIED + "organisation_number: 556012-5790\n")
    both = ("kafe-linden", "Lunchen", "--date", "1/11 2025", "--yes")
    ran = shell.asf("confirm", *both, "--by", "enterprise")
    assert ran.code == 1
    assert "[organisation-number-needed]" in ran.out
    assert "confirmed" not in read(kafe) + read(lunch)
    assert shell.asf("confirm", *both, "--by", "coordinator").code == 0
    assert all("date: 2025-11-01\n  by: coordinator\n" in read(path) for path in (kafe, lunch))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "FÖRETAG… saknas."),
        (["kafe-linden"], "Lägg till --by enterprise (företaget) eller --by coordinator"),
        (["kafe-linden", "--by", "chefen"], "Skriv företaget eller processledare."),
        (["kafe-linden", "--by", "coordinator", "--date", "sist"], "är inget datum."),
        (["nej", "--by", "coordinator"], 'Företaget "nej" finns inte.'),
        (["kafe-linden", "--by", "coordinator"], "Lägg till --yes"),
    ],
)
@pytest.mark.usefixtures("kafe")
def test_confirm_says_what_is_missing(shell: Shell, arguments: list[str], said: str) -> None:
    ran = shell.asf("confirm", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert nothing_is_lost(shell)


@pytest.mark.usefixtures("kafe")
def test_a_day_to_come_cannot_be_confirmed(shell: Shell) -> None:
    day = (today() + timedelta(days=2)).isoformat()
    ran = shell.asf("confirm", "kafe-linden", "--by", "coordinator", "--date", day, "--yes")
    assert ran.code == 2
    assert "har inte varit än." in ran.err


# asf new


NEW = ("new", "--name", "Kafé Åsen", "--municipality", "Gävle", "--listing", "nej")


def test_new_shows_the_file_and_writes_with_yes_only(shell: Shell) -> None:
    path = shell.register / "data/asf/kafe-asen.yaml"
    content = (
        'name: Kafé Åsen\nregion: "21"\nmunicipality: "2180"\nindustries:\n  - cafe-restaurant\n'
        "listing: unlisted\n"
    )
    ran = shell.asf(*NEW, "--set", "bransch=kafé")
    assert ran == Ran(2, f"\ndata/asf/kafe-asen.yaml\n\n{content}", NOT_WRITTEN)
    assert not path.exists()
    ran = shell.asf(*NEW, "--set", "bransch=kafé", "--yes")
    assert ran.code == 0
    assert "git add data/asf/kafe-asen.yaml" in ran.out
    assert read(path) == content
    assert shell.asf("check") == Ran(0, "Inga fel och inga varningar.\n", "")


def test_a_name_that_is_taken_gets_its_place(shell: Shell) -> None:
    assert shell.asf(*NEW, "--yes").code == 0
    before = read(shell.register / "data/asf/kafe-asen.yaml")
    again = shell.asf(*NEW, "--yes")
    assert again.code == 2
    assert "Kafé Åsen finns redan: kafe-asen.yaml (Gävle)." in again.err
    assert "asf set kafe-asen" in again.err
    assert read(shell.register / "data/asf/kafe-asen.yaml") == before
    elsewhere = [*NEW[:4], "Malmö", *NEW[5:], "--yes"]
    assert shell.asf(*elsewhere).code == 0
    assert (shell.register / "data/asf/kafe-asen-malmo.yaml").exists()
    assert shell.asf("check").code == 0


def test_a_name_that_folds_alike_is_another_name(shell: Shell) -> None:
    shell.asf(*NEW, "--yes")
    other = ["new", "--name", "Kafé Asen", "--municipality", "Malmö", "--listing", "nej", "--yes"]
    assert shell.asf(*other).code == 0
    assert (shell.register / "data/asf/kafe-asen-malmo.yaml").exists()


def test_a_file_that_cannot_be_read_keeps_its_name(shell: Shell) -> None:
    broken = shell.write("data/asf/kafe-asen.yaml", "name: [\n")
    assert shell.asf(*NEW, "--yes").code == 0
    assert read(broken) == "name: [\n"
    assert (shell.register / "data/asf/kafe-asen-gavle.yaml").exists()


def test_an_earlier_address_is_not_taken(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", TIDY + "aliases:\n  - kafe-asen\n")
    assert shell.asf(*NEW, "--yes").code == 0
    assert (shell.register / "data/asf/kafe-asen-gavle.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "Det saknas Namn (--name), Kommun (--municipality), Visning (--listing)."),
        (["--name", "Nya", "--listing", "nej"], 2, "Det saknas Kommun (--municipality)."),
        (["--name", "Nya", "--listing", "nej", "--region", "Hisingen"], 2, "är inget län."),
        (["--name", "!!", "--listing", "nej", "--region", "Skåne"], 2, "minst en bokstav."),
        (["--name", "Nya", "--listing", "samtyckt", "--region", "12"], 1, "[consent-needed]"),
        (["--name", "Nya", "--listing", "ur källor", "--region", "12"], 1, "[sources-needed]"),
        (["--name", "Nya", "--listing", "nej", "--set", "x=1"], 2, 'Fältet "x" finns inte.'),
    ],
)
def test_new_says_what_is_missing(shell: Shell, arguments: list[str], code: int, said: str) -> None:
    ran = shell.asf("new", *arguments, "--yes")
    assert ran.code == code
    assert said in ran.out + ran.err
    assert list((shell.register / "data/asf").iterdir()) == []


def test_a_name_that_windows_keeps_for_itself_gets_its_place(shell: Shell) -> None:
    ran = shell.asf("new", "--name", "Con", "--municipality", "Malmö", "--listing", "nej", "--yes")
    assert ran.code == 0
    assert (shell.register / "data/asf/con-malmo.yaml").exists()


@pytest.mark.usefixtures("kafe")
def test_broken_closed_lists_are_told_of(shell: Shell) -> None:
    shell.write("data/vocabulary/regions.yaml", "- code: 1\n")
    for arguments in (["format"], ["set", "kafe-linden", "grundat=2015"], list(NEW)):
        ran = shell.asf(*arguments)
        assert (ran.code, "[wrong-type]" in ran.out) == (1, True)
        assert "Traceback" not in ran.err


def test_a_file_that_changed_meanwhile_is_not_written_over(
    shell: Shell, kafe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_it(*_: object, **__: object) -> bool:
        kafe.write_text(TIDY + "founded: 1999\n", encoding="utf-8")
        return True

    monkeypatch.setattr("asf_cli.set_fields.may_write", change_it)
    ran = shell.asf("set", "kafe-linden", "grundat=2015", "--yes")
    assert ran.code == 2
    assert "har ändrats av någon annan under tiden. Inget är skrivet." in ran.err
    assert "founded: 1999" in read(kafe)


def test_the_helps_are_in_swedish(shell: Shell) -> None:
    for command in ("format", "new", "set", "confirm"):
        ran = shell.asf(command, "--help")
        assert ran.code == 0
        assert "Så här: asf" in ran.out
        assert not re.search(r"\b(Usage|Options|Commands|TEXT|required)\b", ran.out)


def test_this_repositorys_own_register_can_be_put_in_form(shell: Shell) -> None:
    for path in sorted((PROJECT / "data" / "asf").iterdir()):
        shell.write(f"data/asf/{path.name}", path.read_bytes())
    assert shell.asf("format").code == 0
    assert shell.asf("format", "--check").code == 0
    assert shell.asf("check").code == 0
