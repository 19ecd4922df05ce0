"""What the self-assessment says of each criterion and area, in the project's own words.

The requirements themselves stand in the standard, which is sold and may not be quoted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """What something is about.

    Attributes:
        text: In a sentence or two; nothing where nobody has written it.
        papers: What to look for among one's own papers.
    """

    text: str = ""
    papers: str = ""


CRITERIA: Mapping[str, Help] = {
    "integration": Help(
        "Ni driver verksamheten för att människor som har mycket svårt att få eller behålla ett "
        "arbete ska få det. Målet är anställningar som varar, inte bara platser för träning.",
        "Ändamålet i stadgarna. Hur många ur målgruppen som är anställda, och hur länge. Avtal om "
        "arbetsträning.",
    ),
    "participation": Help(
        "De som arbetar hos er är med och bestämmer: som ägare, genom avtal eller på något annat "
        "sätt som finns skrivet.",
        "Regler för medlemskap eller ägande. Protokoll från möten. En plan för delaktighet.",
    ),
    "reinvestment": Help(
        "Vinsten stannar i verksamheten eller går till en liknande. Den delas inte ut, vilken "
        "juridisk form ni än har.",
        "Det som stadgarna säger om vinst. Stämmans beslut om resultatet. Årsredovisningen.",
    ),
    "independence": Help(
        "Ni är fristående från offentlig sektor: eget organisationsnummer, inga offentliga ägare "
        "och inga handledare som är anställda där.",
        "Registreringsbevis. Förteckning över ägare eller medlemmar. Handledarnas anställning.",
    ),
}

AREAS: Mapping[str, Help] = {
    "purpose": Help(
        "Vad ni finns till för, för vilka, och att vardagen stämmer med det som ni har skrivit.",
        "Stadgar eller bolagsordning. Verksamhetsplan. Verksamhetsberättelse.",
    ),
    "finances": Help(
        "Om ekonomin bär: om ni vet hur det går, har råd med det ni har lovat och betalar i tid.",
        "Årsredovisning och revisionsberättelse. Budget och uppföljning. Utdrag ur skattekontot.",
    ),
    "organisation": Help(
        "Vem som beslutar om vad hos er, och att ingen utanför företaget styr det.",
        "Organisationsplan. Protokoll från stämma och styrelse. Vem som får teckna firman.",
    ),
    "staff": Help(
        "Om var och en vet vad som gäller på arbetet, och får lära sig det som behövs.",
        "Personalhandbok. Rutin för nyanställda. Anställningsavtal. Plan för utbildning.",
    ),
    "participation": Help(
        "Hur ansvaret är fördelat, och hur alla kan påverka både sin egen dag och företaget.",
        "Arbetsbeskrivningar. Anteckningar från arbetsplatsträffar. Enkäter och vad de ledde till.",
    ),
    "environment": Help(
        "Hur det ni gör påverkar miljön, och vad ni har bestämt er för att göra åt det.",
        "Miljöpolicy och mål. Rutiner för avfall, inköp och resor. Uppföljning.",
    ),
    "society": Help(
        "Hur ni bemöter medarbetare, kunder och grannar, och vad ni gör för trakten ni verkar i.",
        "Plan för lika behandling. Samarbeten. Siffror på samhällsnyttan. Rutin för klagomål.",
    ),
    "management": Help(
        "Om ni har ett sätt att planera, följa upp och rätta till, som inte hänger på en person.",
        "Skrivna rutiner och vem som håller dem aktuella. Avvikelser. Mål med uppföljning.",
    ),
    "work-environment": Help(
        "Om arbetet går att utföra utan att någon far illa, till kropp eller sinne.",
        "Riskbedömning och handlingsplan. Rutin för tillbud och olyckor. Den årliga genomgången.",
    ),
    "skoopi": Help(
        "SKOOPI ställer också egna frågor. Ta reda på vad de gäller i den omgång som ni tänker "
        "söka till.",
        "Det ni har svarat på de fyra kriterierna ovan.",
    ),
}
