"""Answers that a coordinator has to look at, each with what to do."""

from __future__ import annotations

from datetime import date

from asf_register.errors import AsfError
from asf_register.problem import visible
from asf_register.swedish import long_date

from asf_propose.confirmation.keys import KEY
from asf_propose.intake.proposal import IgnoredError, TaskError

# Said of every code that isn't right, whatever is wrong with it: forged, another enterprise's,
# broken on its way, or made with a key that counts no more.
_THANKS = (
    "Tack för svaret. En av våra processledare tittar på det och hör av sig om något är oklart."
)
_ASK = (
    "Ring företaget, på numret på dess egen webbplats, och fråga. Stämmer allt: asf confirm, eller "
    "webbplatsens formulär, i ditt eget namn som processledare."
)


def without_code() -> TaskError:
    """An answer that nothing proves."""
    return TaskError(
        "Ett svar på en påminnelse kom utan svarskod",
        "Inget har ändrats, för vem som helst kan ha skrivit det.",
        _ASK,
        reply=_THANKS,
    )


def unknown_code() -> TaskError:
    """An answer whose code isn't right."""
    return TaskError(
        "Ett svar på en påminnelse har en svarskod som inte känns igen",
        "Inget har ändrats. Koden kan ha skadats på vägen, vara någon annans eller vara påhittad.",
        _ASK,
        reply=_THANKS,
    )


def no_key() -> TaskError:
    """An answer that can't be tried here."""
    return TaskError(
        "Ett svar på en påminnelse kan inte prövas här",
        f"Nyckeln {KEY} saknas. Klistra in svaret i ett ärende på GitHub, där nyckeln finns.",
        reply=_THANKS,
    )


def expired(name: str, last: date) -> TaskError:
    """An answer that came too late."""
    return TaskError(
        f"{visible(name)} svarade på en påminnelse som inte gäller längre",
        f"Svarskoden är äkta men gällde till {long_date(last)}. Inget har ändrats.",
        "Skicka en ny påminnelse, eller ring.",
        reply="Tack för svaret. Påminnelsen ni svarade på gäller inte längre, så inget har ändrats "
        "än. Ni får en ny att svara på, eller ett samtal.",
    )


def from_the_future(sent: date, day: date) -> TaskError:
    """A clock that shows a day before the reminder was made."""
    return TaskError(
        "Svaret gäller en påminnelse som inte är skickad än",
        f"Den skickas {long_date(sent)}, men i dag är enligt datorn {long_date(day)}. Ställ "
        "klockan och kör igen.",
    )


def in_own_words(name: str) -> TaskError:
    """A genuine reply whose words aren't one of the answers."""
    return TaskError(
        f"{visible(name)} har svarat på påminnelsen med egna ord",
        "Svarskoden är äkta. Läs mejlet och gör det som står där: rätta i webbplatsens formulär, "
        "eller bekräfta om allt stämmer.",
        reply=_THANKS,
    )


def wants_change(name: str, form: str) -> TaskError:
    """Somebody wants something to be changed.

    Args:
        name: The enterprise.
        form: The whole address of its form; "" for one that has none.
    """
    where = f"Fyll i formuläret åt företaget: {form}" if form else "Ändra i företagets fil."
    return TaskError(
        f"{visible(name)} vill att något ändras",
        "Svarskoden är äkta. Vad som ska ändras står i mejlet.",
        where,
        reply=_THANKS,
    )


def closed_before(name: str, closed: date, confirmed: date) -> TaskError:
    """Somebody says that an enterprise closed before it was last confirmed."""
    return TaskError(
        f"{visible(name)} finns inte längre, enligt svaret på påminnelsen",
        f"Svarskoden är äkta. Svaret säger att det lades ner {long_date(closed)}, men uppgifterna "
        f"bekräftades {long_date(confirmed)}. Inget har ändrats.",
        "Slå upp dagen hos Bolagsverket, eller ring. Skriv sedan in den, och ta bort bekräftelsen "
        "om den kom efter.",
        reply=_THANKS,
    )


def two_answers(name: str) -> TaskError:
    """The words say one thing, the code another, or something stands above a quoted answer."""
    return TaskError(
        f"Svaret från {visible(name)} säger mer än en sak" if name else "Ett svar säger två saker",
        "Läs hela mejlet. Är svaret i rutan det som gäller: kopiera bara det, från den första "
        "raden med likhetstecken till den sista, och ta emot det på nytt. Annars: ring.",
        reply=_THANKS,
    )


def bounced(name: str) -> TaskError:
    """A reminder that never arrived.

    Args:
        name: The enterprise; "" where the report doesn't show whose reminder it was.
    """
    whose = f" till {visible(name)}" if name else ""
    return TaskError(
        f"Ett mejl{whose} kom inte fram: adressen fungerar inte",
        "Ring företaget, fråga efter en adress som någon läser och rätta den i registret.",
    )


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
