"""Keys as members have them: made in the browser, let in, moved, and forgotten."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from asf_register.intranet.word_code import word_code
from asf_register.root import PROJECT, THEME
from by_keyboard import press, write
from intranet_register import CANARIES
from intranet_visit import (
    LEFT_BEHIND,
    NOTHING_LEFT,
    OWN,
    Intranet,
    authenticator,
    moved_key,
    new_page,
    public_key_in,
    served_intranet,
    unlock,
    write_phrase,
)
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from site_fixtures import PHONE, Visitor

WORDS = (PROJECT / "plugins/asf_register/intranet/words.txt").read_text("utf-8").split()
KEPT_ADDRESS = f"""async () => {{
  const folder = {OWN};
  const {{ openStore }} = await import(`${{folder}}store.js`);
  const {{ addressOf }} = await import(`${{folder}}moving.js`);
  return addressOf((await (await openStore()).get('key')).phrase);
}}"""

SAY_NO_ONCE = """() => {
  navigator.credentials.get = () => {
    delete navigator.credentials.get;
    return Promise.reject(new DOMException('', 'NotAllowedError'));
  };
}"""


@pytest.fixture(scope="module")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intranet]:
    with served_intranet(tmp_path_factory.mktemp("keys")) as served:
        yield served


@pytest.fixture
def other_profile(browser: Browser) -> Iterator[Visitor]:
    """The browser of another device."""
    visitor = Visitor(browser, {})
    yield visitor
    for context in visitor.contexts.values():
        context.close()
    assert visitor.faults == []


def shown_phrase(page: Page) -> list[str]:
    words = page.locator("ol.phrase li")
    expect(words).to_have_count(6)
    return words.all_inner_texts()


def answer(page: Page, phrase: list[str]) -> None:
    """Say the words that are asked for."""
    for field in page.locator("input[id^=ord-]").all():
        number = (field.get_attribute("id") or "").removeprefix("ord-")
        field.fill(phrase[int(number)])


def problem(page: Page) -> Locator:
    return page.locator(".problem:not(:empty)")


def nothing_of_it_is_shown(page: Page) -> None:
    shown = (page.content() + page.title()).casefold()
    assert [word for word in CANARIES if word in shown] == []


# By phrase.


def test_by_keyboard_alone_from_no_key_to_a_guide_in_two_tabs_and_locked_again(
    intranet: Intranet, traveller: Visitor
) -> None:
    page = new_page(traveller, intranet)
    asked: list[tuple[str, str]] = []
    page.context.on("request", lambda one: asked.append((one.method, one.url)))
    phrase = made_by_keyboard(page)
    key = sent_by_mail(page, phrase)
    refused_until_let_in(page, intranet, phrase, word_code(key))
    intranet.let_in(key)
    press(page, page.get_by_role("button", name="Lås upp"))
    expect(page.get_by_role("heading", name="Canarytitel guide")).to_be_visible()
    assert page.url == f"{intranet.url}/#/guider/canaryguide"
    other = page.context.new_page()
    other.goto(f"{intranet.url}/#/medlemmar")
    expect(other.locator("main")).to_contain_text("Canaryfunktion")
    press(other, other.get_by_role("button", name="Lås", exact=True))
    for tab in (other, page):
        expect(tab.get_by_role("heading", name="Lås upp intranätet")).to_be_visible()
        nothing_of_it_is_shown(tab)
    assert page.url.endswith("#/guider/canaryguide")
    assert {method for method, _ in asked} == {"GET"}
    secrets = [word for _, url in asked for word in (*phrase, key) if word in url]
    assert secrets == []


def made_by_keyboard(page: Page) -> list[str]:
    """Make a key with a phrase; the phrase."""
    press(page, page.get_by_role("link", name="Ny nyckel").first)
    press(page, page.get_by_role("button", name="Använd en fras"))
    phrase = shown_phrase(page)
    assert set(phrase) <= set(WORDS)
    press(page, page.get_by_role("button", name="Jag har skrivit upp frasen"))
    assert not any(word in page.locator("main").inner_html() for word in phrase)
    first, second = page.locator("input[id^=ord-]").all()
    write(page, first, "fel")
    press(page, page.get_by_role("button", name="Fortsätt"))
    expect(problem(page)).to_contain_text("stämmer inte med frasen")
    expect(first).to_be_focused()
    answer(page, phrase)
    press(page, second)
    expect(page.get_by_role("heading", name="Nyckeln är gjord")).to_be_focused()
    return phrase


def sent_by_mail(page: Page, phrase: list[str]) -> str:
    """Look at the mail that is ready, which says nothing secret; the public key in it."""
    page.get_by_label("Företagets namn").fill("Kafé Ö & Co")
    mail = page.get_by_role("link", name="Öppna ett färdigt mejl").get_attribute("href") or ""
    key = public_key_in(page.locator("pre").inner_text())
    code = word_code(key)
    assert mail.startswith("mailto:info@provlistan.example?subject=")
    said = unquote(mail)
    assert f"Företag: Kafé Ö & Co\r\nÖppen nyckel: {key}\r\n" in said
    expect(page.locator(".code")).to_have_text(code)
    # Whoever exchanges the key on its way must not be able to exchange this with it.
    assert code not in said
    nothing_secret = said + page.content()
    assert "AGE-SECRET-KEY" not in nothing_secret.upper()
    assert " ".join(phrase) not in nothing_secret
    assert not any(f">{word}<" in page.content() for word in phrase)

    return key


def refused_until_let_in(page: Page, intranet: Intranet, phrase: list[str], code: str) -> None:
    """Try a key that nobody has let in yet."""
    page.goto(f"{intranet.url}/#/guider/canaryguide")
    field = page.get_by_label("Din fras")
    expect(field).to_be_focused()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.locator(".hint")).to_contain_text("Det där är kontrollordet.")
    field.fill("")
    page.keyboard.type(", ".join(phrase).upper().replace("Å", "A").replace("Ö", "O"))
    page.keyboard.press("Enter")
    expect(problem(page)).to_contain_text("Din nyckel är inte med i den här utgåvan.")
    expect(problem(page)).to_contain_text(
        f"info@provlistan.example och uppge ditt kontrollord: {code}"
    )
    nothing_of_it_is_shown(page)


def test_a_word_that_is_none_is_told_at_once_with_the_nearest_one(
    intranet: Intranet, traveller: Visitor
) -> None:
    page = new_page(traveller, intranet)
    key = moved_key(page)
    page.goto(key.address)
    field = page.get_by_label("Din fras")
    field.press_sequentially("akerbar somar")
    expect(page.locator(".hint")).to_be_empty()
    field.press_sequentially(" ")
    expect(page.locator(".hint")).to_contain_text("Ordet «somar» kan inte vara med i en fras.")
    page.get_by_role("button", name="Byt till «sommar»").click()
    expect(field).to_have_value("akerbar sommar ")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".hint")).to_have_text("Frasen har sex ord. Du har skrivit 2.")
    write_phrase(page, "sommar åkerbär bälte cykel ösa gräslök")
    expect(problem(page)).to_contain_text("Frasen öppnar inte nyckeln på den här enheten.")
    expect(field).to_be_focused()


def test_what_one_tab_ticks_off_the_other_knows_and_the_next_visit_too(
    intranet: Intranet, traveller: Visitor
) -> None:
    page = new_page(traveller, intranet)
    key = moved_key(page)
    intranet.let_in(key.public_key)
    page.goto(key.address)
    expect(page.get_by_label("Din fras")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{intranet.url}/#/guider/canaryguide")
    expect(other.get_by_label("Din fras")).to_be_visible()
    unlock(page)
    page.goto(f"{intranet.url}/#/guider/canaryguide")
    page.get_by_label("Gör steg två.").check()
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.get_by_label("Gör steg två.")).to_be_checked()
    other.get_by_label("Gör steg tre.").check()
    other.get_by_role("button", name="Lås", exact=True).click()
    page.reload()
    unlock(page)
    expect(page.get_by_label("Gör steg två.")).to_be_checked()
    expect(page.get_by_label("Gör steg tre.")).to_be_checked()
    expect(page.get_by_label("Gör canarysteg ett.")).not_to_be_checked()


# By passkey, and from device to device.


def test_a_key_by_passkey_moves_by_code_and_by_file_and_is_forgotten(
    intranet: Intranet, traveller: Visitor, other_profile: Visitor, tmp_path: Path
) -> None:
    page = new_page(traveller, intranet, "/#/ny-nyckel")
    made_by_passkey(page, intranet)
    phrase, address, copy = made_ready_to_move(page, tmp_path)
    assert address.startswith(f"{intranet.url}/#/flytta/")
    assert copy.read_text("ascii").startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    there = new_page(other_profile, intranet, address.removeprefix(intranet.url))
    expect(there).to_have_url(f"{intranet.url}/#/")
    unlock(there, phrase)
    given_a_passkey(there, phrase)
    forgotten(there, intranet)
    there.reload()
    expect(there.locator("main")).to_contain_text("Enheten har ingen nyckel")
    there.locator("#key-file").set_input_files(str(copy))
    unlock(there, phrase)


def made_by_passkey(page: Page, intranet: Intranet) -> None:
    """Make a key and have it let in; first with an authenticator that can't."""
    unable = authenticator(page, prf=False)
    page.get_by_role("button", name="Använd passkey").click()
    expect(problem(page)).to_have_text(
        "Webbläsaren eller enheten kan inte låsa en nyckel med passkey. Använd en fras i stället."
    )
    unable.send("WebAuthn.disable")
    authenticator(page)
    page.get_by_role("button", name="Använd passkey").click()
    expect(page.get_by_role("heading", name="Nyckeln är gjord")).to_be_focused()
    intranet.let_in(public_key_in(page.locator("pre").inner_text()))
    page.get_by_role("link", name="Till upplåsningen").click()
    expect(page.locator("input, textarea")).to_have_count(0)
    page.evaluate(SAY_NO_ONCE)
    page.get_by_role("button", name="Lås upp").click()
    expect(problem(page)).to_contain_text("Enheten fick inget svar från dig")
    page.get_by_role("button", name="Lås upp").click()
    expect(page.locator(".site-head")).to_be_visible()


