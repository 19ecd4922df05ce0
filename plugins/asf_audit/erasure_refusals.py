"""Why an erasure is none that the audit accepts: one sentence and one mend for each reason."""

from __future__ import annotations

from collections.abc import Mapping

_AGAIN = "Gör om raderingen med asf erase från det register som var före den."
_NOT_PUBLISH = "Publicera inget. " + _AGAIN

TEXTS_OF_ERASURES: Mapping[str, tuple[str, str]] = {
    "erasure-unreadable": (
        "{path} går inte att läsa som ett intyg om en radering.",
        _NOT_PUBLISH,
    ),
    "erasure-evidence": (
        "Underlaget till en radering håller inte: det som sägs om {id} stämmer inte eller saknas.",
        _NOT_PUBLISH,
    ),
    "erasure-beyond": (
        "{path} är ändrad av raderingen den {day}, fast intyget inte säger det.",
        _NOT_PUBLISH,
    ),
    "erasure-unsigned": (
        "Intyget {path} är inte undertecknat av {id}, eller ändrat efter underskriften.",
        _NOT_PUBLISH,
    ),
    "erasure-signer": (
        "Intyget {path} är undertecknat av {id}, som inte var administratör före raderingen.",
        "Publicera inget. Låt en administratör göra om raderingen med asf erase.",
    ),
    "erasure-circle": (
        "Vilka som fick underteckna intyget om raderingen går inte att se utan intyget självt.",
        "Publicera inget. Är raderingen er egen: välj en ny utgångspunkt efter den.",
    ),
    "erasure-own": (
        "{id} har både undertecknat intyget {path} och slagit ihop det.",
        "Publicera inget. Låt en annan administratör slå ihop intyget.",
    ),
    "erasure-head": (
        "Intyget {path} gäller en annan version än den som det lades till efter.",
        "Lägg till intyget först av allt efter raderingen. " + _AGAIN,
    ),
    "erasure-touched": (
        "{path} hör till ett intyg om en radering och är ändrad efteråt.",
        "Lägg tillbaka det som stod, med ett nytt förslag.",
    ),
    "erasure-stray": (
        "{path} är inget intyg om en radering och inget underlag till ett.",
        "Ta bort filen.",
    ),
    "erasure-nobody": (
        "Vem som slog ihop ändringen går inte att se efter raderingen, och intyget säger det inte.",
        "Låt rätt person pröva ändringen, och välj en ny utgångspunkt efter den.",
    ),
}
