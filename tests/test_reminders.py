"""What `asf reminders` promises: a mail with all that is on file, three answers that nobody can
forge, and an intake that confirms what was shown and never guesses.
"""

from __future__ import annotations

import os
import stat
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from urllib.parse import unquote

import pytest
from asf_propose.confirmation.answer import Answer
from asf_propose.confirmation.keys import Keys
from asf_propose.confirmation.own_words import said_in
from asf_propose.confirmation.quoting import own_words
from asf_propose.confirmation.token import ALPHABET, LENGTH, Claim, claim_in, token_of
from asf_register.freshness import Freshness, freshness
from asf_register.read_register import read_register
from asf_register.root import Root
from certified_register import certified_register
from hypothesis import given
from hypothesis import strategies as st
from reminded import (
    AFTER_LAST,
    ANSWERED,
    HIDDEN,
    KAFE,
    LAST,
    NEW_KEY,
    NO_MAIL,
    SENT,
    Reminded,
    answers,
    code_of,
    opened,
    reminded,
    replied,
    text_of,
)

__all__ = ["reminded"]

RIGHT, CHANGE, GONE = "Uppgifterna stämmer", "Något ska ändras", "Företaget finns inte längre"
KEYS = Keys(b"k" * 32)
AGAIN = ("--branch", "forslag/arende-3")
SLUGS = ("kafe-linden", "snickeriet-hyveln")


def claim(answer: Answer = Answer.RIGHT, slug: str = SLUGS[0]) -> Claim:
    return Claim(answer, slug, b"on fil", date(2027, 1, 21))


def with_body(mail: EmailMessage, body: str) -> EmailMessage:
    """The same mail with another text."""
    mail.set_content(body)
    return mail