def made_ready_to_move(page: Page, folder: Path) -> tuple[str, str, Path]:
    """Give a key a phrase; that, the address in the code, and the copy as a file."""
    page.get_by_role("link", name="Din nyckel").click()
    page.get_by_role("button", name="Gör en fras").click()
    phrase = shown_phrase(page)
    page.get_by_role("button", name="Jag har skrivit upp frasen").click()
    answer(page, phrase)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("button", name="Visa QR-koden").click()
    address = str(page.evaluate(KEPT_ADDRESS))
    page.set_viewport_size({"width": PHONE, "height": 740})
    assert read_code(page) == address
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara som fil").click()
    copy = folder / download.value.suggested_filename
    download.value.save_as(copy)
    return " ".join(phrase), address, copy


def given_a_passkey(page: Page, phrase: str) -> None:
    """Have an unlocked device open its key by a passkey of its own from now on."""
    page.get_by_role("link", name="Din nyckel").click()
    authenticator(page)
    page.get_by_label("Din fras").fill(phrase)
    page.get_by_role("button", name="Lägg till passkey").click()
    expect(page.locator("main")).to_contain_text(
        "fingeravtryck, ansikte eller skärmlås eller frasen"
    )
    page.get_by_role("button", name="Lås", exact=True).click()
    page.get_by_role("button", name="Lås upp").click()
    expect(page.locator(".site-head")).to_be_visible()


