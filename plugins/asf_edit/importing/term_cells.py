"""Cells that name terms of the closed lists, and cells that tell in free text what is sold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from asf_register.rules.names import sound
from asf_register.slugs import fold
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.headings import Column
from asf_edit.importing.phrases import Phrase, phrases
from asf_edit.importing.said import Said, Standing, refused, understood
from asf_edit.understanding import NotUnderstoodError, Understood, term
from asf_edit.understanding.understood import quoted

# Words that say that there is something, but not what.
_VAGUE = frozenset(
    "varor tjanster varor-och-tjanster service produkter verksamhet verksamheter "
    "flera-verksamheter diverse ovrigt olika projekt m-m mm etc osv".split()
)
_AND_MORE = re.compile(r"\s*(?:m\.? ?m|etc|osv|mm)\.?$", re.IGNORECASE)
_OF_NAME = re.compile(r"\(av (?:namnet|sammanhanget)\)", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r",|\boch\b|\(|\)", re.IGNORECASE)


class TermCells:
    """Reads such cells with the words of one register."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def listed(self, path: str, list_name: str, text: str, column: Column) -> Iterator[Said]:
        """What a column says that names terms; each value is one term."""
        for phrase in self._phrases(text, list_name):
            yield self._term(path, list_name, phrase, column)

    def services(self, text: str, column: Column) -> Iterator[Said]:
        """What a column says that names integration services."""
        path = "integration_services"
        for phrase in self._phrases(text, "service-kinds"):
            said = self._term(path, "service-kinds", phrase, column)
            yield said if said.value is None else replace(said, value={"kind": said.value})

    def offers(self, text: str, column: Column) -> Iterator[Said]:
        """What a column says that tells in free text what is sold: industries and offers."""
        of_name = "arket säger att det är en slutsats" if _OF_NAME.search(text) else ""
        for phrase in self._phrases(text, "industries"):
            said = self._term("industries", "industries", phrase, column).doubted(of_name)
            if said.value is None:
                yield self._as_service(phrase, column) or replace(said, path="offers")
                continue
            yield said
            title = phrase.text[:1].upper() + phrase.text[1:].rstrip("- ")
            yield replace(said, path="offers", value={"title": title, "industry": said.value})

    def _phrases(self, text: str, list_name: str) -> Iterator[Phrase]:
        names = self._words.names(list_name)
        for phrase in phrases(text, lambda name: bool(names.meant_by(name))):
            yield replace(phrase, text=_AND_MORE.sub("", phrase.text))

    def _term(self, path: str, list_name: str, phrase: Phrase, column: Column) -> Said:
        if phrase.text.endswith("-"):
            # «städ- och fastighetsservice» leaves a dash behind.
            whole = replace(phrase, text=phrase.text.rstrip("- "))
            why = f"{quoted(phrase.text)} är en del av ett ord"
            return self._term(path, list_name, whole, column).doubted(why)
        several = self._words.names(list_name).meant_by(phrase.text)
        if len(several) > 1:
            titles = [self._words.choices(list_name)[key] for key in several]
            note = f"{quoted(phrase.text)} kan vara {' eller '.join(map(quoted, titles))}"
            return refused(path, f"{note}. Skriv vilken.", column)
        try:
            found = self._understood(phrase.text, list_name)
        except NotUnderstoodError:
            return refused(path, f"{quoted(phrase.text)} känns inte igen.", column)
        said = understood(path, found, column, is_term=True)
        return said.doubted(f"i arket står också {quoted(phrase.aside)}" if phrase.aside else "")

    def _understood(self, text: str, list_name: str) -> Understood:
        if fold(text) in _VAGUE:
            raise NotUnderstoodError(f"{quoted(text)} är för allmänt.", "Skriv vad det är.")
        found = term(text, list_name, self._words)
        titles = self._words.choices(list_name)
        # «Café» is as plain as «Café och restaurang», of which it is a part.
        parts = map(sound, _BETWEEN_WORDS.split(titles[found.value]))
        return Understood(found.value) if sound(text) in parts else found

    def _as_service(self, phrase: Phrase, column: Column) -> Said | None:
        """An integration service that stands among what is sold."""
        try:
            found = self._understood(phrase.text, "service-kinds")
        except NotUnderstoodError:
            return None
        if not found.certain:
            return None
        said = Said(
            "integration_services", Standing.GUESSED, {"kind": found.value}, found.note, column
        )
        return said.doubted(f"{quoted(phrase.text)} är en arbetsintegrerande tjänst")
