"""`asf member` adds, revokes and lists the keys that members read the intranet with."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from asf_register.check import check
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.word_code import word_code
from asf_register.read_register import read_register
from asf_register.root import Root
from command_shell import Ran, Shell
from test_examples import EXAMPLES

DAY = date(2026, 11, 22)
# Public keys whose private ones nobody has kept.
KEY = "age1k69gvrdtppqe5nyt3ea4knhey89unrwkamkk5wkg4lra0y3afuksrq36yp"
OTHER = "age18sxs7985uagrkhzcpm96c8h0e9u0e9jlrp0eyefzw4u8rafn6dwqgwhfz2"
CODE = word_code(KEY)
HEARD = ("--confirmed-by", "processledare", "--code", CODE)


@pytest.fixture
def members(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in a register with two enterprises, one of them a member, and an office."""
    shutil.copytree(EXAMPLES / "valid" / "intranet", shell.register, dirs_exist_ok=True)
    monkeypatch.setattr("asf_cli.member.today", lambda: DAY)
    return shell


def intranet(shell: Shell) -> Intranet:
    return read_register(Root(shell.register)).register.intranet


def file_of(shell: Shell, slug: str) -> Path:
    return shell.register / f"data/members/{slug}.yaml"


def nothing_written(shell: Shell, ran: Ran, code: int = 2) -> bool:
    """Whether a command refused, in words, and left all members as they were."""
    there = {path.name: path.read_bytes() for path in (shell.register / "data/members").iterdir()}
    example = EXAMPLES / "valid/intranet/data/members"
    before = {path.name: path.read_bytes() for path in example.iterdir()}
    return ran.code == code and there == before and "Traceback" not in ran.err


def test_a_key_is_added_for_a_year_in_the_registers_form(members: Shell) -> None:
    ran = members.asf("member", "add", "Tvättstugan", KEY, *HEARD)
    assert ran == Ran(
        0,
        "Skrev data/members/tvattstugan.yaml.\nTvättstugan kan läsa intranätet när det har byggts "
        "på nytt, till och med den 22 november 2027.\n",
        "",
    )
    assert file_of(members, "tvattstugan").read_text(encoding="utf-8") == (
        f"keys:\n  - key: {KEY}\n    added: 2026-11-22\n    confirmed_by: coordinator\n"
        "    expires: 2027-11-22\n"
    )
    assert intranet(members).members["tvattstugan"].reads_with(DAY) == (KEY,)
    assert check(Root(members.register), DAY).errors == ()


def test_the_first_member_of_a_register_gets_a_folder(members: Shell) -> None:
    shutil.rmtree(members.register / "data/members")
    assert members.asf("member", "add", "tvattstugan", KEY, *HEARD).code == 0
    assert intranet(members).members["tvattstugan"].reads_with(DAY) == (KEY,)


def test_a_further_key_goes_below_the_others_with_their_comments(members: Shell) -> None:
    file = file_of(members, "kafe-linden")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("contact:", "# frågad i maj\ncontact:"), encoding="utf-8")
    expires = ("--expires", "2027-03-01")
    assert members.asf("member", "add", "lindens-kafe", KEY.upper(), *HEARD, *expires).code == 0
    assert "# frågad i maj\ncontact:" in file.read_text(encoding="utf-8")
    *others, new = intranet(members).members["kafe-linden"].keys
    assert len(others) == 3
    assert (new.key, new.expires) == (KEY, date(2027, 3, 1))


def test_somebody_else_is_added_with_a_name(members: Shell) -> None:
    assert members.asf("member", "add", "styrelsen", KEY, *HEARD, "--name", "Styrelsen").code == 0
    assert intranet(members).members["styrelsen"].name == "Styrelsen"
    other = ("--confirmed-by", "certifier", "--code", word_code(OTHER))
    assert members.asf("member", "add", "styrelsen", OTHER, *other).code == 0
    assert len(intranet(members).members["styrelsen"].keys) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tvattstuga", KEY, *HEARD), 'Företaget "tvattstuga" finns inte. Menade du tvattstugan?'),
        (("xyz", KEY, *HEARD), "Är medlemmen inget företag: lägg till --name."),
        (("kafe-linden", KEY, *HEARD, "--name", "Kaféet"), "är ett företag i registret"),
        (("Ny Medlem", KEY, *HEARD, "--name", "Ny"), "kan inte vara ett filnamn"),
        (("kansliet", KEY, *HEARD, "--name", "Ett annat kansli"), "kansliet.yaml hör till "),
        (("kafe-linden", KEY[:-1], *HEARD), "den är inte hel"),
        (("kafe-linden", "ssh-ed25519 AAAA", *HEARD), "den är inte hel"),
        (("tvattstugan", KEY, "--confirmed-by", "kassör", "--code", CODE), "Skriv administratör"),
        (("tvattstugan", KEY, "--code", CODE), "--confirmed-by saknas"),
        (("tvattstugan", KEY, *HEARD, "--expires", "snart"), "är inget datum"),
        (("tvattstugan", KEY, *HEARD[:3], word_code(OTHER)), "Kontrollordet stämmer inte"),
        (("tvattstugan", KEY, *HEARD[:3], ""), "Kontrollordet stämmer inte"),
    ],
)
def test_what_cannot_be_added_is_refused_in_words(
    members: Shell, arguments: tuple[str, ...], said: str
) -> None:
    ran = members.asf("member", "add", *arguments)
    assert said in ran.err
    assert nothing_written(members, ran)