def forgotten(page: Page, intranet: Intranet) -> None:
    """Forget a device while two of its tabs are unlocked, and find nothing."""
    tab = page.context.new_page()
    tab.goto(f"{intranet.url}/#/guider/canaryguide")
    expect(tab.get_by_role("heading", name="Canarytitel guide")).to_be_visible()
    page.evaluate("() => { localStorage.a = 1; sessionStorage.b = 2; }")
    page.get_by_role("link", name="Din nyckel").click()
    page.get_by_role("button", name="Glöm enheten").click()
    page.get_by_role("button", name="Ja, glöm enheten").click()
    for one in (page, tab):
        expect(one.get_by_role("heading", name="Enheten är glömd")).to_be_visible()
        nothing_of_it_is_shown(one)
        assert one.evaluate(LEFT_BEHIND) == NOTHING_LEFT


def read_code(page: Page) -> str:
    """What a camera reads in the code on the screen."""
    picture = Image.open(BytesIO(page.locator("svg.qr").screenshot())).convert("RGBA")
    reader = (
        f"import read from {json.dumps(str(THEME / 'age/node_modules/qr/decode.js'))};"
        "import { readFileSync } from 'node:fs';"
        "const [width, height] = process.argv.slice(1).map(Number);"
        "console.log(read({ width, height, data: new Uint8Array(readFileSync(0)) }));"
    )
    node = Path(sys.executable).with_name("node")
    size = map(str, picture.size)
    run = subprocess.run(
        [node, "--input-type=module", "-e", reader, *size],
        input=picture.tobytes(),
        capture_output=True,
        check=True,
    )
    return run.stdout.decode().strip()


