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

OWN_PAGES: tuple[OwnPage, ...] = (
    CERTIFICATES,
    CERTIFICATE_CHECK,
    BECOME_CERTIFIED,
    APPLICATION,
    SELF_ASSESSMENT,
)