def test_a_wrong_code_does_not_show_the_right_one(members: Shell) -> None:
    ran = members.asf("member", "add", "tvattstugan", KEY, *HEARD[:3], word_code(OTHER))
    assert CODE not in ran.out + ran.err


def test_without_the_code_it_is_shown_and_must_be_read_aloud(members: Shell) -> None:
    ran = members.asf("member", "add", "tvattstugan", KEY, *HEARD[:2])
    assert ran.out.endswith(f"Kontrollord: {CODE}\n")
    assert "Be medlemmen läsa upp sitt kontrollord" in ran.err
    assert nothing_written(members, ran)


@pytest.mark.parametrize(("answer", "is_written"), [("ja", True), ("nej", False)])
def test_at_a_terminal_somebody_answers_for_having_heard_it(
    members: Shell, monkeypatch: pytest.MonkeyPatch, answer: str, is_written: bool
) -> None:
    monkeypatch.setattr("asf_cli.member.can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    ran = members.asf("member", "add", "tvattstugan", KEY, *HEARD[:2])
    assert f"Kontrollord: {CODE}\n" in ran.out
    assert (ran.code == 0) is is_written
    assert file_of(members, "tvattstugan").exists() is is_written


def test_a_key_that_breaks_a_rule_is_reported_and_not_written(members: Shell) -> None:
    ran = members.asf("member", "add", "tvattstugan", KEY, *HEARD, "--expires", "2028-11-23")
    assert "[key-days]" in ran.out
    assert ran.out.endswith("Inget är skrivet.\n")
    assert nothing_written(members, ran, code=1)


def test_a_key_is_nobody_elses_and_never_comes_back(members: Shell) -> None:
    held = intranet(members).members["kafe-linden"].keys
    for slug, key, said in (
        ("tvattstugan", held[0].key, "Nyckeln hör redan till kafe-linden."),
        ("kafe-linden", held[0].key, "Nyckeln står redan i kafe-linden.yaml."),
        ("lindens-kafe", held[2].key, "Nyckeln är återkallad och används inte igen."),
    ):
        code = ("--confirmed-by", "certifier", "--code", word_code(key))
        ran = members.asf("member", "add", slug, key, *code)
        assert said in ran.err
        assert nothing_written(members, ran)


def test_a_file_that_cannot_be_read_is_left_alone(members: Shell) -> None:
    broken = members.write("data/members/tvattstugan.yaml", "keys: [\n")
    ran = members.asf("member", "add", "tvattstugan", KEY, *HEARD)
    assert ran.code == 1
    assert "går inte att ändra så här" in ran.err
    assert broken.read_bytes() == b"keys: [\n"
    assert "data/members/tvattstugan.yaml går inte att läsa." in members.asf("member", "list").out


def test_revoking_marks_every_key_that_could_be_used_and_deletes_none(members: Shell) -> None:
    before = intranet(members).members["kafe-linden"].keys
    ran = members.asf("member", "revoke", "Kafé Linden")
    assert ran.code == 0
    assert ran.out == (
        "Skrev data/members/kafe-linden.yaml.\n"
        f"Återkallad från den 22 november 2026: {word_code(before[0].key)}\n"
        "Det som byggs efter det kan Kafé Linden inte läsa med de nycklarna. Det som redan är "
        "sparat finns kvar hos medlemmen.\n"
    )
    after = intranet(members).members["kafe-linden"]
    assert [key.key for key in after.keys] == [key.key for key in before]
    assert [key.revoked for key in after.keys] == [DAY, None, date(2026, 5, 2)]
    assert after.reads_with(DAY) == ()
    assert after.contact is not None
    ran = members.asf("member", "revoke", "kafe-linden")
    assert ran.err.startswith("asf: Kafé Linden har ingen nyckel att återkalla.")


@pytest.mark.parametrize("by", ["key", "code"])
def test_one_key_of_several_is_revoked_from_a_day(members: Shell, by: str) -> None:
    members.asf("member", "add", "kafe-linden", KEY, *HEARD)
    which = KEY if by == "key" else CODE.replace("-", " ")
    day = ("--date", "2026-12-01")
    assert members.asf("member", "revoke", "kafe-linden", "--key", which, *day).code == 0
    kafe = intranet(members).members["kafe-linden"]
    assert kafe.reads_with(date(2026, 11, 30)) == (kafe.keys[0].key, KEY)
    assert kafe.reads_with(date(2026, 12, 1)) == (kafe.keys[0].key,)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tvattstugan",), 'Ingen medlem heter "tvattstugan".'),
        (("kansli",), "Menade du kansliet?"),
        (("kafe-linden", "--key", KEY), "Medlemmen har ingen sådan nyckel."),
        (("kafe-linden", "--date", "i går"), "är inget datum"),
    ],
)
def test_what_cannot_be_revoked_is_refused_in_words(
    members: Shell, arguments: tuple[str, ...], said: str
) -> None:
    ran = members.asf("member", "revoke", *arguments)
    assert said in ran.err
    assert nothing_written(members, ran)


