"""What a reply in own words to a reminder is taken for: «Stämmer!» in the shapes that people and
their programs give it, and nothing that says a word more.
"""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from asf_propose.confirmation.answer import Answer
from asf_propose.confirmation.own_words import said_in
from asf_propose.confirmation.quoting import own_words
from reminded import (
    AFTER_LAST,
    Reminded,
    code_of,
    reminded,
    replied,
    text_of,
)

__all__ = ["reminded"]

FIRST_LINE = "--- Svara gärna ovanför den här raden ---"
OUTLOOK = """\
Från: ASF-listan <gavleborg@asf-listan.example>
Skickat: den 22 november 2026 10:12
Till: info@linden.example
Ämne: Stämmer uppgifterna om Kafé Linden?
"""
WROTE = "Den sön 22 nov. 2026 kl. 10:12 skrev ASF-listan"
ADDRESS = "<gavleborg@asf-listan.example>"
HEADS = {
    "gmail": f"{WROTE} {ADDRESS}:\n\n> {FIRST_LINE}\n>\n> Hej!\n",
    "gmail, on two lines": f"{WROTE}, SKOOPI <\n{ADDRESS[1:]}:\n\n> {FIRST_LINE}\n",
    "apple": f"22 nov. 2026 kl. 10:12 skrev ASF-listan {ADDRESS}:\n\n{FIRST_LINE}\n",
    "apple, marked": f"> 22 nov. 2026 kl. 10:12 skrev ASF-listan {ADDRESS}:\n>\n> {FIRST_LINE}\n",
    "outlook": f"{'_' * 32}\n{OUTLOOK}\n{FIRST_LINE}\n\nHej!\n",
    "outlook, no line": f"{OUTLOOK}{FIRST_LINE}\n\nHej!\n",
    "outlook, older": f"-----Ursprungligt meddelande-----\n{OUTLOOK}\n{FIRST_LINE}\n",
    "samsung": f"-------- Originalmeddelande --------\n{OUTLOOK}",
    "who before when": f"ASF-listan skrev den 2026-11-22 10:12:\n> {FIRST_LINE}\n",
    "nothing": "",
}
RIGHT = [
    "Stämmer!",
    "STÄMMER",
    "*Stämmer*",
    "Sta\u0308mmer",
    "Stämmer 👍",
    "Stämmer :)",
    "Stämmer /Anna",
    "Stämmer!\n// Anna",
    "Ja",
    "Ja, allt stämmer!",
    "Ja det gör det!\nHälsningar från oss på Kafé Linden",
    "Ok, stämmer",
    "Inga ändringar",
    "Hej! Uppgifterna är korrekta.",
    "Allt ser bra ut.",
    "Hej, det stämmer fortfarande. Tack! Mvh Anna",
    "Det stämmer bra, hälsningar Anna",
    "Det stämmer bra,\nhälsningar\nAnna Andersson\nKafé Linden",
    "Tack för påminnelsen! Uppgifterna stämmer.\nVänliga hälsningar, Kafé Linden genom Anna",
    "Stämmer!\n\nBästa hälsningar\nAndreas Nyström\nStorgatan 1, 803 20 Gävle",
    "Hej!\n\nAllt stämmer.\n\nMed vänliga hälsningar\nAnna Andersson\nVerksamhetsledare\n"
    "Kafé Linden\nTel: 026-12 34 56\ninfo@linden.example\nwww.linden.example",
    "Stämmer!\n-- \nAnna\nKafé Linden",
    "Stämmer!\n\nMvh\nAnna\ninfo@linden.example<mailto:info@linden.example> | "
    "www.linden.example<http://www.linden.example/>\n[cid:image001.png@01DA.4B2C]",
    "Stämmer!\n--\nMed vänlig hälsning\nAnna",
    "Stämmer!\n_____________\nAnna Andersson",
    "Ja\n\nSkickat från min iPhone",
    "Stämmer\nMvh\nAnna\n\nSkickat från min iPhone",
    "Stämmer.\n\nSkickat från Outlook för Android",
    "Stämmer\n\nHämta Outlook för iOS<https://aka.ms/o0ukef>",
    "Stämmer\n\nSkickat från Yahoo Mail för iPhone",
    "### Förslaget\n\n```text\nStämmer!\n```",
]
NOT_UNDERSTOOD = [
    "OK",
    "Nej",
    "Stämmer inte",
    "Stämmer ej",
    "Stämmer?",
    "Stämmer :(",
    "Stämmer 👎",
    "Stämmer nästan",
    "Stämmer не",
    "Stämmer, men vi har bytt telefon",
    "Stämmer. Från och med maj heter vi annat.",
    "Stämmer! Vi finns inte längre.",
    "Ja tack, ändra numret",
    "Stämmer\n-- \nAnna\nPS. Telefonen är ny",
    "Stämmer!\n-- \nNej",
    "Stämmer!\n-- \nVi flyttar i mars",
    "Stämmer!\n-- \nTelefonen är dock ny",
    "Stämmer!\n-- \nStängt?",
    "Stämmer!\n\nMvh Anna\nPS vi har ny adress",
    "Stämmer!\nMvh\nNytt nummer 026-99 99 99",
    "Stämmer!\nMvh Anna\nÄndrad adress: Storgatan, Gävle",
    "Stämmer!\nMvh\nUppdatera telefon",
    "Stämmer!\nMvh\nSommarstängt",
    "Stämmer!\nMvh Anna\nAvregistrera",
    "Stämmer!\nMvh Anna\nTa Bort",
    "Stämmer!\nMvh Anna\nHeter Bageriet",
    "Stämmer\nMvh Anna, vi ses",
    "Stämmer!\n________\nMen telefonen är ny",
    "Stämmer!\nDen 3 mars skrev vi till er om nytt nummer:\n026-99 99 99",
    "Stämmer!\nFrån: i maj har vi ny adress",
    "Skickat: igår. Stämmer",
    "Stämmer!\nSkickat från min mobil som har nytt nummer",
]


