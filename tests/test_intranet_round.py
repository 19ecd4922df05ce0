"""The whole way: a key made in a browser and let in, and a template that is used the same day."""

from __future__ import annotations

import re
from pathlib import Path

from command_shell import Shell
from docx import Document
from intranet_visit import Intranet, new_page, public_key_in, served_intranet
from playwright.sync_api import Page, expect
from site_fixtures import Visitor


def test_a_member_makes_a_key_is_let_in_and_uses_a_template(
    traveller: Visitor, shell: Shell, tmp_path: Path
) -> None:
    with served_intranet(tmp_path / "served") as intranet:
        page = new_page(traveller, intranet, "/#/ny-nyckel")
        phrase, key, code = key_made(page)
        let_in(shell, intranet, key, code)
        page.get_by_role("link", name="Till upplåsningen").click()
        page.get_by_label("Din fras").fill(" ".join(phrase))
        page.get_by_role("button", name="Lås upp").click()
        found_by_search(page)
        document = downloaded(page, tmp_path)
        assert "Canarydokument" in document
        assert "[företagets namn]" in document
        assert "ingen juridisk rådgivning" in document
        page.get_by_role("button", name="Lås", exact=True).click()
        expect(page.get_by_role("heading", name="Lås upp intranätet")).to_be_visible()
        assert "canary" not in page.locator("body").inner_text().casefold()


def key_made(page: Page) -> tuple[list[str], str, str]:
    """Make a key with a phrase: the phrase, the public key and the words to read aloud."""
    page.get_by_role("button", name="Använd en fras").click()
    words = page.locator("ol.phrase li")
    expect(words).to_have_count(6)
    phrase = words.all_inner_texts()
    page.get_by_role("button", name="Jag har skrivit upp frasen").click()
    for field in page.locator("input[id^=ord-]").all():
        number = (field.get_attribute("id") or "").removeprefix("ord-")
        field.fill(phrase[int(number)])
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("heading", name="Nyckeln är gjord")).to_be_visible()
    code = page.locator(".code").inner_text()
    return phrase, public_key_in(page.locator("pre").inner_text()), code


def let_in(shell: Shell, intranet: Intranet, key: str, code: str) -> None:
    """Add the key as an administrator does, and build."""
    root = ["--root", str(intranet.root.folder)]
    wrong = [*root, "member", "add", "lunchen", key, "--confirmed-by", "administrator"]
    refused = shell.asf(*wrong, "--code", "fel-fel-fel-fel-fel")
    assert refused.code == 2
    assert code not in refused.out + refused.err
    added = shell.asf(*wrong, "--code", code.replace("-", " ").upper())
    assert added.code == 0, added
    listed = shell.asf(*root, "member", "list")
    assert "Lunchen" in listed.out
    built = shell.asf(*root, "build", "--only", "intranet", "--output", str(intranet.output))
    assert built.code == 0, built
    assert "öppnar det." in built.out


def found_by_search(page: Page) -> None:
    """Search as one types, and open the guide that is found."""
    field = page.get_by_role("searchbox")
    expect(field).to_be_visible()
    field.press_sequentially("canarybrod")
    expect(page.locator(".found mark").first).to_have_text(re.compile("canarybrod", re.IGNORECASE))
    page.locator(".found .hit a").first.click()
    expect(page.get_by_role("heading", name="Canarytitel guide")).to_be_visible()


def downloaded(page: Page, folder: Path) -> str:
    """The words of the guide's template, as another program reads them in the saved file."""
    with page.expect_download() as download:
        page.locator("button.download[data-file$='.docx']").first.click()
    assert download.value.suggested_filename == "canarymall.docx"
    download.value.save_as(folder / "mall.docx")
    document = Document(str(folder / "mall.docx"))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)
