"""Why something does not count as approved: one code, one sentence and one mend for each reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_register.problem import visible

from asf_audit.erasure_refusals import TEXTS_OF_ERASURES

_REDO = "Återställ filerna så som de var, och låt rätt person slå ihop ändringen på nytt."
_FROM_MAIN = "Gör om förslaget på en gren från main, och låt rätt person slå ihop det."
_CLONE_AGAIN = "Klona registret på nytt från GitHub, hela, och granska det där."
_LOOK = "Ta reda på vad som hände innan något mer publiceras."
_PUT_BACK = "Lägg tillbaka det som stod, med ett nytt förslag. Det som tillkommer skrivs sist."

# Of the history or the clone as a whole.
_OF_ALL: Mapping[str, tuple[str, str]] = {
    "shallow": (
        "Klonen är grund: bara en del av historiken är hämtad.",
        "Hämta resten: git fetch --unshallow (i ett arbetsflöde: fetch-depth: 0).",
    ),
    "partial": ("Klonen är partiell: den saknar filer tills de behövs.", _CLONE_AGAIN),
    "replaced": (
        "Klonen visar andra versioner än de riktiga (git replace).",
        "Ta bort ersättningarna: git replace -d $(git replace -l).",
    ),
    "grafted": (
        "Klonen låtsas att versioner har andra föräldrar än de har (info/grafts).",
        "Ta bort filen info/grafts ur git-mappen.",
    ),
    "borrowed": (
        "Klonen lånar delar av historiken ur ett annat förråd (objects/info/alternates).",
        _CLONE_AGAIN,
    ),
    "environment": (
        "Miljövariabeln {name} får git att läsa något annat än klonen.",
        "Ta bort den: unset {name}.",
    ),
    "missing-object": ("Klonen saknar {id}, som historiken behöver.", _CLONE_AGAIN),
    "forged-object": ("Innehållet i {id} är inte det som namnet säger.", _CLONE_AGAIN),
    "genesis-missing": (
        "Utgångspunkten {id} finns inte i klonen.",
        "Kontrollera att den är rätt avskriven. Är den det har historiken skrivits om.",
    ),
    "genesis-no-commit": (
        "Utgångspunkten {id} är ingen sparad version (commit).",
        "Ange versionens eget namn: git rev-parse 'NAMN^{{commit}}'.",
    ),
    "genesis-rewritten": (
        "Utgångspunkten {id} finns inte i historiken bakom det som granskas.",
        "Historiken har skrivits om, eller så granskas en annan gren eller en gammal version. "
        + _LOOK,
    ),
    "genesis-beside": (
        "Utgångspunkten {id} ligger på en sidogren: main har slagits ihop in i en annan gren, "
        "som sedan har blivit main.",
        _LOOK,
    ),
    "checkpoint-off": (
        "Kontrollpunkten {id} ligger inte på main. Historiken har skrivits om.",
        _LOOK,
    ),
}
# How a change came into main, and by whom.
_OF_THE_MERGE: Mapping[str, tuple[str, str]] = {
    "direct-push": ("Ändringen lades direkt på main, utan att slås ihop av någon.", _REDO),
    "squash": (
        "GitHub har gjort en enda version av ändringen (squash, eller en ändring direkt på "
        "webben), och då syns inte vem som godkände den.",
        "Tillåt bara merge commit på GitHub. " + _REDO,
    ),
    "rebase": (
        "Någon har flyttat versionen till main (rebase eller cherry-pick), och då syns inte vem "
        "som godkände den.",
        "Tillåt bara merge commit på GitHub. " + _REDO,
    ),
    "octopus": ("Sammanslagningen har fler än två föräldrar.", _REDO),
    "unrelated": ("Det som slogs ihop har ingen gemensam historia med main.", _FROM_MAIN),
    "empty-merge": ("Sammanslagningen tar inte in något: det fanns redan i main.", _REDO),
    "foxtrot": (
        "Det som slogs ihop innehåller egna sammanslagningar av annat än main, så det går inte "
        "att se vad som har godkänts av vem.",
        _FROM_MAIN,
    ),
    "not-clean": (
        "Sammanslagningen innehåller annat än det som stod i förslaget och i main.",
        "Se skillnaden med git show --remerge-diff. " + _REDO,
    ),
    "dropped": (
        "Sammanslagningen ser ut att ta in {path}, men har lämnat det utanför.",
        _REDO,
    ),
    "odd-commit": ("Versionen är inte skriven så som git och GitHub skriver en.", _REDO),
    "too-large": ("Versionens text eller underskrift är orimligt stor.", _REDO),
    "unsigned": (
        "Sammanslagningen är inte undertecknad, och vem som helst kan skriva ett namn i den.",
        "Slå ihop på GitHub, eller underteckna med en nyckel som står i data/policy. " + _REDO,
    ),
    "unknown-forge-key": (
        "Sammanslagningen är undertecknad med en OpenPGP-nyckel som inte står i "
        "data/policy/forge-keys.",
        "Har GitHub bytt nyckel: se docs/audit.md. " + _REDO,
    ),
    "broken-forge-signature": (
        "GitHubs underskrift gäller inte den här versionen: den är ändrad eller hämtad från en "
        "annan.",
        _REDO,
    ),
    "not-by-forge": (
        "Sammanslagningen har GitHubs sorts underskrift men är inte gjord av GitHub.",
        _REDO,
    ),
    "no-account": (
        "Den som slog ihop på GitHub har inte sitt kontos nummer i adressen.",
        "Slå på Keep my email addresses private i kontots inställningar. " + _REDO,
    ),
    "unknown-account": (
        "Kontot som slog ihop ({id}) står inte hos någon person i data/policy/people.yaml.",
        _REDO,
    ),
    "unknown-key": (
        "Sammanslagningen är undertecknad med en SSH-nyckel som inte står hos någon person i "
        "data/policy/people.yaml.",
        _REDO,
    ),
    "namespace": (
        'SSH-underskriften är gjord för "{name}", inte för versioner i git.',
        _REDO,
    ),
    "broken-signature": (
        "SSH-underskriften gäller inte den här versionen: den är ändrad eller hämtad från en "
        "annan.",
        _REDO,
    ),
    "ambiguous": (
        "Kontot eller nyckeln står hos flera personer i data/policy/people.yaml.",
        "Rätta filen så att var och en har sitt. " + _REDO,
    ),
    "spoofed-author": (
        "Versionen säger sig vara gjord av ett annat konto än det som hör till nyckeln.",
        _REDO,
    ),
    "no-policy": (
        "Före ändringen fanns ingen läsbar data/policy/people.yaml, så ingen fick godkänna.",
        "Välj en utgångspunkt där filen finns. " + _REDO,
    ),
    "left": ("{id} har lämnat sina roller och får inte godkänna något.", _REDO),
    "wrong-role": ("{id} är inte {role} och får inte godkänna det här.", _REDO),
    "two-approvals": (
        "Ändringen rör både beslut och policy. Ingen får godkänna båda.",
        "Dela upp den i två förslag, ett för certifierare och ett för administratörer.",
    ),
    "own-proposal": ("{id} har slagit ihop ett förslag som {id} själv har varit med och gjort.",
                     _REDO),
    "interest-unknown": (
        "{id} har ett intresse i {name}, som inte finns i registret under det namnet. Det går inte "
        "att se om beslutet rör det företaget.",
        "Skriv {name} under aliases i företagets fil, eller låt en administratör rätta interests "
        "i data/policy/people.yaml. " + _REDO,
    ),
    "interest": ("{id} har ett intresse i {name} och får inte godkänna beslut om det.", _REDO),
    "future": (
        "Versionen är daterad mer än ett dygn framåt i tiden.",
        "Ställ klockan rätt på datorn som slår ihop. " + _REDO,
    ),
    "took-part": (
        "{id} har {did} {name} i omgången och får inte godkänna beslut om det.",
        _REDO,
    ),
    "backdated": (
        "Versionen är daterad före den godkända ändring som den kom efter.",
        "Ställ klockan rätt på datorn som slår ihop. " + _REDO,
    ),
}  # fmt: skip
# What a change holds.
_OF_THE_CONTENT: Mapping[str, tuple[str, str]] = {
    "look-alike": (
        "{path} liknar en plats där beslut eller policy ligger, men är en annan.",
        "Ta bort filen, eller byt namn på den.",
    ),
    "link": ("{path} är en symbolisk länk.", "Ta bort länken och lägg in filen."),
    "submodule": ("{path} är ett annat förråd (submodule).", "Ta bort det och lägg in filen."),
    "executable": ("{path} går att köra som ett program.", "Ta bort det med git update-index "
                   "--chmod=-x."),
    "no-folder": ("{path} är en fil där det ska vara en mapp.", _PUT_BACK),
    "odd-file": (
        "{path} har inte namnet på en beslutsfil.",
        "Ett besluts fil heter data/cohorts/OMGÅNG/decisions/FÖRETAG.yaml.",
    ),
    "deleted": ("{path} är borttagen. Beslut tas aldrig bort.", _PUT_BACK),
    "renamed": ("{path} har bytt namn till {name}. Ett beslut behåller sin fil.", _PUT_BACK),
    "moved": ("{path} har flyttats till {name}, en annan omgång.", _PUT_BACK),
    "edited": ("En händelse i {path} är ändrad. Det som är beslutat ändras aldrig.", _PUT_BACK),
    "event-removed": ("En händelse i {path} är borttagen.", _PUT_BACK),
    "reordered": ("Händelserna i {path} står i en annan ordning än förut.", _PUT_BACK),
    "inserted": ("En ny händelse i {path} står före en äldre.", _PUT_BACK),
    "taken-over-added": (
        "{path} har fått en övertagen uppgift. De får bara finnas före utgångspunkten.",
        "Ta bort händelsen, eller välj en ny utgångspunkt efter den.",
    ),
    "no-decider": (
        "{path} har fått ett beslut som inte säger vem som har fattat det.",
        "Ta bort beslutet, och låt en certifierare skriva det på nytt med asf decide --sign.",
    ),
    "unreadable": ("{path} går inte att läsa efter ändringen.", _PUT_BACK),
    "unreadable-before": (
        "{path} gick inte att läsa före ändringen, så det går inte att se vad som är nytt.",
        _LOOK,
    ),
    "decider": (
        "{path} säger att {id} har beslutat, men {id} fick inte besluta om det.",
        _REDO,
    ),
    "own-decision": (
        "{path} säger att {id} har beslutat, och {id} har själv slagit ihop beslutet.",
        "Låt en annan certifierare pröva beslutet. " + _REDO,
    ),
    "people-gone": ("data/policy/people.yaml är borttagen.", _PUT_BACK),
    "person-removed": (
        "{id} är borttagen ur data/policy/people.yaml.",
        "Lägg tillbaka personen, och skriv left i stället.",
    ),
    "id-changed": (
        "{id} har bytt id till {name} i data/policy/people.yaml.",
        "Lägg tillbaka det gamla id:t. Ett id byts aldrig.",
    ),
    "id-reused": (
        "{id} har fått ett annat konto i data/policy/people.yaml, eller inget. Ett id återanvänds "
        "aldrig.",
        "Lägg tillbaka kontot. Ge en ny person ett eget id, och skriv left på det gamla.",
    ),
    "key-reused": (
        "{name} har fått en nyckel i data/policy/people.yaml som tillhörde {id}.",
        "Lägg tillbaka nycklarna så som de var. Var och en skapar sin egen.",
    ),
    "forge-key-name": (
        "{path} innehåller en annan nyckel än den som filen är uppkallad efter.",
        "Ta bort filen. Jämför alltid nyckelns fingeravtryck med GitHubs eget besked.",
    ),
}  # fmt: skip
TEXTS: Mapping[str, tuple[str, str]] = {
    **_OF_ALL,
    **_OF_THE_MERGE,
    **_OF_THE_CONTENT,
    **TEXTS_OF_ERASURES,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason why something does not count as approved.

    Attributes:
        code: The reason's name, the same in every language and version.
        message: The reason, in Swedish, one sentence.
        mend: What to do about it, in Swedish.
    """

    code: str
    message: str
    mend: str


def refusal(code: str, **places: str) -> Refusal:
    """A reason, with its words filled in.

    Args:
        code: One of TEXTS.
        places: What stands for the names in its sentences: paths, ids, names.
    """
    message, mend = TEXTS[code]
    shown = {name: visible(text) for name, text in places.items()}
    return Refusal(code, message.format(**shown), mend.format(**shown))
