"""What `asf digest` promises: the marketplace's news as an e-mail that somebody can look at and
send, for a region or an enterprise, with nothing in it that the site doesn't show.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from command_shell import Ran, Shell

DAY = "2026-11-20"
LINDEN = """\
name: Kafé Linden
region: "21"
municipality: "2180"
email: info@linden.example
offers:
  - title: Fruktkorgar
    industry: fruit-baskets
    area:
      regions: ["21"]
listing: consented
consent: {date: 2026-11-10, by: enterprise}
"""
HIDDEN = """\
name: Mörkerhuset
region: "21"
municipality: "2180"
email: info@morkerhuset.example
industries: [fruit-baskets]
listing: unlisted
"""
POST = """\
kind: request
actor: {kind: municipality, name: Gävle kommun}
title: Fruktkorgar till skolorna
industries: [fruit-baskets]
place: {municipalities: ["2180"]}
published: 2026-11-16
deadline: 2026-12-18
deadline_time: "12:00"
contact: {email: upphandling@gavle.example}
"""


class News:
    """Somebody who asks for the news of a small register."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        shell.write("data/asf/kafe-linden.yaml", LINDEN)
        shell.write("data/asf/morkerhuset.yaml", HIDDEN)

    def post(self, name: str, text: str = POST, **fields: str) -> None:
        """Write a post like `POST`, with some fields other than there."""
        lines = [line for line in text.splitlines() if line.partition(":")[0] not in fields]
        lines += [f"{key}: {value}" for key, value in fields.items() if value]
        self.shell.write(f"data/marketplace/{name}.yaml", "\n".join(lines) + "\n")

    def run(self, *options: str, since: str = "2026-11-13") -> Ran:
        return self.shell.asf("digest", "--since", since, "--on", DAY, *options)

    def mail(self, *options: str, since: str = "2026-11-13") -> EmailMessage:
        """The e-mail that is written to a folder."""
        ran = self.run(*options, "--output", str(self.shell.folder), since=since)
        assert ran.code == 0, ran.err
        (path,) = self.shell.folder.glob("*.eml")
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        return message


@pytest.fixture
def news(shell: Shell) -> News:
    return News(shell)


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_region_gets_what_is_new_there_by_its_coordinators_address(news: News) -> None:
    news.post("frukt")
    news.post("langt-bort", title="Städning", place='{municipalities: ["0180"]}')
    message = news.mail("--region", "21")
    assert message["Subject"] == "1 ny annons i Gävleborg, 20 november 2026"
    assert message["To"] == "gavleborg@asf-listan.example"
    assert "info@asf-listan.example" in message["From"]
    text = text_of(message)
    assert "NYA ANNONSER\n\nFruktkorgar till skolorna\n" in text
    assert "Förfrågan, Gävle kommun, Gävle" in text
    assert "Svara senast 18 december 2026 kl. 12" in text
    assert "https://asf-listan.example/marknad/frukt/" in text
    assert "NYA I LISTAN" not in text  # who asked to be in it did so before
    assert "Städning" not in text


def test_an_enterprise_gets_what_it_can_answer_with_the_reason(news: News) -> None:
    news.post("frukt")
    news.post("tvatt", title="Tvätt av dukar", industries="[laundry]")
    message = news.mail("--enterprise", "Kafé Linden")
    assert message["Subject"] == "1 ny annons för Kafé Linden, 20 november 2026"
    assert message["To"] == "info@linden.example"
    text = text_of(message)
    assert "Ni kan svara på allt: levererar fruktkorgar i Gävle" in text
    assert "Tvätt" not in text


def test_an_enterprise_is_told_what_it_lacks_and_which_places_the_lots_are_about(
    news: News,
) -> None:
    few = "target_group_share: [{percent: 35, date: 2025-12-31, source: Bokslut}]\n"
    news.shell.write("data/asf/kafe-linden.yaml", LINDEN + few)
    here, there = '{municipalities: ["2180"]}', '{regions: ["20"]}'
    lots = f"[{{title: Ett, place: {here}}}, {{title: Två, place: {there}}}]"
    news.post("andel", share="40", place="", lots=lots)
    text = text_of(news.mail("--enterprise", "kafe-linden"))
    assert "Förfrågan, Gävle kommun, Dalarnas län och Gävle" in text
    assert "Ni saknar något som efterfrågas: del 1: levererar fruktkorgar i Gävle" in text


def test_each_thing_is_told_once_and_under_what_happened_to_it(news: News) -> None:
    news.post("ny", title="Ny")
    news.post("andrad", title="Flyttad dag", published="2026-10-01", changed="2026-11-15")
    news.post("snart", title="Snart slut", published="2026-10-01", deadline="2026-12-04")
    news.post("senare", title="Långt kvar", published="2026-10-01")
    news.post("stangd", title="Stängd", published="2026-10-01", deadline="2026-11-18")
    news.post(
        "lange", title="Stängd för länge sedan", published="2026-09-01", deadline="2026-10-18"
    )
    news.post(
        "vunnen",
        title="Vunnen",
        published="2026-10-01",
        deadline="2026-11-01",
        awarded="{date: 2026-11-14, to: [{enterprise: kafe-linden}, {enterprise: morkerhuset}]}",
    )
    news.post(
        "aterkallad",
        title="Återkallad",
        published="2026-10-01",
        withdrawn="{date: 2026-11-19, reason: Köps inte.}",
    )
    news.post("kommande", title="Kommande", published="2026-11-23")
    text = text_of(news.mail("--region", "Gävleborg", since="2026-11-10"))
    sections = dict(
        zip(
            *(iter(re.split(r"(?m)^([A-ZÅÄÖ ]{6,})$", text)[1:]),) * 2,
            strict=False,
        )
    )
    told = {
        name: [line for line in part.splitlines() if line and not line.startswith(" ")]
        for name, part in sections.items()
    }
    assert told["NYA ANNONSER"] == ["Ny"]
    assert told["ÄNDRADE ANNONSER"] == ["Flyttad dag"]
    assert told["STÄNGER INOM TVÅ VECKOR"] == ["Snart slut"]
    assert told["AVSLUTAT"] == ["Vunnen", "Stängd", "Återkallad"]
    assert told["NYA I LISTAN"][0] == "Kafé Linden"
    assert "Avtal slutet 14 november 2026 med Kafé Linden\n" in text
    assert "Återkallad 19 november 2026: Köps inte." in text
    assert "Stängd sedan 18 november 2026" in text


