"""What keeps a proposal from being taken, in words for whoever sent it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_register.problem import Problem


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in a proposal that has to be mended by whoever sent it.

    Attributes:
        name: The field as the block names it; nothing for the proposal as a whole.
        message: What is wrong.
        mend: The way out.
    """

    name: str
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{f'{self.name}: ' if self.name else ''}{self.message} {self.mend}".strip()


NO_SUCH_PAGE = Mistake(
    "",
    "Förslaget gäller ett företag som inte har något formulär på webbplatsen.",
    "Sök upp företaget i listan och öppna formuläret därifrån, eller skriv till oss.",
)
NO_SUCH_POST = Mistake(
    "",
    "Förslaget gäller en annons som inte har något formulär på webbplatsen. Den kan redan vara "
    "avslutad.",
    "Sök upp annonsen på marknadsplatsen och öppna formuläret därifrån, eller skriv till oss.",
)
THERE_ALREADY = Mistake(
    "",
    "En likadan annons finns redan på marknadsplatsen.",
    "Öppna den och föreslå en ändring i stället.",
)
TOO_OLD = Mistake(
    "",
    "Formuläret är inte ifyllt från uppgifter som vi känner igen.",
    "Öppna det på nytt och skicka ändringen därifrån.",
)
NOTHING_CHANGED = Mistake(
    "",
    "Förslaget ändrar ingenting: allt står redan så.",
    "Öppna sidan och se efter.",
)
UNKNOWN_MATTER = Mistake(
    "Ärende",
    "Det står inte vad förslaget gäller.",
    "Kopiera hela texten ur formuläret på nytt.",
)
OVERTAKEN = Mistake(
    "",
    "Någon annan hann före.",
    "Öppna formuläret på nytt och se efter.",
)
BY_HAND = Mistake(
    "",
    "Förslaget behöver ses över av en människa innan det kan bli en ändring.",
    "Vi hör av oss. Ni behöver inte skicka det igen.",
)
TAKEN_BEFORE = Mistake(
    "",
    "Förslaget har redan kommit in.",
    "Ni behöver inte skicka det igen. Hör av er om det dröjer.",
)
STAYS_AND_LEAVES = Mistake(
    "",
    "Ni har kryssat både för att stå i listan och för att inte synas.",
    "Ta bort det ena krysset.",
)
NO_PICTURE = Mistake(
    "Logotyp",
    "Ingen bild följde med.",
    "Bifoga en bild i samma mejl som förslaget: PNG, JPEG eller WebP.",
)
TWO_PICTURES = Mistake(
    "Logotyp",
    "Flera bilder följde med, och det går inte att se vilken som är logotypen.",
    "Bifoga bara en bild.",
)

# What the rules' own words say to those who have the file before them, said to those who have a
# form: the message where it is another one, and the mend.
_FOR_SENDERS: Mapping[str, tuple[str, str]] = {
    "actor-number": ("", "Kontrollera numret, eller lämna fältet tomt."),
    "closed-claims": ("", "Rätta datumet, eller ta bort det som gäller tiden efter."),
    "deadline-after-publication": (
        "Sista dagen att svara har redan varit.",
        "Skriv en dag som kommer.",
    ),
    "deadline-clock": ("", "Rätta dagen eller klockslaget."),
    "end-of-post": (
        "",
        "Rätta datumet, och fyll i antingen Hur det gick eller Återkallad, inte båda.",
    ),
    "figure-method": ("", "Skriv under Metod hur siffran har räknats fram."),
    "founded-first": ("", "Rätta året, eller det år då företaget grundades."),
    "organisation-number-needed": (
        "För att kunna bekräfta uppgifterna behöver vi ert organisationsnummer.",
        "Fyll i det.",
    ),
    "organisation-number-unique": (
        "Ett annat företag i listan har samma organisationsnummer.",
        "Kontrollera numret. Är ni en del av det företaget: skriv det till oss.",
    ),
    "personal-number": (
        "",
        "Ta bort numret. Är det ett telefonnummer: skriv bindestreck efter riktnumret.",
    ),
    "place-radius": ("", "Fyll i både kommunen och antalet kilometer, eller inget av dem."),
    "post-about": ("", "Rätta adressen, eller lämna fältet tomt."),
    "post-actor": (
        "Annonsören är inte rätt ifylld.",
        "Står ni i listan väljer ni arbetsintegrerande socialt företag och fyller i adressen till "
        "er sida där, inget mer. Annars fyller ni i organisationens namn.",
    ),
    "post-answer": ("", "Fyll i minst ett sätt att svara under Kontakt."),
    "post-closes": ("", "Skriv en dag inom två år från att annonsen visades."),
    "post-place": ("", "Fyll i var det gäller under Plats."),
    "post-subject": ("", "Välj minst en bransch, tjänst eller kod."),
    "private-key": ("", "Ta bort nyckeln och gör en ny."),
    "radius-has-centre": ("", "Fyll i kommunen, eller välj län eller kommuner i stället."),
    "reserved-ground": (
        "",
        "Välj laglig grund om hela upphandlingen eller en del är reserverad, annars ingen.",
    ),
    "reserved-share": ("", "Skriv 30 eller mer, eller lämna fältet tomt: då gäller 30."),
    "same-post": (
        "Ni har redan en annons som säger samma sak under samma tid.",
        "Ändra den i stället, eller skriv i rubriken och texten vad som skiljer.",
    ),
    "start-of-post": (
        "Det börjar före dagen då annonsen visas.",
        "Skriv en senare dag, eller lämna fältet tomt.",
    ),
    "unit-number": (
        "Företaget hör till ett annat i listan, som har ett annat organisationsnummer.",
        "Ta bort numret. Är det ert eget: skriv det till oss.",
    ),
}
# What these find out depends on what members alone may know: which pages the intranet has.
FOR_MEMBERS = frozenset({"experience-guides", "intranet-link"})


def mistake_of(problem: Problem, name: str) -> Mistake:
    """What a rule found, for whoever sent it.

    Args:
        problem: What the rule says to those who have the file.
        name: The field as the block names it; nothing where it is about no single field.
    """
    message, mend = _FOR_SENDERS.get(problem.rule, ("", ""))
    said = message or problem.message
    return Mistake(name, said if name else said[:1].upper() + said[1:], mend or problem.hint)
