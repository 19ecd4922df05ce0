"""What a change does to each enterprise: its fields, its file, its logo and what is seen of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_edit.canonical import canonical
from asf_edit.fields import Fields
from asf_register.check import Checked
from asf_register.enterprise import Enterprise
from asf_register.schema import Schema, alike
from asf_register.slugs import is_slug
from asf_register.swedish import alphabetical

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.change import Change
from asf_propose.report.entry_files import EntryFile, EntryPair, pairs_of
from asf_propose.report.field_changes import Differences
from asf_propose.report.own_sentences import address
from asf_propose.report.pictures import picture_change, pictures_by_slug
from asf_propose.report.report import EnterpriseChange, Fate
from asf_propose.report.sentences import Sentence, path, value
from asf_propose.report.sides import Sides
from asf_propose.report.visibility import Visibility, visibility

_SHOWN = (Visibility.LISTED, Visibility.PAGE_ONLY)


class EnterpriseChanges:
    """Makes out what a change does to enterprises.

    Args:
        sides: The register before the change and with it.
    """

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._schema = Schema("enterprise", sides.words_after)
        self._top = Fields(self._schema).whole
        self._differences = Differences(sides.words_before, sides.words_after)

    def every(self) -> tuple[EnterpriseChange, ...]:
        """Each enterprise that the change touches, in the order of their names."""
        pairs = pairs_of(self._sides.change, self._sides.contents)
        pictures = pictures_by_slug(self._sides)
        made = [self._of_pair(pair, pictures.pop(pair.latest.slug, [])) for pair in pairs]
        made += [self._of_pictures(slug, files) for slug, files in pictures.items()]
        return tuple(sorted(made, key=lambda one: (alphabetical(one.name), one.slug)))

    def _of_pair(self, pair: EntryPair, pictures: Sequence[ChangedFile]) -> EnterpriseChange:
        before, after, latest = pair.before, pair.after, pair.latest
        paths = dict.fromkeys(file.path for file in (before, after) if file is not None)
        fate = fate_of(pair)
        changes = [*self._changes(pair, fate), *self._logos(pictures)]
        if fate is Fate.RENAMED:
            changes = [change for change in changes if change.what != "tidigare adress"]
        seen = visibility(before.slug, self._sides.before) if before else Visibility.ABSENT
        will_see = visibility(after.slug, self._sides.after) if after else Visibility.ABSENT
        return EnterpriseChange(
            slug=self._slug(latest.slug),
            name=self._name(pair),
            place=self._place(pair),
            paths=(*paths, *(file.path for file in pictures)),
            fate=Fate.CHANGED if fate is Fate.SAME and pictures else fate,
            changes=tuple(changes),
            remarks=tuple(self._remarks(pair, fate, seen)),
            regions=self._regions(pair),
            before=seen,
            after=will_see,
        )

    def _of_pictures(self, slug: str, pictures: Sequence[ChangedFile]) -> EnterpriseChange:
        """An enterprise of which only the logo is changed."""
        before, after = self._sides.before, self._sides.after
        record = _record(slug, after) or _record(slug, before)
        words = self._sides.words_after
        place = "" if record is None else self._named_place(record.municipality, record.region)
        there = (
            slug in side.register.enterprises if side.register else False
            for side in (before, after)
        )
        was_there, is_there = there
        return EnterpriseChange(
            slug=slug,
            name=record.name if record else slug,
            place=place,
            paths=tuple(file.path for file in pictures),
            fate=Fate.CHANGED,
            changes=tuple(self._logos(pictures)),
            remarks=(),
            regions=(record.region,) if record and record.region in words.regions else (),
            before=visibility(slug, before) if was_there else Visibility.ABSENT,
            after=visibility(slug, after) if is_there else Visibility.UNKNOWN,
        )

    def _changes(self, pair: EntryPair, fate: Fate) -> Iterator[Change]:
        before, after = pair.before, pair.after
        if after is None or after.value is None or fate is Fate.SAME:
            return
        if before is None:
            yield from self._differences.told(self._top, after.value)
        elif before.value is not None:
            yield from self._differences.between(self._top, before.value, after.value)

    def _logos(self, pictures: Sequence[ChangedFile]) -> list[Change]:
        return [picture_change(file, self._sides.contents) for file in pictures]

    def _remarks(self, pair: EntryPair, fate: Fate, seen: Visibility) -> Iterator[Sentence]:
        before, after = pair.before, pair.after
        if after is not None and not after.is_file:
            yield ("Det är ingen vanlig fil, utan leder till en annan plats",)
        elif fate is Fate.UNREADABLE:
            yield ("Filen går inte att läsa, så vad som ändras går inte att säga",)
        elif fate is Fate.MENDED:
            yield ("Filen gick inte att läsa förut, så vad som är nytt går inte att säga",)
        if fate is Fate.SAME:
            yield ("Inga uppgifter ändras, bara hur filen är skriven",)
        if fate is Fate.RENAMED and before is not None and after is not None:
            yield from _new_address(before, after, seen)
        if fate is Fate.REMOVED:
            yield from self._removed(pair.latest.slug, seen)
        if after is not None and self._is_oddly_written(before, after):
            yield (
                "Filen är inte skriven på registrets sätt. Rätta: ",
                path(f"asf format {after.path}"),
            )

    def _removed(self, slug: str, seen: Visibility) -> Iterator[Sentence]:
        register = self._sides.after.register
        heir = register.find(slug) if register is not None else None
        if heir is not None:
            yield ("Adressen ", address(slug), " leder i stället till ", value(heir.name))
        elif seen in _SHOWN:
            yield (
                "Länkar till sidan slutar fungera. Har företaget lagts ner: behåll filen och "
                "fyll i Nedlagt i stället",
            )

    def _is_oddly_written(self, before: EntryFile | None, after: EntryFile) -> bool:
        """Whether a file has another form than the writer's, which it did not have before."""
        register = self._sides.after.register
        # The command takes no file with faults; and it holds no name that was made up to be run.
        is_right = register is not None and after.slug in register.enterprises
        if not is_right or not is_slug(after.slug) or self._has_form(after):
            return False
        return before is None or before.value is None or self._has_form(before)

    def _has_form(self, file: EntryFile) -> bool:
        return canonical(file.value, self._schema, file.raw) == file.raw

    def _slug(self, slug: str) -> str:
        """The name of a file, or the one that somebody else has given it meanwhile."""
        register = self._sides.after.register
        moved = register.find(slug) if register is not None else None
        return moved.slug if moved is not None else slug

    def _name(self, pair: EntryPair) -> str:
        for file in (pair.after, pair.before):
            if file is not None and (name := file.text("name").strip()):
                return value(name, 120).text
        return path(pair.latest.path.rpartition("/")[2]).text

    def _place(self, pair: EntryPair) -> str:
        for file in (pair.after, pair.before):
            if file is not None:
                place = self._named_place(file.text("municipality"), file.text("region"))
                if place:
                    return place
        return ""

    def _named_place(self, municipality: str | None, region: str) -> str:
        for words in (self._sides.words_after, self._sides.words_before):
            if municipality is not None and municipality in words.municipalities:
                return value(words.municipalities[municipality].name).text
            if region in words.regions:
                return value(words.regions[region].name).text
        return ""

    def _regions(self, pair: EntryPair) -> tuple[str, ...]:
        known = {**self._sides.words_before.regions, **self._sides.words_after.regions}
        codes = [file.text("region") for file in (pair.after, pair.before) if file is not None]
        if not any(code in known for code in codes):
            sides = (self._sides.after, self._sides.before)
            records = (_record(pair.latest.slug, side) for side in sides)
            codes = [record.region for record in records if record is not None]
        return tuple(dict.fromkeys(code for code in codes if code in known))


def fate_of(pair: EntryPair) -> Fate:
    """What becomes of an enterprise's file."""
    before, after = pair.before, pair.after
    if after is None:
        return Fate.REMOVED
    if after.value is None:
        return Fate.UNREADABLE
    if before is None:
        return Fate.NEW
    if before.value is None:
        return Fate.MENDED
    if before.path != after.path:
        return Fate.RENAMED
    return Fate.SAME if alike(before.value) == alike(after.value) else Fate.CHANGED


def _new_address(before: EntryFile, after: EntryFile, seen: Visibility) -> Iterator[Sentence]:
    ways: Sentence = (address(before.slug), " till ", address(after.slug))
    if before.slug in after.aliases:
        yield ("Adressen ändras från ", *ways, ", och den gamla leder till den nya")
    elif seen in _SHOWN:
        yield (
            *("Adressen ändras från ", *ways, ". Den gamla slutar fungera. Lägg till "),
            value(before.slug),
            " under Tidigare adresser, så att gamla länkar leder rätt",
        )
    else:
        yield ("Filen byter namn från ", path(before.path), " till ", path(after.path))


def _record(slug: str, side: Checked) -> Enterprise | None:
    return side.register.enterprises.get(slug) if side.register is not None else None