def test_a_key_is_not_revoked_before_it_was_added(members: Shell) -> None:
    ran = members.asf("member", "revoke", "kansliet", "--date", "2026-11-20")
    assert "[key-days]" in ran.out
    assert nothing_written(members, ran, code=1)


def test_the_list_begins_with_those_that_need_a_look(members: Shell) -> None:
    members.asf("member", "add", "tvattstugan", KEY, *HEARD)
    assert members.asf("member", "list").out == (
        "Läser\n"
        "  Kafé Linden (kafe-linden): läser med 1 nyckel till och med den 1 februari 2027\n"
        "  SKOOPI:s kansli (kansliet): läser med 1 nyckel till och med den 21 november 2027\n"
        "  Tvättstugan (tvattstugan): läser med 1 nyckel till och med den 22 november 2027\n"
        "\n"
        "3 medlemmar läser intranätet, med 3 nycklar.\n"
    )
    members.asf("member", "revoke", "kansliet")
    assert members.asf("member", "list", "--date", "2027-10-01").out == (
        "Nyckeln har gått ut\n"
        "  Kafé Linden (kafe-linden): läser inte från och med den 2 februari 2027\n"
        "\n"
        "Nyckeln går ut inom 60 dagar\n"
        "  Tvättstugan (tvattstugan): läser med 1 nyckel till och med den 22 november 2027\n"
        "\n"
        "Nyckeln är återkallad\n"
        "  SKOOPI:s kansli (kansliet): läser inte från och med den 22 november 2026\n"
        "\n"
        "1 medlem läser intranätet, med 1 nyckel.\n"
    )


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2026-01-31", "reads"),
        ("2026-05-01", "reads"),
        ("2026-12-02", "reads"),
        ("2026-12-03", "expiring"),
        ("2027-02-01", "expiring"),
        ("2027-02-02", "expired"),
        ("2024-01-01", "coming"),
    ],
)
def test_how_it_is_with_a_member_goes_by_its_last_key(
    members: Shell, day: str, standing: str
) -> None:
    told = json.loads(members.asf("member", "list", "--date", day, "--format", "json").out)
    (kafe,) = (one for one in told["members"] if one["slug"] == "kafe-linden")
    assert kafe["standing"] == standing


def test_the_list_as_json_has_every_key_with_its_state(members: Shell) -> None:
    ran = members.asf("member", "list", "--date", "2026-11-22", "--format", "json")
    told = json.loads(ran.out)
    assert (told["date"], told["unread"]) == ("2026-11-22", [])
    kafe = told["members"][0]
    assert (kafe["name"], kafe["reads_with"], kafe["day"]) == ("Kafé Linden", 1, "2027-02-01")
    assert [key["state"] for key in kafe["keys"]] == ["valid", "expired", "revoked"]
    assert all(key["code"] == word_code(key["key"]) for key in kafe["keys"])
    assert kafe["keys"][2]["revoked"] == "2026-05-02"


def test_a_register_without_members_says_so(members: Shell) -> None:
    shutil.rmtree(members.register / "data/members")
    assert members.asf("member", "list").out == "Ingen läser intranätet.\n"
