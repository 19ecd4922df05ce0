"""Answers that a coordinator has to look at, each with what to do."""

from __future__ import annotations

from datetime import date

from asf_register.errors import AsfError
from asf_register.problem import visible
from asf_register.swedish import long_date

from asf_propose.confirmation.keys import KEY
from asf_propose.confirmation.places import Places
from asf_propose.proposal.outcomes import IgnoredError, TaskError

# Said of every code that isn't right, whatever is wrong with it: forged, another enterprise's,
# broken on its way, or made with a key that counts no more.
_THANKS = (
    "Tack för svaret. En av våra processledare tittar på det och hör av sig om något är oklart."
)
_GENUINE = "Svarskoden är äkta: svaret kommer från den som fick påminnelsen."
_RING = "Ring företaget, på numret på dess egen webbplats, och fråga om uppgifterna stämmer."
_TICKED = (
    "skriv dagens datum och coordinator under confirmed. Tryck på Commit changes, Propose changes "
    "och Create pull request. Då är det ett förslag, som du slår ihop."
)
_FILLED_IN = "fyll i formuläret åt företaget och klistra in texten därifrån i ett nytt ärende."
_CONFIRMED_IN_GUIDE = "#arbetslistan"
_CLOSED_IN_GUIDE = "#ett-f%C3%B6retag-som-ska-bort"


def without_code(places: Places) -> TaskError:
    """An answer that nothing proves.

    Args:
        places: Where it is done, like those of all tasks here.
    """
    return TaskError(
        "Ett svar på en påminnelse kom utan svarskod",
        "Inget har ändrats, för vem som helst kan ha skrivit det.",
        _RING,
        *_ways(places),
        reply=_THANKS,
    )


def unknown_code(places: Places) -> TaskError:
    """An answer whose code isn't right."""
    return TaskError(
        "Ett svar på en påminnelse har en svarskod som inte känns igen",
        "Inget har ändrats. Koden kan ha skadats på vägen, vara någon annans eller vara påhittad.",
        _RING,
        *_ways(places),
        reply=_THANKS,
    )


def no_key() -> TaskError:
    """An answer that can't be tried here."""
    return TaskError(
        "Ett svar på en påminnelse kan inte prövas här",
        f"Nyckeln {KEY} saknas. Be en administratör lägga in den.",
        "Ändra något i ärendet när nyckeln finns, till exempel en tom rad. Då prövas svaret igen.",
        reply=_THANKS,
    )


def expired(name: str, last: date, places: Places) -> TaskError:
    """An answer that came too late, whatever it says."""
    return TaskError(
        f"{visible(name)} svarade för sent på påminnelsen",
        f"Svarskoden är äkta men gällde till {long_date(last)}. Inget har ändrats.",
        "Läs mejlet, ring företaget och fråga om svaret gäller fortfarande.",
        *_ways(places),
        _closed(places),
        "Når du ingen: be en administratör skicka en ny påminnelse.",
        reply="Tack för svaret. Påminnelsen ni svarade på gäller inte längre, så inget har ändrats "
        "än. Vi ringer er, eller skickar en ny påminnelse att svara på.",
    )


def from_the_future(sent: date, day: date) -> TaskError:
    """A clock that shows a day before the reminder was made."""
    return TaskError(
        "Svaret gäller en påminnelse som inte är skickad än",
        f"Den skickas {long_date(sent)}, men enligt datorn är det {long_date(day)} i dag. Visa det "
        "här för en administratör: datorns klocka går fel.",
    )


def in_own_words(name: str, places: Places) -> TaskError:
    """A genuine reply whose words aren't one of the answers."""
    return TaskError(
        f"{visible(name)} har svarat på påminnelsen med egna ord",
        f"{_GENUINE} Läs mejlet. Är något oklart: ring.",
        *_ways(places),
        _closed(places),
        reply=_THANKS,
    )


