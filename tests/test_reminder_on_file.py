"""What a reminder shows: all that is on file, so that whoever runs the enterprise can judge it."""

from __future__ import annotations

from asf_propose.messages.page_text import text_of_page
from asf_register.policy_files import read_policy
from asf_register.reading import load
from asf_register.root import PROJECT, Root
from asf_register.schema import read_schema
from reminded import HIDDEN, Reminded, answers, reminded, text_of

__all__ = ["reminded"]

PARENT = HIDDEN.replace("Dolda rummet", "Lindens ideella förening").replace("0020", "0038")
FULL = """\
name: Kafé Linden
organisation_number: 769600-0004
legal_form: economic-association
founded: 2012
part_of: lindens-ideella
region: "21"
municipality: "2180"
municipality_basis: inferred
address:
  street: Storgatan 1
  postal_code: 803 20
  locality: Gävle
position:
  latitude: 60.6749
  longitude: 17.1413
sites:
  - name: Bageriet
    municipality: "2181"
    address:
      locality: Sandviken
    position:
      latitude: 60.61
      longitude: 16.77
website: https://linden.example
links:
  - title: Bilder
    url: https://bilder.example/linden
email: info@linden.example
phone: 026-12 34 56
industries:
  - cafe-restaurant
offers:
  - title: Lunch
    text: Soppa och bröd.
    industry: cafe-restaurant
    cpv:
      - "55300000"
    area:
      municipalities:
        - "2180"
      radius_km: 20
  - title: Kakor på posten
    area:
      whole_country: true
integration_services:
  - kind: work-training
    text: I köket.
    target_groups:
      - mental-ill-health
    places: 4
    buyers:
      - municipality
social_value:
  summary: Fler i arbete.
  target_groups:
    - mental-ill-health
  global_goals:
    - 8
  figures:
    - kind: employed
      year: 2023
      value: 9
      source: Årsredovisning 2023
    - kind: employed
      year: 2025
      value: 12
      qualifier: at_least
      source: Årsredovisning 2025
    - kind: socioeconomic-gain
      year: 2025
      value: 1250000
      qualifier: about
      method: SROI
      source: Årsredovisning 2025
participation: Alla har en röst.
target_group_share:
  - percent: 62.5
    date: 2025-06-30
    source: Intyg från styrelsen
admitted:
  date: 2024-01-10
  by: coordinator
  criteria:
    integration: true
    participation: true
    reinvestment: true
    independence: true
member: true
description: |-
  Vi lagar mat.

  Alla får vara med.
logo: kafe-linden.png
listing: consented
consent:
  date: 2024-01-15
  by: coordinator
publish_certificate: true
confirmed:
  date: 2025-10-01
  by: coordinator
sources:
  - url: https://kommunen.example/asf
    year: 2019
    qualifier: about
    supports: namn och ort
  - url: https://linden.example/om
    read: 2021
    supports: telefon
"""
FULL_IN_WORDS = """\
NAMN OCH PLATS
Namn: Kafé Linden
Organisationsnummer: 769600-0004
Juridisk form: Ekonomisk förening
Grundat år: 2012
Del av: Lindens ideella förening
Kommun: Gävle, Gävleborgs län (det är vår gissning: rätta den om den är fel)
Besöksadress: Storgatan 1, 803 20 Gävle
Fler arbetsplatser:
– Bageriet
  Kommun: Sandviken
  Besöksadress: Sandviken

KONTAKT
Webbplats: https://linden.example
E-post: info@linden.example
Telefon: 026-12 34 56
Länkar:
– Bilder
  Adress: https://bilder.example/linden

OM FÖRETAGET
Beskrivning: Vi lagar mat.

Alla får vara med.
Logotyp: det finns en

DET HÄR SÄLJER NI
Branscher: Café och restaurang
Varor och tjänster:
– Lunch
  Soppa och bröd.
  Bransch: Café och restaurang
  Koder som offentliga köpare söker på (CPV): 55300000
  Levereras: i Gävle och inom 20 km från er
– Kakor på posten
  Levereras: i hela landet

DET HÄR GÖR NI FÖR MÄNNISKOR
Arbetsintegrerande tjänster:
– Arbetsträning
  I köket.
  Målgrupper: Personer med psykisk ohälsa
  Antal platser: 4
  Köpare: Kommun

SAMHÄLLSNYTTA
Sammanfattning: Fler i arbete.
Målgrupper: Personer med psykisk ohälsa
Globala mål: Anständiga arbetsvillkor och ekonomisk tillväxt
Anställda:
– 2025: minst 12 (Årsredovisning 2025)
– 2023: 9 (Årsredovisning 2023)
Samhällsekonomisk vinst:
– 2025: cirka 1 250 000 kronor (Årsredovisning 2025, SROI)
Delaktighet: Alla har en röst.
Andel ur målgruppen:
– 62,5 procent den 30 juni 2025 (Intyg från styrelsen)

VISNING I LISTAN
Ni sa ja till att stå i listan den 15 januari 2024. En processledare skrev in det.
Ni prövades mot kriterierna för ASF den 10 januari 2024 av en processledare, och uppfyller dem: \
ni integrerar människor i arbete och samhälle, ger medarbetarna delaktighet, \
återinvesterar er vinst och är fristående från offentlig verksamhet.
Ni är medlem i SKOOPI.
Ett intyg som ni har visas för alla, även om ni inte står i listan.
Öppna källor:
– https://kommunen.example/asf (cirka 2019): namn och ort
– https://linden.example/om (läst 2021): telefon
"""


class TestAReminder:
    def test_tells_all_that_is_on_file_in_plain_words(self, reminded: Reminded) -> None:
        reminded.save(**{"kafe-linden": FULL, "lindens-ideella": PARENT})
        mail = reminded.mail()
        assert mail["To"] == "info@linden.example"
        policy = read_policy(Root(PROJECT))
        assert mail["From"].addresses[0].addr_spec == policy.coordinators["21"].email
        assert f"\n\n{FULL_IN_WORDS}\nSvara senast den 31 december 2026:" in text_of(mail)
        page = text_of_page(text_of(mail, "html"))
        for line in FULL_IN_WORDS.splitlines():
            assert line.strip().casefold() in page.casefold()
        for text in (text_of(mail), page):
            assert "Uppgifterna bekräftades senast" in text
        assert len(answers(mail)) == 3

    def test_knows_every_field_that_an_entry_can_have(self) -> None:
        known = read_schema("enterprise")["properties"]
        not_asked = {"aliases", "closed"}
        assert load(FULL.encode()).value.keys() == known.keys() - not_asked

    def test_says_in_sentences_what_is_no(self, reminded: Reminded) -> None:
        reminded.save(**{"dolda-rummet": HIDDEN + "member: false\npublish_certificate: false\n"})
        text = text_of(reminded.mail("dolda-rummet"))
        for sentence in (
            "Ni visas inte i listan.",
            "Ni är inte medlem i SKOOPI.",
            "Ett intyg som ni har visas bara så länge ni står i listan.",
        ):
            assert f"\n{sentence}\n" in text