def answers_to(words: str) -> dict[str, Answer | None]:
    """What words answer above each way to quote the reminder."""
    return {name: said_in(own_words(f"{words}\n\n{head}")).answer for name, head in HEADS.items()}


class TestAReplyAbove:
    @pytest.mark.parametrize("words", RIGHT)
    def test_that_says_all_is_right_is_understood(self, words: str) -> None:
        assert answers_to(words) == dict.fromkeys(HEADS, Answer.RIGHT)

    @pytest.mark.parametrize("words", NOT_UNDERSTOOD)
    def test_that_says_anything_more_is_not(self, words: str) -> None:
        assert answers_to(words) == dict.fromkeys(HEADS)


class TestAReplyThatIsSigned:
    def signed(self, reminded: Reminded, *lines: str) -> EmailMessage:
        return replied(reminded.mail(), "\n".join(["Stämmer!", "", "Mvh", "Anna", *lines]))

    def test_with_what_is_on_file_confirms(self, reminded: Reminded) -> None:
        taken = reminded.take(
            self.signed(
                reminded, "Tel +46 (0)26-12 34 56", "info@linden.example", "Org.nr: 769600-0004"
            )
        )
        assert taken.get("title") == "Kafé Linden bekräftar sina uppgifter", taken

    @pytest.mark.parametrize(
        "other", ["Tel 026-99 99 99", "www.nyalinden.example", "803 21 Gävle", "Nygatan 21"]
    )
    def test_with_another_number_or_address_is_a_task(self, reminded: Reminded, other: str) -> None:
        told = reminded.take(self.signed(reminded, other))
        assert "underskriften säger något annat" in told["task"]
        assert other not in str(told), "a person's own number is nobody's to read"
        assert reminded.nothing_is_proposed()


def test_two_lines_pasted_into_the_form_for_issues_confirm(reminded: Reminded) -> None:
    code = code_of(text_of(reminded.mail()))
    issue = f"### Förslaget\n\n```text\nStämmer!\nSvarskod: {code}\n```\n"
    assert reminded.take(issue)["title"] == "Kafé Linden bekräftar sina uppgifter"


class TestATask:
    FILE = "https://github.com/asf-listan/register/edit/main/data/asf/kafe-linden.yaml"
    FORM = "https://asf-listan.example/foresla/kafe-linden/"

    @pytest.mark.parametrize("words", ["Stämmer!", "Vi har bytt telefon."])
    def test_of_a_late_reply_says_that_it_is_late_and_how_to_go_on(
        self, reminded: Reminded, words: str
    ) -> None:
        told = reminded.take(replied(reminded.mail(), words), on=AFTER_LAST)
        assert told["task"] == "Kafé Linden svarade för sent på påminnelsen"
        steps = " ".join(told["steps"])
        assert "gällde till 31 december 2026" in steps
        assert self.FORM in steps
        assert self.FILE in steps
        assert reminded.nothing_is_proposed()

    @pytest.mark.parametrize("words", ["Vi har bytt telefon.", "Stämmer!\nMvh\nTel 026-99 99 99"])
    def test_leads_to_the_form_and_the_file(self, reminded: Reminded, words: str) -> None:
        steps = reminded.take(replied(reminded.mail(), words))["steps"]
        assert any(step.endswith(f": {self.FORM}") for step in steps)
        assert any(step.endswith(f": {self.FILE}") for step in steps)

    def test_without_a_form_leads_to_the_file(self, reminded: Reminded) -> None:
        mail = replied(reminded.mail("dolda-rummet"), "Vi har bytt telefon.")
        steps = " ".join(reminded.take(mail)["steps"])
        assert "/foresla/" not in steps
        assert "/edit/main/data/asf/dolda-rummet.yaml" in steps

    def test_about_nobody_known_leads_to_the_list_and_the_files(self, reminded: Reminded) -> None:
        steps = " ".join(reminded.take("Allt stämmer.\n")["steps"])
        assert "https://asf-listan.example/asf/" in steps
        assert "/tree/main/data/asf/" in steps

    def test_asks_for_nothing_in_a_terminal(self, reminded: Reminded) -> None:
        late = reminded.take(replied(reminded.mail(), "Hej"), on=AFTER_LAST)
        own = reminded.take(replied(reminded.mail(), "Hej"))
        nobody = reminded.take("Allt stämmer.\n")
        for told in (late, own, nobody):
            assert "asf " not in " ".join(told["steps"])
