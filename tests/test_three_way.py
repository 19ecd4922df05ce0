"""Two changes of one entry are put together where they can be, and told of where they can't."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import pytest
from asf_propose.three_way import Merged, merge
from asf_register.root import PROJECT, Root
from asf_register.vocabulary import Vocabulary
from asf_register.vocabulary_files import read_vocabulary
from hypothesis import given

BASE: dict[str, Any] = {
    "name": "Kafé Linden",
    "region": "21",
    "municipality": "2180",
    "phone": "026-12 34 56",
    "address": {"street": "Storgatan 1", "locality": "Gävle"},
    "industries": ["cafe-restaurant", "laundry"],
    "offers": [{"title": "Lunch"}, {"title": "Fika", "text": "Bullar."}, {"title": "Tvätt"}],
    "listing": "consented",
}


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return read_vocabulary(Root(PROJECT))


def but(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**BASE, **changes}.items() if value is not None}


def told(merged: Merged, words: Vocabulary) -> list[str]:
    return [conflict.in_words(words) for conflict in merged.conflicts]


def test_changes_of_different_fields_are_both_made(words: Vocabulary) -> None:
    merged = merge(BASE, but(phone="026-99 99 99"), but(email="info@linden.example"), words)
    assert merged == Merged(but(phone="026-99 99 99", email="info@linden.example"), ())


def test_changes_of_different_parts_of_an_address_are_both_made(words: Vocabulary) -> None:
    ours = but(address={"street": "Storgatan 1", "locality": "Valbo"})
    theirs = but(address={"street": "Ågatan 2", "locality": "Gävle"})
    merged = merge(BASE, ours, theirs, words)
    assert merged == Merged(but(address={"street": "Ågatan 2", "locality": "Valbo"}), ())


def test_the_same_change_twice_is_one_change(words: Vocabulary) -> None:
    changed = but(phone="026-99 99 99")
    assert merge(BASE, changed, changed, words) == Merged(changed, ())


def test_two_numbers_for_one_telephone_are_told_in_words(words: Vocabulary) -> None:
    merged = merge(BASE, but(phone="026-1 11"), but(phone="026-2 22"), words)
    assert merged.value == but(phone="026-1 11")
    assert told(merged, words) == [
        "Telefon: förslaget skriver «026-2 22» i stället för «026-12 34 56», men under tiden har "
        "någon skrivit «026-1 11»."
    ]


def test_a_field_emptied_and_changed_is_a_conflict(words: Vocabulary) -> None:
    merged = merge(BASE, but(phone=None), but(phone="026-2 22"), words)
    assert told(merged, words) == [
        "Telefon: förslaget skriver «026-2 22» i stället för «026-12 34 56», men under tiden har "
        "någon tagit bort uppgiften."
    ]


def test_terms_added_and_taken_away_by_both_all_count(words: Vocabulary) -> None:
    ours = but(industries=["cafe-restaurant", "laundry", "it"])
    theirs = but(industries=["cafe-restaurant", "forestry"])
    merged = merge(BASE, ours, theirs, words)
    assert merged == Merged(but(industries=["cafe-restaurant", "it", "forestry"]), ())


def test_items_keep_their_place_while_others_come_and_go(words: Vocabulary) -> None:
    ours = but(offers=[BASE["offers"][1], BASE["offers"][2], {"title": "Catering"}])
    theirs = but(
        offers=[BASE["offers"][0], {"title": "Fika", "text": "Kanelbullar."}, BASE["offers"][2]]
    )
    merged = merge(BASE, ours, theirs, words)
    assert merged.value is not None
    assert merged.value["offers"] == [
        {"title": "Fika", "text": "Kanelbullar."},
        {"title": "Tvätt"},
        {"title": "Catering"},
    ]
    assert merged.conflicts == ()


def test_an_item_taken_away_by_one_and_changed_by_the_other_is_a_conflict(
    words: Vocabulary,
) -> None:
    ours = but(offers=[BASE["offers"][0], BASE["offers"][2]])
    theirs = but(offers=[BASE["offers"][0], {"title": "Fika", "text": "Nya."}, BASE["offers"][2]])
    merged = merge(BASE, ours, theirs, words)
    assert merged.value == ours
    assert told(merged, words) == [
        "Varor och tjänster 2: förslaget skriver «Fika, Nya.» i stället för «Fika, Bullar.», men "
        "under tiden har någon tagit bort uppgiften."
    ]


def test_two_that_add_an_item_each_both_get_theirs(words: Vocabulary) -> None:
    ours = but(offers=[*BASE["offers"], {"title": "Catering"}])
    theirs = but(offers=[*BASE["offers"], {"title": "Bröd"}])
    merged = merge(BASE, ours, theirs, words)
    assert merged.value is not None
    assert [offer["title"] for offer in merged.value["offers"]] == [
        "Lunch",
        "Fika",
        "Tvätt",
        "Catering",
        "Bröd",
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (None, but(phone="026-2 22"), "Företaget har tagits bort under tiden."),
        (
            but(phone="026-2 22"),
            None,
            "Förslaget tar bort företaget, som har ändrats under tiden.",
        ),
    ],
)
def test_a_file_that_is_gone_on_one_side_is_a_conflict(
    ours: Any, theirs: Any, said: str, words: Vocabulary
) -> None:
    assert told(merge(BASE, ours, theirs, words), words) == [said]


def test_two_new_entries_with_one_name_are_a_conflict(words: Vocabulary) -> None:
    merged = merge(None, BASE, but(phone="026-2 22"), words)
    assert told(merged, words) == ["Ett annat företag har fått samma filnamn under tiden."]
    assert merge(None, None, BASE, words) == Merged(BASE, ())


def test_two_that_say_the_same_on_different_days_have_said_it_on_the_later(
    words: Vocabulary,
) -> None:
    base, earlier, later = (
        but(confirmed={"date": day, "by": "enterprise"})
        for day in ("2026-01-15", "2026-11-20", "2026-11-22")
    )
    assert merge(base, earlier, later, words) == Merged(later, ())
    assert merge(base, later, earlier, words) == Merged(later, ())
    # Whoever mends a day has nobody against them.
    assert merge(later, earlier, later, words) == Merged(earlier, ())


def test_a_conflict_keeps_an_abbreviation_as_it_is_written(words: Vocabulary) -> None:
    ours, theirs = (but(offers=[{"title": "Lunch", "cpv": code}]) for code in ("1", "2"))
    base = but(offers=[{"title": "Lunch", "cpv": "0"}])
    (conflict,) = told(merge(base, ours, theirs, words), words)
    assert conflict.startswith("Varor och tjänster 1, CPV-koder: ")


# Lists whose items come, go, change and move.


def offers(*items: tuple[str, str]) -> dict[str, Any]:
    return but(
        offers=[{"title": title, **({"text": text} if text else {})} for title, text in items]
    )


LUNCH, FIKA, TVATT = ("Lunch", ""), ("Fika", "Bullar."), ("Tvätt", "")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted", "open_"),
    [
        pytest.param(
            (LUNCH, FIKA),
            (("Lunch", "Soppa."), FIKA),
            (("Fika", "Kakor."),),
            (("Lunch", "Soppa."), ("Fika", "Kakor.")),
            1,
            id="changed here and gone there, and the next one changed",
        ),
        pytest.param(
            (LUNCH, FIKA),
            (LUNCH, ("Fika", "Kakor.")),
            (FIKA,),
            (("Fika", "Kakor."),),
            0,
            id="the first is gone",
        ),
        pytest.param(
            (LUNCH, FIKA, TVATT),
            (TVATT, LUNCH, FIKA),
            (LUNCH, FIKA, ("Tvätt", "Lakan.")),
            (("Tvätt", "Lakan."), LUNCH, FIKA),
            0,
            id="ours moved it",
        ),
        pytest.param(
            (LUNCH, FIKA, TVATT),
            (LUNCH, FIKA, ("Tvätt", "Lakan."), ("Bröd", "")),
            (TVATT, LUNCH, FIKA),
            (("Tvätt", "Lakan."), LUNCH, FIKA, ("Bröd", "")),
            0,
            id="theirs moved it",
        ),
        pytest.param(
            (LUNCH, FIKA),
            (("Middag", ""), FIKA),
            (LUNCH, ("Fika", "Kakor.")),
            (("Middag", ""), ("Fika", "Kakor.")),
            0,
            id="one has a new name",
        ),
        pytest.param(
            (LUNCH, FIKA),
            (("Middag", ""), FIKA),
            (("Lunch", "Soppa."), FIKA),
            (("Middag", ""), FIKA),
            1,
            id="one has a new name here and a text there",
        ),
        pytest.param(
            (LUNCH,), (LUNCH, FIKA), (LUNCH, FIKA), (LUNCH, FIKA), 0, id="both added the same"
        ),
        pytest.param(
            (LUNCH,), (LUNCH, FIKA), (LUNCH, LUNCH), (LUNCH, FIKA, LUNCH), 0, id="added once more"
        ),
    ],
)
def test_a_field_stays_with_the_item_that_it_was_written_for(
    base: Any, ours: Any, theirs: Any, wanted: Any, open_: int
) -> None:
    words = read_vocabulary(Root(PROJECT))
    merged = merge(offers(*base), offers(*ours), offers(*theirs), words)
    assert merged.value == offers(*wanted)
    assert len(merged.conflicts) == open_


def test_what_has_another_name_is_told_of_beside_what_it_was(words: Vocabulary) -> None:
    ours, theirs = offers(("Middag", ""), FIKA), offers(("Lunch", "Soppa."), FIKA)
    assert told(merge(offers(LUNCH, FIKA), ours, theirs, words), words) == [
        "Varor och tjänster 1: förslaget skriver «Lunch, Soppa.» i stället för «Lunch», men under "
        "tiden har någon skrivit «Middag»."
    ]


TEXTS = st.sampled_from(["", "ett", "två", "tre"])
ITEMS = st.builds(
    lambda title, text, industry: (
        {"title": title}
        | {key: value for key, value in (("text", text), ("industry", industry)) if value}
    ),
    st.sampled_from("ABCDE"),
    TEXTS,
    TEXTS,
)


@st.composite
def changed_lists(draw: st.DrawFn) -> tuple[list[Any], list[Any], list[Any]]:
    """A list and what two sides made of it."""
    base = draw(st.lists(ITEMS, max_size=4))

    def change() -> list[Any]:
        kept = [
            item if draw(st.booleans()) else draw(ITEMS) for item in base if draw(st.booleans())
        ]
        kept = [{**item, **draw(st.sampled_from([{}, {"text": "ny"}]))} for item in kept]
        return list(draw(st.permutations([*kept, *draw(st.lists(ITEMS, max_size=2))])))

    return base, change(), change()


def said_of(items: list[Any]) -> set[tuple[str, str, str]]:
    return {(item["title"], key, value) for item in items for key, value in item.items()}


@given(lists=changed_lists())
def test_whatever_two_sides_do_to_a_list(
    lists: tuple[list[Any], list[Any], list[Any]], words: Vocabulary
) -> None:
    base, ours, theirs = lists

    def put_together(one: list[Any], other: list[Any]) -> tuple[list[Any], bool]:
        merged = merge(but(offers=base), but(offers=one), but(offers=other), words)
        assert merged.value is not None
        return merged.value.get("offers", []), bool(merged.conflicts)

    merged, is_open = put_together(ours, theirs)
    before, here, there, both = map(said_of, (base, ours, theirs, merged))
    assert both <= before | here | there, "a value is with the item that it was written for"
    assert here - before <= both, "what stands there now is kept"
    if not is_open:
        assert there - before <= both, "what the proposal wrote is there, or it is told of"
    assert put_together(ours, base) == (ours, False)
    assert put_together(base, theirs) == (theirs, False)
    assert put_together(ours, ours) == (ours, False)