def signed_otherwise(name: str, places: Places) -> TaskError:
    """A genuine «stämmer» that is signed with a number or a host which isn't on file."""
    return TaskError(
        f"{visible(name)} säger att allt stämmer, men underskriften säger något annat",
        f"{_GENUINE} I underskriften står ett nummer, en gata eller en webbadress som inte "
        "finns i registret. Hör det till företaget? Fråga om du är osäker. En persons eget "
        "nummer ska inte in i registret.",
        *_ways(places),
        reply=_THANKS,
    )


def wants_change(name: str, places: Places) -> TaskError:
    """Somebody wants something to be changed."""
    return TaskError(
        f"{visible(name)} vill att något ändras",
        f"{_GENUINE} Vad som ska ändras står i mejlet. Är något oklart: ring.",
        _change(places, "Gör så här"),
        reply=_THANKS,
    )


def closed_before(name: str, closed: date, confirmed: date, places: Places) -> TaskError:
    """Somebody says that an enterprise closed before it was last confirmed."""
    return TaskError(
        f"{visible(name)} finns inte längre, enligt svaret på påminnelsen",
        f"Svarskoden är äkta. Svaret säger att det lades ner {long_date(closed)}, men uppgifterna "
        f"bekräftades {long_date(confirmed)}. Inget har ändrats.",
        "Slå upp dagen hos Bolagsverket, eller ring.",
        f"Skriv dag och källa under closed i företagets fil: {places.file}",
        "Lades företaget ner före bekräftelsen: ta bort confirmed och de två raderna under.",
        _closed(places),
        reply=_THANKS,
    )


def two_answers(name: str, places: Places) -> TaskError:
    """The words say one thing, the code another, or something stands above a quoted answer."""
    return TaskError(
        f"Svaret från {visible(name)} säger mer än en sak",
        "Läs hela mejlet. Säger det emot sig självt: ring och fråga vad som gäller.",
        "Gäller det färdiga svaret: klistra in bara det i ett nytt ärende, från den första raden "
        "med ===== till den sista.",
        *_ways(places),
        reply=_THANKS,
    )


def bounced(name: str, places: Places) -> TaskError:
    """A reminder that never arrived.

    Args:
        name: The enterprise; "" where the report doesn't show whose reminder it was.
        places: Where it is done.
    """
    whose = f" till {visible(name)}" if name else ""
    return TaskError(
        f"Ett mejl{whose} kom inte fram: adressen fungerar inte",
        "Ring företaget och fråga efter en adress som någon läser, och som inte är en persons.",
        _change(places, "Rätta sedan adressen"),
    )


def _ways(places: Places) -> tuple[str, ...]:
    """What to do once it is known what is right: each with the address where it is done."""
    right = (
        f"Stämmer allt: öppna företagets fil, {_TICKED} Filen: {places.file}"
        if places.are_known
        else "Stämmer allt: öppna företagets fil, tryck på pennan, "
        f"{_TICKED} Filerna: {places.file}"
    )
    return right, f"Så ser det ut i filen: {places.guide}{_CONFIRMED_IN_GUIDE}", _change(places)


def _change(places: Places, first: str = "Ska något ändras") -> str:
    if not places.are_known:
        return (
            f"{first}: öppna företaget i listan, välj Föreslå en ändring, {_FILLED_IN} "
            f"Listan: {places.form}"
        )
    if places.form:
        return f"{first}: {_FILLED_IN} Formuläret: {places.form}"
    return (
        f"{first}: gör det i företagets fil. Formulär saknas, för företaget visas inte på "
        f"webbplatsen. Filen: {places.file}"
    )


def _closed(places: Places) -> str:
    return f"Finns företaget inte längre, gör så här: {places.guide}{_CLOSED_IN_GUIDE}"


def away() -> AsfError:
    """A program's answer that somebody is away."""
    return IgnoredError(
        "Det är ett automatiskt svar, så det räknas inte.",
        "Vänta på ett svar från en människa, eller ring.",
    )


def notice() -> AsfError:
    """A program's notice that nobody has to act on."""
    return IgnoredError(
        "Det är ett meddelande från ett program, så det räknas inte.", "Inget behöver göras."
    )