def test_a_link_never_takes_the_place_of_a_key_unasked(
    intranet: Intranet, traveller: Visitor
) -> None:
    page = new_page(traveller, intranet)
    mine, others = moved_key(page), moved_key(page)
    intranet.let_in(mine.public_key)
    page.goto(mine.address)
    expect(page.get_by_label("Din fras")).to_be_visible()
    page.goto(others.address)
    expect(page).to_have_url(f"{intranet.url}/#/")
    page.get_by_role("button", name="Behåll nyckeln som finns här").click()
    unlock(page)
    page.goto(others.address)
    expect(page.locator("#notices")).to_contain_text("enheten har redan en som är upplåst")
    expect(page).to_have_url(f"{intranet.url}/#/")
    assert "flytta/" not in page.content()
    page.get_by_role("button", name="Lås", exact=True).click()
    for broken in ("abc", others.path.rpartition("/")[2][:-60], "%F6", "A" * 3000):
        page.goto(f"{intranet.url}/#/flytta/{broken}")
        expect(problem(page)).to_contain_text("Länken innehåller ingen nyckel")
        expect(page).to_have_url(f"{intranet.url}/#/")
    page.goto(others.address)
    page.get_by_role("button", name="Byt till den andra").click()
    write_phrase(page)
    expect(problem(page)).to_contain_text(word_code(others.public_key))


# Words.


def test_the_words_are_2048_and_none_is_taken_for_another() -> None:
    folded = {word.translate(str.maketrans("åäö", "aao")) for word in WORDS}
    assert len(WORDS) == len(set(WORDS)) == len(folded) == 2048
    assert [word for word in WORDS if not re.fullmatch("[a-zåäö]{3,8}", word)] == []


def test_both_sides_make_the_same_word_code_and_phrases_use_all_words(
    intranet: Intranet, traveller: Visitor
) -> None:
    page = new_page(traveller, intranet)
    keys = [f"age1{number}" for number in range(300)]
    codes, drawn = page.evaluate(
        f"""async (keys) => {{
          const {{ newPhrase, wordCode }} = await import({OWN} + 'words.js');
          const phrases = await Promise.all(Array.from({{ length: 3000 }}, newPhrase));
          return [await Promise.all(keys.map(wordCode)), [...new Set(phrases.flat())]];
        }}""",
        keys,
    )
    assert codes == [word_code(key) for key in keys]
    # 18 000 draws leave each word out with a chance of one in 6 600.
    assert len(drawn) > 2035
    assert set(drawn) <= set(WORDS)
