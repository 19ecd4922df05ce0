"""Pages that no file in content/ makes: what the menu, the sitemap and the search know of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """One of the site's own pages.

    Attributes:
        title: Heading and title.
        url: Its address.
        summary: One sentence, for search engines and the site's own search.
        synonyms: Further words that a search finds it by.
        menu: What the menu calls it; "" keeps it out.
    """

    title: str
    url: str
    summary: str
    synonyms: tuple[str, ...] = ()
    menu: str = ""


CERTIFICATES = OwnPage(
    title="Intyg",
    url="/certifikat/",
    summary="Alla intyg i registret: de som gäller, är vilande, återkallade eller har gått ut.",
    synonyms=(
        "certifikat",
        "certifiering",
        "certifieringar",
        "certifierad",
        "certifierade",
        "certifierat",
        "diplom",
    ),
    menu="Intyg",
)
CERTIFICATE_CHECK = OwnPage(
    title="Var de certifierade?",
    url="/certifikat/fraga/",
    summary="Se om ett företag var certifierat en viss dag, och varför registret svarar så.",
    synonyms=(
        "certifiering",
        "certifierad",
        "certifierat",
        "kontroll",
        "kontrollera",
        "intyg",
        "upphandling",
        "reserverad",
        "upphandlare",
        "LOU",
    ),
)
BECOME_CERTIFIED = OwnPage(
    title="Bli certifierad",
    url="/bli-certifierad/",
    summary="Vem som kan ansöka om certifiering, hur det går till, vad det kostar och när.",
    synonyms=(
        "certifiering",
        "certifierad",
        "ansöka",
        "ansökan",
        "bascertifiering",
        "omcertifiering",
        "avgift",
        "webbinarium",
        "omgång",
    ),
    menu="Bli certifierad",
)
APPLICATION = OwnPage(
    title="Ansök om certifiering",
    url="/certifiering/ansok/",
    summary="Vad ni behöver för att ansöka om certifiering, och ett formulär som packar ansökan.",
    synonyms=("certifiering", "certifierad", "ansöka", "ansökan", "anmälan", "bilagor"),
)
SELF_ASSESSMENT = OwnPage(
    title="Självskattning",
    url="/certifiering/sjalvskattning/",
    summary="Pröva ert företag mot de fyra kriterierna och de områden som certifieringen prövar. "
    "Gratis, utan konto, och det ni skriver stannar hos er.",
    synonyms=("självskatta", "certifiering", "kriterier", "egenkontroll", "skatta"),
)
MARKET = OwnPage(
    title="Marknad",
    url="/marknad/",
    summary="Vad kommuner, företag och ASF behöver eller erbjuder just nu, och vem som kan svara.",
    synonyms=(
        "marknadsplatsen",
        "annonser",
        "förfrågan",
        "förfrågningar",
        "upphandling",
        "upphandlingar",
        "reserverad",
        "anbud",
        "erbjudande",
        "samverkan",
        "överskott",
        "IOP",
    ),
    menu="Marknad",
)
INSPIRATION = OwnPage(
    title="Inspiration",
    url="/marknad/inspiration/",
    summary="Affärer som ASF har gjort: vem som köpte, vad, i vilken form och hur det gick.",
    synonyms=("exempel", "affärer", "avtal", "upphandlingar", "goda exempel"),
)
ALL_POSTS = OwnPage(
    title="Alla annonser",
    url="/marknad/alla/",
    summary="Marknadsplatsen på en sida: alla öppna annonser efter slag, sedan alla exempel.",
)
ADVERTISE = OwnPage(
    title="Annonsera",
    url="/marknad/annonsera/",
    summary="Berätta vad ni behöver eller erbjuder, så visar listan vem som kan svara.",
    synonyms=("annons", "annonsera", "efterfråga", "erbjuda"),
)
CALCULATOR = OwnPage(
    title="Räkna på det",
    url="/marknad/rakna/",
    summary="Se hur många ASF som kan leverera det ni vill köpa, hur stora de är och vad det talar "
    "för: reservera, dela upp, ställa villkor eller börja med en dialog.",
    synonyms=(
        "räkna",
        "kalkyl",
        "beräkna",
        "upphandling",
        "reserverad",
        "upphandlare",
        "budget",
        "leverantörer",
        "marknadsanalys",
        "CPV",
    ),
)

OWN_PAGES: tuple[OwnPage, ...] = (
    MARKET,
    INSPIRATION,
    ALL_POSTS,
    ADVERTISE,
    CERTIFICATES,
    CERTIFICATE_CHECK,
    BECOME_CERTIFIED,
    APPLICATION,
    SELF_ASSESSMENT,
    CALCULATOR,
)