class TestAnAnswer:
    def test_from_the_reminder_to_the_register_is_one_merge(self, reminded: Reminded) -> None:
        before = read_register(Root(reminded.shell.register)).register
        day = date.fromisoformat(ANSWERED)
        assert freshness(before.enterprises["kafe-linden"], day) is Freshness.DUE
        taken = reminded.take(reminded.answer(RIGHT))
        assert taken["title"] == "Kafé Linden bekräftar sina uppgifter"
        assert reminded.changed(taken) == [
            "-  date: 2025-10-01",
            "-  by: coordinator",
            f"+  date: {ANSWERED}",
            "+  by: enterprise",
        ]
        assert "Svarskoden är äkta" in taken["body"]
        reminded.git("merge", "-q", taken["branch"])
        after = read_register(Root(reminded.shell.register)).register
        assert freshness(after.enterprises["kafe-linden"], day) is Freshness.FRESH
        assert reminded.shell.asf("check").code == 0
        assert "Kafé Linden" not in reminded.run().out

    def test_without_its_code_becomes_a_coordinators_task(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        lines = mail.get_content().splitlines()
        without = "\n".join(line for line in lines if "Svarskod" not in line)
        told = reminded.take(with_body(mail, without))
        assert told["task"] == "Ett svar på en påminnelse kom utan svarskod"
        assert "Ring företaget" in " ".join(told["steps"])
        assert reminded.nothing_is_proposed()

    def test_that_only_says_it_is_right_is_a_task_too(self, reminded: Reminded) -> None:
        assert "utan svarskod" in reminded.take("Hej!\n\nAllt stämmer.\n")["task"]
        mail = EmailMessage()
        mail["Subject"] = "SV: Stämmer uppgifterna om Kafé Linden?"
        mail.set_content("Det ser bra ut tycker vi.")
        assert "utan svarskod" in reminded.take(mail)["task"]
        assert reminded.nothing_is_proposed()

    def test_pasted_into_an_issue_is_taken_too(self, reminded: Reminded) -> None:
        block = reminded.answer(RIGHT).get_content()
        block = block[block.index("=====") :]
        issue = f"### Förslaget\n\n```text\n{block}\n```\n"
        taken = reminded.take(issue, "--branch", "forslag/arende-7")
        assert taken["branch"] == "forslag/arende-7"
        assert "Det står mer i mejlet" not in taken["body"]

    def test_from_another_address_than_the_one_on_file_counts(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        assert "linden" not in mail["From"]
        assert "title" in reminded.take(mail)
        shown = reminded.git("log", "-1", "--format=fuller", "-p", "--all")
        assert "privat.example" not in shown

    def test_sent_on_by_a_coordinator_counts(self, reminded: Reminded) -> None:
        answer = reminded.answer(RIGHT).get_content()
        head = "---------- Vidarebefordrat meddelande ---------\nFrån: Någon\nTill: listan\n\n"
        mail = EmailMessage()
        mail["Subject"] = f"VB: {RIGHT}"
        mail.set_content(head + answer)
        assert "bekräftar" in reminded.take(mail)["title"]

    def test_with_more_said_beside_it_tells_whoever_merges(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        body = mail.get_content().replace("* Meddelande:", "* Meddelande: Vi flyttar i mars.")
        taken = reminded.take(with_body(mail, f"{body}\nPS. Telefonen är snart en annan.\n"))
        assert "Meddelande: Vi flyttar i mars." in taken["body"]
        assert "Det står mer i mejlet än svaret." in taken["body"]
        assert "PS" not in taken["body"]

    def test_of_a_reminder_sent_with_the_key_before_counts(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        old = os.environ["ASF_REMINDER_KEY"]
        reminded.patch.setenv("ASF_REMINDER_KEY", NEW_KEY)
        assert "känns igen" in reminded.take(mail)["task"]
        reminded.patch.setenv("ASF_REMINDER_KEY_BEFORE", old)
        assert "bekräftar" in reminded.take(mail)["title"]

    def test_where_there_is_no_key_says_what_is_missing(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        reminded.patch.delenv("ASF_REMINDER_KEY")
        told = reminded.take(mail)
        assert "ASF_REMINDER_KEY" in " ".join(told["steps"])
        assert reminded.nothing_is_proposed()

    def test_of_one_that_is_not_shown_counts_and_no_reply_tells_of_it(
        self, reminded: Reminded
    ) -> None:
        mail = reminded.answer(RIGHT, "dolda-rummet")
        assert reminded.take(mail)["title"] == "Dolda rummet bekräftar sina uppgifter"
        reminded.save(**{"dolda-rummet": HIDDEN + "phone: 026-11 11 11\n"})
        changed = reminded.take(mail, "--branch", "forslag/arende-1")
        late = reminded.take(mail, on=AFTER_LAST)
        for told in (changed["reply"], late["answer"]):
            assert "Dolda" not in told
            assert "dolda" not in told


class TestThatSomethingIsToBeChanged:
    def test_leads_to_the_form_and_can_be_written_in_a_mail(self, reminded: Reminded) -> None:
        text = text_of(reminded.mail())
        assert "https://asf-listan.example/foresla/kafe-linden/" in text
        told = reminded.take(reminded.answer(CHANGE))
        assert told["task"] == "Kafé Linden vill att något ändras"
        assert any("/foresla/kafe-linden/" in step for step in told["steps"])

    def test_has_no_form_where_there_is_no_page(self, reminded: Reminded) -> None:
        assert "/foresla/" not in text_of(reminded.mail("dolda-rummet"))
        assert "/foresla/" not in str(reminded.take(reminded.answer(CHANGE, "dolda-rummet")))


class TestThatItIsGone:
    def test_becomes_a_proposal_with_the_day_and_the_source(self, reminded: Reminded) -> None:
        mail = reminded.answer(GONE)
        body = mail.get_content().replace(
            "* Nedlagt sedan:", "* Nedlagt sedan: den 31 oktober 2026"
        )
        taken = reminded.take(with_body(mail, body))
        assert taken["title"] == "Kafé Linden finns inte längre"
        assert reminded.changed(taken) == [
            "+closed:",
            "+  date: 2026-10-31",
            "+  source: Företaget självt, i svar på en påminnelse",
        ]
        assert "certifierare" not in taken["body"]

    def test_takes_the_day_of_the_answer_where_none_is_said(self, reminded: Reminded) -> None:
        reminded.save(**{"kafe-linden": KAFE + "member: true\n"})
        taken = reminded.take(reminded.answer(GONE))
        assert f"+  date: {ANSWERED}" in reminded.changed(taken)
        assert "-member: true" in reminded.changed(taken)
        assert "Ingen dag sades" in taken["body"]

    def test_on_a_day_that_is_none_asks_again(self, reminded: Reminded) -> None:
        mail = reminded.answer(GONE)
        body = mail.get_content().replace("* Nedlagt sedan:", "* Nedlagt sedan: i våras")
        assert "Nedlagt sedan: " in reminded.take(with_body(mail, body))["reply"]

    def test_since_before_it_was_last_confirmed_is_a_coordinators_task(
        self, reminded: Reminded
    ) -> None:
        mail = reminded.answer(GONE)
        body = mail.get_content().replace("* Nedlagt sedan:", "* Nedlagt sedan: 2025-08-31")
        told = reminded.take(with_body(mail, body))
        assert told["task"] == "Kafé Linden finns inte längre, enligt svaret på påminnelsen"
        assert "31 augusti 2025" in told["steps"][0]
        assert "1 oktober 2025" in told["steps"][0]
        assert "Rätta" not in told["answer"]
        assert reminded.nothing_is_proposed()

    def test_of_a_certified_one_goes_to_certifiers_too(self, reminded: Reminded) -> None:
        certified = certified_register(reminded.shell.folder / "certified")
        entry = certified.enterprises / "cafe-exemplet.yaml"
        entry.write_text(f"{entry.read_text()}email: info@exemplet.example\n", encoding="utf-8")
        region = read_register(certified).register.enterprises["cafe-exemplet"].region
        for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "x")):
            reminded.git("-C", str(certified.folder), *command)
        root = ("--root", str(certified.folder))
        output = ("--output", str(reminded.box))
        ran = reminded.shell.asf(
            *root, "reminders", "--region", region, "--date", SENT, "--all", *output
        )
        assert ran.code == 0, ran.err
        raw = (reminded.box / f"paminnelse-cafe-exemplet-{SENT}.eml").read_bytes()
        letter = message_from_bytes(raw, policy=default)
        assert isinstance(letter, EmailMessage)
        mail = opened(next(one for one in answers(letter) if GONE in unquote(one)))
        path = reminded.shell.folder / "svar.eml"
        path.write_bytes(mail.as_bytes(policy=SMTP))
        said = reminded.shell.asf(*root, "intake", str(path), "--date", ANSWERED)
        assert said.code == 0, said.out + said.err
        assert "har intyg ASF-2025-001" in said.out
        assert "läggs ner men har ett intyg som gäller" in said.out
        assert said.out.count("@asf-listan/certifierare") == 2


class TestAReplyAboveTheQuotedMail:
    @pytest.mark.parametrize("html", [False, True], ids=["text", "html-only"])
    @pytest.mark.parametrize(
        "words", ["Stämmer!", "Hej! Ja, det stämmer. Mvh", "Allt stämmer\n\n-- \nAnna\nKafé Linden"]
    )
    def test_that_is_one_of_the_answers_is_understood(
        self, reminded: Reminded, words: str, html: bool
    ) -> None:
        said = words.replace("\n", "<br>") if html else words
        taken = reminded.take(replied(reminded.mail(), said, html=html))
        assert taken.get("title") == "Kafé Linden bekräftar sina uppgifter", taken

    @pytest.mark.parametrize(
        "words",
        [
            "Stämmer, men telefonen är ny: 026-99 99 99",
            "Stämmer inte",
            "Stämmer?",
            "Nej",
            "Tack, vi tittar på det.",
            "Stämmer! Vi finns inte längre.",
            "",
        ],
    )
    def test_that_says_anything_else_is_a_task_and_never_a_confirmation(
        self, reminded: Reminded, words: str
    ) -> None:
        told = reminded.take(replied(reminded.mail(), words))
        assert told["task"] == "Kafé Linden har svarat på påminnelsen med egna ord"
        assert reminded.nothing_is_proposed()

    def test_with_more_said_within_the_quoted_mail_tells_whoever_merges(
        self, reminded: Reminded
    ) -> None:
        mail = replied(reminded.mail(), "Stämmer!")
        body = mail.get_content()
        assert "Det står mer" not in reminded.take(with_body(mail, body), *AGAIN)["body"]
        between = body.replace("> Telefon:", "Numret är fel!\n> Telefon:", 1)
        assert between != body
        assert "Det står mer" in reminded.take(with_body(mail, between), *AGAIN)["body"]

    @pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n> "])
    def test_is_understood_when_only_its_words_and_the_line_with_the_code_are_pasted(
        self, reminded: Reminded, between: str
    ) -> None:
        code = code_of(text_of(reminded.mail()))
        taken = reminded.take(f"Stämmer!{between}Svarskod: {code}\n")
        assert taken.get("title") == "Kafé Linden bekräftar sina uppgifter", taken

    def test_is_a_task_when_the_pasted_words_say_more(self, reminded: Reminded) -> None:
        code = code_of(text_of(reminded.mail()))
        taken = reminded.take(f"Stämmer!\nSvarskod: {code}\nMen telefonen är ny.\n")
        assert "egna ord" in taken["task"]

    def test_without_the_code_is_a_task(self, reminded: Reminded) -> None:
        mail = replied(reminded.mail(), "Stämmer!")
        lines = [one for one in mail.get_content().splitlines() if "Svarskod" not in one]
        assert "utan svarskod" in reminded.take(with_body(mail, "\n".join(lines)))["task"]

    def test_above_an_answer_that_was_given_earlier_decides(self, reminded: Reminded) -> None:
        earlier = reminded.answer(RIGHT).get_content()
        quoted = "\n".join(f"> {line}" for line in earlier.splitlines())
        mail = EmailMessage()
        mail.set_content(f"Förresten lägger vi ner i mars.\n\nDen 25 nov 2026 skrev X:\n{quoted}\n")
        told = reminded.take(mail)
        assert told["task"] == "Svaret från Kafé Linden säger mer än en sak"
        assert reminded.nothing_is_proposed()

    def test_with_the_codes_of_two_reminders_is_nobodys_answer(self, reminded: Reminded) -> None:
        one, other = reminded.mail(), reminded.mail("snickeriet-hyveln")
        mail = replied(one, "Stämmer!")
        both = mail.get_content() + "\n".join(f"> {line}" for line in text_of(other).splitlines())
        assert "task" in reminded.take(with_body(mail, both))
        assert reminded.nothing_is_proposed()


class TestNoConfirmationComesOf:
    def test_a_code_that_is_sent_again(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        taken = reminded.take(mail)
        assert "redan kommit in" in reminded.take(mail)["reply"]
        reminded.git("merge", "-q", taken["branch"])
        again = reminded.take(mail, "--branch", "forslag/arende-9")
        assert "redan kommit in" in again["reply"]

    def test_a_code_that_has_expired(self, reminded: Reminded) -> None:
        told = reminded.take(reminded.answer(RIGHT), on=AFTER_LAST)
        assert told["task"] == "Kafé Linden svarade för sent på påminnelsen"
        assert "gäller inte längre" in told["answer"]
        assert reminded.nothing_is_proposed()

    def test_a_code_on_its_last_day_still_counts(self, reminded: Reminded) -> None:
        assert "title" in reminded.take(reminded.answer(RIGHT), on=LAST)

    def test_the_code_of_another_enterprise(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        foreign = code_of(reminded.answer(RIGHT, "snickeriet-hyveln").get_content())
        body = mail.get_content().replace(code_of(mail.get_content()), foreign)
        assert "känns igen" in reminded.take(with_body(mail, body))["task"]
        assert reminded.nothing_is_proposed()

    def test_a_code_for_another_answer(self, reminded: Reminded) -> None:
        mail = reminded.answer(CHANGE)
        told = reminded.take(with_body(mail, mail.get_content().replace(CHANGE, RIGHT)))
        assert "säger mer än en sak" in told["task"]
        assert reminded.nothing_is_proposed()

    def test_an_entry_that_was_changed_since(self, reminded: Reminded) -> None:
        mail = reminded.answer(RIGHT)
        reminded.save(**{"kafe-linden": KAFE.replace("026-12 34 56", "026-99 99 99")})
        told = reminded.take(mail)
        assert "har ändrats sedan påminnelsen" in told["reply"]
        assert "/foresla/kafe-linden/" in told["reply"]
        assert reminded.nothing_is_proposed()

    def test_a_forged_code_and_all_that_is_wrong_is_answered_alike(
        self, reminded: Reminded
    ) -> None:
        mail = reminded.answer(RIGHT)
        code, body = code_of(mail.get_content()), mail.get_content()
        foreign = code_of(reminded.answer(RIGHT, "dolda-rummet").get_content())
        forged = ["A" * LENGTH, code[::-1], code[:-1], foreign, token_of(claim(), KEYS)]
        tasks = [reminded.take(with_body(mail, body.replace(code, one))) for one in forged]
        nobody = body.replace("kafe-linden", "finns-inte")
        tasks.append(reminded.take(with_body(mail, nobody)))
        assert len({(one["task"], one["answer"]) for one in tasks}) == 1
        assert reminded.nothing_is_proposed()

    def test_a_clock_before_the_reminder_was_made(self, reminded: Reminded) -> None:
        told = reminded.take(reminded.answer(RIGHT), on="1970-01-01")
        assert "klocka går fel" in " ".join(told["steps"])

    @pytest.mark.parametrize(
        ("header", "value"),
        [
            ("Auto-Submitted", "auto-replied"),
            ("X-Autoreply", "yes"),
            ("Precedence", "auto_reply"),
            ("Precedence", "bulk"),
            ("Auto-Submitted", "auto-generated"),
            ("Subject", "Automatiskt svar: Stämmer uppgifterna om Kafé Linden?"),
            ("Subject", "Out of office: Stämmer uppgifterna"),
        ],
    )
    def test_an_out_of_office_answer_whatever_it_quotes(
        self, reminded: Reminded, header: str, value: str
    ) -> None:
        for mail in (replied(reminded.mail(), "Stämmer!"), reminded.answer(RIGHT)):
            del mail[header]
            mail[header] = value
            assert "så det räknas inte" in reminded.take(mail)["ignored"]
        assert reminded.nothing_is_proposed()

    @pytest.mark.parametrize(
        ("action", "says"), [("failed", "adressen fungerar inte"), ("delayed", "")]
    )
    def test_a_mail_that_came_back(self, reminded: Reminded, action: str, says: str) -> None:
        returned = f"""\
From: MAILER-DAEMON@mail.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

The mail could not be delivered.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; info@linden.example
Action: {action}
Status: 5.1.1
--x
Content-Type: message/rfc822

""".encode()
        path = reminded.shell.folder / "back.eml"
        path.write_bytes(returned + reminded.mail().as_bytes() + b"\n--x--\n")
        ran = reminded.shell.asf("intake", str(path), "--date", ANSWERED)
        if says:
            assert f"Ett mejl till Kafé Linden kom inte fram: {says}" in ran.out
        else:
            assert "räknas inte" in ran.out
        assert ran.code == int(bool(says))
        assert reminded.nothing_is_proposed()


class TestAReminder:
    def test_survives_any_way_of_sending_the_code(self, reminded: Reminded) -> None:
        mail = replied(reminded.mail(), "Stämmer!")
        code = code_of(mail.get_content())
        for broken in (
            f"{code[:20]}\n> {code[20:]}",
            f"{code[:13]}\n>> {code[13:31]}\n>> {code[31:]}",
            " ".join(code[at : at + 8] for at in range(0, LENGTH, 8)),
        ):
            told = reminded.take(
                with_body(replied(reminded.mail(), ""), mail.get_content().replace(code, broken)),
                "--branch",
                "forslag/arende-3",
            )
            assert "bekräftar" in told["title"]

    def test_goes_to_those_who_are_due_within_eight_weeks(self, reminded: Reminded) -> None:
        for confirmed, is_asked in (("2025-12-27", True), ("2025-12-28", False)):
            reminded.save(**{"kafe-linden": KAFE.replace("2025-10-01", confirmed)})
            assert ("Kafé Linden" in reminded.run().out) is is_asked
        assert "Kafé Linden: mejl till info@linden.example" in reminded.run("--all").out
        assert "Snickeriet Hyveln" in reminded.run().out

    def test_does_not_go_to_one_that_has_closed(self, reminded: Reminded) -> None:
        closed = KAFE + "closed:\n  date: 2026-01-31\n  source: Konkurs\n"
        reminded.save(**{"kafe-linden": closed})
        assert "Kafé Linden" not in reminded.run("--all").out

    def test_without_an_organisation_number_asks_for_it_first(self, reminded: Reminded) -> None:
        reminded.save(**{"kafe-linden": KAFE.replace("organisation_number: 769600-0004\n", "")})
        mail = reminded.mail()
        assert "saknar ert organisationsnummer" in text_of(mail)
        assert not any(RIGHT in unquote(one) for one in answers(mail))

    def test_becomes_a_telephone_line_without_an_address(self, reminded: Reminded) -> None:
        reminded.save(tvattstugan=NO_MAIL)
        ran = reminded.run()
        assert "Ring Tvättstugan via 026-65 43 21, fråga om uppgifterna stämmer" in ran.out

    def test_is_said_to_be_none_where_all_are_to_be_rung(self, reminded: Reminded) -> None:
        reminded.save(**{"kafe-linden": NO_MAIL, "snickeriet-hyveln": NO_MAIL})
        reminded.save(**{"dolda-rummet": HIDDEN.replace("email: info@dolda.example\n", "")})
        said = reminded.run().out
        assert said.startswith("Inget mejl: de som ska frågas i Gävleborgs län saknar e-postadress")
        assert "Ring Dolda rummet via ett nummer ur en öppen källa (inget står i registret)" in said

    def test_to_an_address_that_no_mail_can_go_to_is_a_call(self, reminded: Reminded) -> None:
        reminded.save(**{"kafe-linden": KAFE.replace("info@", "info..post@")})
        ran = reminded.run("--output", str(reminded.box))
        assert "Ring Kafé Linden via 026-12 34 56" in ran.out
        assert list(reminded.box.glob("*kafe-linden*")) == []

    def test_is_the_same_bytes_the_same_day_and_its_owners_only(self, reminded: Reminded) -> None:
        first, again = reminded.mail().as_bytes(), reminded.mail().as_bytes()
        assert first == again
        (path,) = reminded.box.glob("*kafe-linden*")
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_to_a_name_that_mail_programs_decode_has_no_headers_of_its_making(
        self, reminded: Reminded
    ) -> None:
        name = "=?utf-8?q?=0D=0ABcc:_nagon=40elak.example?="
        reminded.save(**{"dolda-rummet": HIDDEN.replace("Dolda rummet", f'"{name}"')})
        mail = reminded.mail("dolda-rummet")
        assert "Bcc" not in mail
        assert mail["Subject"] == f"Stämmer uppgifterna om {name}?".replace("=?", "= ?")

    def test_is_its_owners_only_whatever_lies_there_by_its_name(self, reminded: Reminded) -> None:
        elsewhere = reminded.shell.folder / "elsewhere.txt"
        elsewhere.write_text("orört")
        open_to_all = reminded.box / f"paminnelse-kafe-linden-{SENT}.eml"
        open_to_all.touch(0o644)
        (reminded.box / f"paminnelse-dolda-rummet-{SENT}.eml").symlink_to(elsewhere)
        assert code_of(text_of(reminded.mail()))
        assert stat.S_IMODE(open_to_all.stat().st_mode) == 0o600
        assert code_of(text_of(reminded.mail("dolda-rummet")))
        assert elsewhere.read_text() == "orört"

    @pytest.mark.parametrize("day", ["0001-01-01", "1970-01-01", "2200-01-01", "9999-12-31"])
    def test_is_not_written_on_a_day_whose_answers_would_not_hold(
        self, reminded: Reminded, day: str
    ) -> None:
        ran = reminded.run("--date", day, "--output", str(reminded.box))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("asf: Påminnelser kan inte skickas")
        assert ran.err.count("\n") == 1
        assert list(reminded.box.iterdir()) == []

    def test_never_lies_in_the_registers_folder(self, reminded: Reminded) -> None:
        ran = reminded.run("--output", ".")
        assert (ran.code, ran.out) == (2, "")
        assert "får inte ligga i registrets mapp" in ran.err

    @pytest.mark.parametrize("key", ["", "kort"])
    def test_needs_a_key_of_32_bytes(self, reminded: Reminded, key: str) -> None:
        reminded.patch.setenv("ASF_REMINDER_KEY", key)
        ran = reminded.run("--output", str(reminded.box))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        assert "ASF_REMINDER_KEY" in ran.err
        assert list(reminded.box.iterdir()) == []


class TestACode:
    @given(st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET + "abc0189= å"))
    def test_with_any_one_sign_changed_is_refused(self, at: int, sign: str) -> None:
        token = token_of(claim(), KEYS)
        changed = token[:at] + sign + token[at + 1 :]
        assert (claim_in(changed, SLUGS, KEYS) == claim()) == (changed == token)

    @given(st.text(max_size=60))
    def test_of_any_text_is_none(self, text: str) -> None:
        assert claim_in(text, SLUGS, KEYS) is None

    @pytest.mark.parametrize("answer", list(Answer))
    def test_says_what_it_was_made_for_and_nothing_else(self, answer: Answer) -> None:
        token = token_of(claim(answer), KEYS)
        assert claim_in(token, SLUGS, KEYS) == claim(answer)
        assert claim_in(token, SLUGS[1:], KEYS) is None
        assert claim_in(token, SLUGS, Keys(b"o" * 32)) is None
        assert claim_in(token, SLUGS, Keys(b"o" * 32, before=KEYS.now)) == claim(answer)

    @given(st.text(max_size=200))
    def test_own_words_are_no_answer_where_anything_else_is_said(self, text: str) -> None:
        assert said_in(["Stämmer.", f"{text} x9x"]).answer is None
        assert said_in([*own_words(text), "x9x"]).answer is None
