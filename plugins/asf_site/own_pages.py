"""Pages that no file in content/ makes: what the menu, the sitemap and the search know of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# The columns of the footer.
Column = Literal["find", "certification", "news", "about"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """One of the site's own pages.

    Attributes:
        title: Heading and title.
        url: Its address.
        summary: One sentence, for search engines and the site's own search.
        synonyms: Further words that a search finds it by.
        menu: What the menu calls it; "" keeps it out.
        footer: The column of the footer that it stands in; "" for none.
        place: Where it stands in the menu or its column, which go by rising numbers.
        short: What the footer calls it, where that isn't its title.
    """

    title: str
    url: str
    summary: str
    synonyms: tuple[str, ...] = ()
    menu: str = ""
    footer: Column | Literal[""] = ""
    place: int = 99
    short: str = ""


LIST = OwnPage(
    title="Hitta ASF",
    url="/asf/",
    summary="Sök bland arbetsintegrerande sociala företag efter bransch, plats och nytta.",
    synonyms=("listan", "sök", "söka", "leverantörer", "register"),
    menu="ASF-listan",
    footer="find",
    place=10,
)
REGIONS = OwnPage(
    title="Län",
    url="/lan/",
    summary="Arbetsintegrerande sociala företag, län för län.",
    synonyms=("kommuner", "karta"),
    footer="find",
    place=20,
)
INDUSTRIES = OwnPage(
    title="Branscher",
    url="/bransch/",
    summary="Vad arbetsintegrerande sociala företag säljer, bransch för bransch.",
    synonyms=("varor", "tjänster"),
    footer="find",
    place=30,
)
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
    footer="certification",
    place=20,
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
    footer="certification",
    place=30,
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
    footer="certification",
    place=10,
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
    footer="certification",
    place=15,
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
    footer="find",
    place=40,
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
    footer="find",
    place=50,
)

SHORTLIST = OwnPage(
    title="Kortlista",
    url="/kortlista/",
    summary="Jämför de företag du har sparat sida vid sida, skriv till dem på en gång och ta med "
    "dig listan som kalkylblad.",
    synonyms=("jämför", "jämföra", "jämförelse", "spara", "sparade", "favoriter", "stjärna"),
    footer="find",
    place=60,
)

NEWS = OwnPage(
    title="Aktuellt",
    url="/aktuellt/",
    summary="Nytt om listan, marknadsplatsen och certifieringen.",
    synonyms=("nyheter", "nytt", "flöde"),
    menu="Aktuellt",
    footer="news",
    place=80,
    short="Nyheter",
)
CALENDAR = OwnPage(
    title="Kalender",
    url="/kalender/",
    summary="Möten, webbinarier, konferenser och sista dagar under det närmaste halvåret.",
    synonyms=(
        "datum",
        "möten",
        "träffar",
        "webbinarium",
        "konferens",
        "Skoopidialogen",
        "ICS",
    ),
    footer="news",
    place=90,
)
ARCHIVE = OwnPage(
    title="Arkiv",
    url="/arkiv/",
    summary="Vad som har hänt, år för år, så noga som källorna säger.",
    synonyms=("historia", "tidslinje", "bakgrund", "Sofisam"),
    footer="news",
    place=95,
)
COORDINATORS = OwnPage(
    title="Processledare",
    url="/processledare/",
    summary="Vem som stöder ASF i varje län, vad de gör och hur du når dem.",
    synonyms=("kontakt", "kontakta", "län", "stöd", "rådgivning", "hjälp"),
    footer="about",
    place=20,
)
OPEN_DATA = OwnPage(
    title="Öppna data",
    url="/oppna-data/",
    summary="Hämta listan som filer: JSON, CSV, GeoJSON, flöden och en katalog i DCAT-AP, med "
    "fält, villkor och ändringslogg.",
    synonyms=("API", "data", "JSON", "CSV", "Excel", "GeoJSON", "DCAT", "licens", "ladda ner"),
    footer="about",
    place=80,
)
IMPACT = OwnPage(
    title="Samhällsnytta i siffror",
    url="/samhallsnytta/",
    summary="Hur många som arbetar och arbetstränar i arbetsintegrerande sociala företag, år för "
    "år, län för län och bransch för bransch, och hur många företag varje siffra vilar på.",
    synonyms=(
        "statistik",
        "siffror",
        "samhällsnytta",
        "effekter",
        "effektmätning",
        "anställda",
        "arbetsträning",
        "diagram",
    ),
    footer="about",
    place=10,
)

OWN_PAGES: tuple[OwnPage, ...] = (
    LIST,
    REGIONS,
    INDUSTRIES,
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
    SHORTLIST,
    NEWS,
    CALENDAR,
    ARCHIVE,
    COORDINATORS,
    OPEN_DATA,
    IMPACT,
)
