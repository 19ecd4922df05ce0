"""`asf match` says who can answer a post, and why, so that the answer can be sent on."""

from __future__ import annotations

import json

import pytest
from command_shell import Shell

ENTERPRISE = """\
name: {name}
municipality: '{place}'
region: '21'
offers:
  - title: {offer}
    industry: {industry}
    area:
      municipalities:
        - '{place}'
target_group_share:
  - percent: 42
    date: '2025-12-31'
    source: Årsredovisning
consent:
  date: '2025-01-01'
  by: enterprise
listing: {listing}
"""
POST = """\
kind: reserved_procurement
actor:
  kind: municipality
  name: Exempelköping kommun
title: Fruktkorgar till elva arbetsplatser
industries:
  - fruit-baskets
place:
  municipalities:
    - '2180'
ground: lou
published: '2026-11-01'
deadline: '2026-12-04'
deadline_time: '12:00'
contact:
  email: upphandling@exempelkoping.example
"""


@pytest.fixture
def market(shell: Shell) -> Shell:
    """Three enterprises, of which one isn't shown, and a post."""

    def enterprise(
        slug: str, name: str, place: str, listing: str = "consented", what: str = "Fruktkorgar"
    ) -> None:
        industry = "fruit-baskets" if what == "Fruktkorgar" else "laundry"
        shell.write(
            f"data/asf/{slug}.yaml",
            ENTERPRISE.format(
                name=name, place=place, listing=listing, offer=what, industry=industry
            ),
        )

    enterprise("fruktboden", "Fruktboden", "2180")
    enterprise("korgen", "Korgen", "2181")
    enterprise("dolda-frukten", "Dolda frukten", "2180", "unlisted")
    enterprise("byket", "Byket", "2180", what="Tvätt")
    shell.write("data/marketplace/frukt.yaml", POST)
    return shell


def test_a_post_by_somebody_who_is_not_shown_names_nobody_and_warns(market: Shell) -> None:
    hidden = POST.replace("kind: reserved_procurement", "kind: request").replace(
        "ground: lou\n", ""
    )
    actor = "  kind: municipality\n  name: Exempelköping kommun\n"
    own = "  kind: enterprise\n  enterprise: dolda-frukten\n"
    market.write("data/marketplace/dold.yaml", hidden.replace(actor, own))
    ran = market.asf("match", "dold", "--on", "2026-11-28")
    assert "Skicka inte svaret vidare." in ran.err
    assert "Fruktboden" in ran.out
    assert "olda" not in ran.out
    assert "Från Dolda frukten." in market.asf("match", "dold", "--everyone").out


def test_it_says_who_and_why_and_what_the_buyer_may_do(market: Shell) -> None:
    ran = market.asf("match", "frukt", "--on", "2026-11-28")
    assert ran.code == 0
    assert ran.out == (
        "Fruktkorgar till elva arbetsplatser\n"
        "Från Exempelköping kommun.\n"
        "Svar senast: om 6 dagar, 4 december 2026 kl. 12.\n"
        "\n"
        "Kan svara på allt (1):\n"
        "  Fruktboden (fruktboden)\n"
        "    levererar fruktkorgar i Gävle; 42\u202f% ur målgruppen, 2025\n"
        "\n"
        "Levererar det på andra håll:\n"
        "  Korgen (korgen)\n"
        "    levererar fruktkorgar i Sandviken; 42\u202f% ur målgruppen, 2025; 29 km bort\n"
        "\n"
        "Råd: ställ villkor.\n"
        "1 leverantör i listan kan svara; den visar att minst 30 procent hör till målgruppen. "
        "Det räcker inte till konkurrens bland ASF. Upphandla öppet, och ställ villkor om att "
        "leverantören anställer eller tränar människor ur målgruppen, själv eller genom att köpa "
        "av ett ASF.\n"
        "LOU 17 kap. 1 §: en köpare får ställa sociala villkor för hur kontraktet ska fullgöras, "
        "om de har anknytning till det som köps och står i underlaget.\n"
    )


def test_those_who_are_not_shown_are_named_only_to_who_asks_for_everyone(market: Shell) -> None:
    assert "Dolda" not in market.asf("match", "frukt").out
    assert "Dolda frukten" in market.asf("match", "frukt", "--everyone").out


def test_a_file_may_be_named_by_its_path(market: Shell) -> None:
    assert "Fruktboden" in market.asf("match", "data/marketplace/frukt.yaml").out


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("", "Den är stängd."),
        ("withdrawn:\n  date: '2026-11-20'\n", "Den är återkallad."),
        ("awarded:\n  to:\n    - name: Fruktbilen AB\n", "Avtalet är slutet."),
    ],
)
def test_a_post_that_is_over_says_so(market: Shell, end: str, said: str) -> None:
    market.write("data/marketplace/frukt.yaml", POST + end)
    told = market.asf("match", "frukt", "--on", "2026-12-05").out
    assert f"Svar senast: 4 december 2026 kl. 12. {said}\n" in told


def test_where_nobody_delivers_the_nearest_are_named(market: Shell) -> None:
    elsewhere = POST.replace("'2180'", "'2101'")
    market.write("data/marketplace/langt-bort.yaml", elsewhere)
    said = market.asf("match", "langt-bort").out
    assert "Ingen i listan kan svara." in said
    assert "Levererar det på andra håll:\n  Fruktboden (fruktboden)" in said
    assert "Råd: bjud in till dialog." in said


def test_programs_get_json(market: Shell) -> None:
    ran = market.asf("match", "frukt", "--on", "2026-11-28", "--format", "json")
    answer = json.loads(ran.out)
    assert [(one["enterprise"], one["fit"]) for one in answer["matches"]] == [
        ("fruktboden", "whole")
    ]
    assert (answer["state"], answer["advice"]) == ("open", "terms")


def test_a_post_that_is_not_there_leads_on(market: Shell) -> None:
    ran = market.asf("match", "frukter")
    assert (ran.code, ran.err) == (
        2,
        'asf: Annonsen "frukter" finns inte. Menade du frukt?\n',
    )


def test_a_post_with_an_error_is_told_of(market: Shell) -> None:
    market.write("data/marketplace/frukt.yaml", POST + "prize: 1\n")
    ran = market.asf("match", "frukt")
    assert ran.code == 1
    assert "data/marketplace/frukt.yaml" in ran.out
    assert ran.err == "Annonsen har fel. Rätta dem och försök igen.\n"


def test_an_enterprise_with_an_error_is_left_out_and_told_of(market: Shell) -> None:
    market.write("data/asf/fruktboden.yaml", "name: 1\n")
    ran = market.asf("match", "frukt")
    assert ran.err == "1 företag har fel i sin fil och är inte med. Kör asf check.\n"
    assert "Fruktboden" not in ran.out