def test_nothing_is_told_of_who_is_not_shown(news: News) -> None:
    news.post("frukt")
    news.post("deras", actor="{kind: enterprise, enterprise: morkerhuset}", title="Vi söker hjälp")
    message = news.mail("--region", "21", since="2026-01-01")
    assert not re.search("(?i)mörkerhuset|morkerhuset|vi söker hjälp", str(message))
    ran = news.run("--enterprise", "morkerhuset")
    assert (ran.code, ran.out) == (2, "")
    assert "visas inte på webbplatsen" in ran.err


def test_the_html_says_the_same_without_pictures_scripts_or_what_others_wrote_coming_alive(
    news: News,
) -> None:
    news.post("frukt", title='"<img src=x onerror=alert(1)> & Söner"')
    message = news.mail("--region", "21")
    page, text = text_of(message, "html"), text_of(message)
    assert not re.search(r"<(img|script|link|iframe)|url\(|@import", page)
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; Söner" in page
    assert "<img src=x onerror=alert(1)> & Söner" in text
    said = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page))
    for line in ("Svara senast 18 december 2026 kl. 12", "Förfrågan, Gävle kommun, Gävle"):
        assert line in said
    assert set(re.findall('href="([^"]+)"', page)) == set(re.findall(r"https://\S+", text))


def test_to_a_name_that_mail_programs_decode_it_has_no_headers_of_its_making(news: News) -> None:
    name = "=?utf-8?q?=0D=0ABcc:_nagon=40elak.example?="
    news.shell.write("data/asf/kafe-linden.yaml", LINDEN.replace("Kafé Linden", f'"{name}"'))
    mail = news.mail("--enterprise", "kafe-linden", "--always")
    assert "Bcc" not in mail
    assert name.replace("=?", "= ?") in mail["Subject"]


def test_to_an_address_that_no_mail_can_go_to_it_is_addressed_to_nobody(news: News) -> None:
    news.shell.write("data/asf/kafe-linden.yaml", LINDEN.replace("info@", "info..post@"))
    assert "To" not in news.mail("--enterprise", "kafe-linden", "--always")


def test_the_same_news_are_the_same_bytes(news: News, tmp_path: Path) -> None:
    news.post("frukt")
    files = [tmp_path / "en.eml", tmp_path / "tva.eml"]
    for file in files:
        news.run("--region", "21", "--output", str(file))
    assert files[0].read_bytes() == files[1].read_bytes() != b""


def test_without_news_no_mail_is_written_unless_asked_for(news: News) -> None:
    ran = news.run("--region", "20", "--output", str(news.shell.folder))
    assert (ran.code, ran.out) == (0, "")
    assert "Inget nytt i Dalarna sedan 13 november 2026, så inget mejl." in ran.err
    assert list(news.shell.folder.glob("*.eml")) == []
    message = news.mail("--region", "20", "--always")
    assert message["Subject"] == "Inget nytt i Dalarna, 20 november 2026"
    assert "Inget nytt den här gången." in text_of(message)


def test_the_mail_says_how_to_get_no_more_of_them(news: News) -> None:
    news.post("frukt")
    stop = "Svara «avsluta» till info@asf-listan.example."
    message = news.mail("--region", "21")
    assert stop in text_of(message)
    assert stop in text_of(message, "html")


def test_without_a_place_to_write_it_the_mail_comes_out(news: News) -> None:
    news.post("frukt")
    ran = news.run("--region", "21")
    assert ran.out.startswith("Subject: 1 ny annons")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--region", "Gävelborg"), "Menade du 21, Gävleborgs län?"),
        (("--region", "2"), 'Länet "2" finns inte.'),
        (("--region", "Norge"), "Skriv länets kod, till exempel 21, eller dess namn."),
        (("--enterprise", "kafe-lind"), "Menade du kafe-linden?"),
        ((), "Skriv --region LÄN eller --enterprise FÖRETAG."),
        (("--region", "21", "--enterprise", "kafe-linden"), "Skriv --region LÄN eller"),
        (("--region", "21", "--since", "2026-12-24"), "är efter 20 november 2026"),
        (("--region", "21", "--since", "i går"), '"i går" är inget datum.'),
        (("--region", "21", "--output", "finns/inte/x.eml"), "finns inte eller går inte"),
    ],
)
def test_wrong_use_is_a_sentence_with_the_way_out(
    news: News, options: tuple[str, ...], told: str
) -> None:
    news.post("frukt")
    ran = news.run(*options)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
