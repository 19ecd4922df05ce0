"""The audit, tried on histories: what is honest passes, and each attack has a reason of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from asf_audit.commits import MOST_SIGNATURE_BYTES
from asf_audit.erasure_refusals import TEXTS_OF_ERASURES
from asf_audit.refusals import TEXTS
from asf_audit.wording import as_text
from audit_histories import (
    BAGERIET,
    CAFE,
    CASE,
    COHORT,
    KEYS,
    PEOPLE,
    TAKEN_OVER,
    Story,
    append,
    case,
    decide,
    decision,
    entry,
    event,
    interest,
    people,
    person,
)
from audit_signers import (
    ADMINISTRATOR,
    CERTIFIER,
    COORDINATOR,
    GITHUB,
    SECOND_ADMINISTRATOR,
    SECOND_CERTIFIER,
    STRANGER,
    Actor,
    forge,
    other_forge,
)

Tell = Callable[[Story], object]
HONEST: dict[str, Tell] = {}
REFUSED: dict[str, tuple[Tell, tuple[str, ...]]] = {}
DAY = 24 * 3600
GITHUBS_KEY = "968479A1AFF927E37D1A566BB5690EEEBB952194"


def honest(tell: Tell) -> Tell:
    """A history that passes."""
    HONEST[tell.__name__.replace("_", " ")] = tell
    return tell


def refused(*codes: str) -> Callable[[Tell], Tell]:
    """A history of which the last change, or the whole, is refused for just these reasons."""

    def keep(tell: Tell) -> Tell:
        REFUSED[tell.__name__.replace("_", " ")] = (tell, codes)
        return tell

    return keep


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A repository with a beginning."""
    made = Story(tmp_path / "register")
    made.begin()
    return made


# What is honest.


@honest
def nothing_has_happened_since_the_beginning(story: Story) -> None:
    assert story.genesis == story.main


@honest
def a_decision_merged_on_the_forge(story: Story) -> None:
    story.merge(story.propose(**decide()))


@honest
def a_decision_merged_with_a_key(story: Story) -> None:
    story.merge_with_key(story.propose(**decide()))


@honest
def two_certifiers_merge_each_other_s_proposals(story: Story) -> None:
    story.merge(story.propose(SECOND_CERTIFIER, **decide()), CERTIFIER)
    again = append(event("reinstated", by="p003", day=12))
    story.merge(story.propose(CERTIFIER, **again), SECOND_CERTIFIER)


@honest
def a_decision_added_to_those_that_are_there(story: Story) -> None:
    story.merge(story.propose(**append(event("reinstated", day=12), event("withdrawn", day=13))))


@honest
def old_events_written_in_another_form(story: Story) -> None:
    held = decision(event(day=10), event("suspended", day=11))
    story.merge(story.propose(**{BAGERIET: held.replace("Därför.", '"Därför."') + "# Jaså.\n"}))


@honest
def old_events_with_the_line_ends_of_windows(story: Story) -> None:
    held = decision(event(day=10), event("suspended", day=11))
    story.merge(story.propose(**{BAGERIET: held.replace("\n", "\r\n")}))


@honest
def the_policy_changed_by_an_administrator(story: Story) -> None:
    more = people() + "- id: p005\n  roles: [certifier]\n  account: 1005\n"
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: more}), ADMINISTRATOR)
    new = Actor("certifierare-tre", 1005)
    story.merge(story.propose(**decide()), new)


@honest
def a_certifier_leaves_and_what_they_decided_stays_right(story: Story) -> None:
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER)
    left = people(p003='  left: "2026-06-01"\n')
    more = left + "- id: p005\n  roles: [certifier]\n  account: 1005\n"
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: more}), ADMINISTRATOR)
    story.merge(story.propose(**append()), Actor("certifierare-tre", 1005))


@honest
def a_certifier_gets_a_new_key(story: Story) -> None:
    new = Actor("nya-nyckeln", 1003)
    both = people().replace(f'["{CERTIFIER.key}"]', f'["{CERTIFIER.key}", "{new.key}"]')
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: both}), ADMINISTRATOR)
    story.merge_with_key(story.propose(**decide()), new)


@honest
def the_forge_gets_a_new_key_that_an_administrator_has_taken_in(story: Story) -> None:
    path = f"{KEYS}/{other_forge().fingerprint}.asc"
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{path: other_forge().public}), ADMINISTRATOR)
    story.merge(story.propose(**decide()), sign=other_forge().sign)


@honest
def a_new_forge_key_taken_in_with_an_administrator_s_own_key(story: Story) -> None:
    path = f"{KEYS}/{other_forge().fingerprint}.asc"
    proposal = story.propose(SECOND_ADMINISTRATOR, **{path: other_forge().public})
    story.merge_with_key(proposal, ADMINISTRATOR)
    story.merge(story.propose(**decide()), sign=other_forge().sign)


@honest
def entries_changed_directly_by_anybody(story: Story) -> None:
    story.push(STRANGER, **{"data/asf/nytt.yaml": entry("Nytt")})
    story.push(STRANGER, **{"data/asf/nytt.yaml": None, "plugins/x.py": "x\n"})


@honest
def entries_changed_in_between_and_beside(story: Story) -> None:
    proposal = story.propose(**decide())
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    story.merge(proposal)


@honest
def a_merge_of_two_changes_of_one_file_that_git_can_put_together(story: Story) -> None:
    long = "".join(f"# rad {number}\n" for number in range(20))
    story.push(COORDINATOR, **{"data/asf/lang.yaml": long})
    proposal = story.propose(**{"data/asf/lang.yaml": f"# först\n{long}", **decide()})
    story.push(COORDINATOR, **{"data/asf/lang.yaml": f"{long}# sist\n"})
    merged = {**story.merged(proposal, story.base(proposal))}
    story.merge(proposal, files={**merged, "data/asf/lang.yaml": f"# först\n{long}# sist\n"})


@honest
def the_enterprise_changes_its_name_elsewhere(story: Story) -> None:
    new = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe")}
    story.merge(story.propose(**decide()))
    story.push(COORDINATOR, **new)


@honest
def a_certifier_with_an_interest_in_another_enterprise(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p003=interest("bageriet"))})
    story.merge(story.propose(**decide()))


@honest
def a_branch_that_took_in_main_before_it_was_merged(story: Story) -> None:
    proposal = story.propose(**decide())
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    taken = story.merged(proposal, story.base(proposal))
    update = story.commit(CERTIFIER, (proposal, story.main), taken, committer=GITHUB)
    story.merge(update, files=taken)


@honest
def the_paths_of_criss_crossing_branches(story: Story) -> None:
    one = story.propose(**{"data/asf/ett.yaml": entry("Ett")})
    two = story.push(COORDINATOR, **{"data/asf/tva.yaml": entry("Två")})
    both = {**story.trees[two], "data/asf/ett.yaml": entry("Ett")}
    branch = story.commit(COORDINATOR, (one, two), both)
    story.merge(one, files=both)
    decided = story.commit(COORDINATOR, (branch,), {**both, **{CAFE: decision(event())}})
    story.merge(decided, files=story.trees[decided])


@honest
def others_have_audited_and_supervised(story: Story) -> None:
    group = "groups:\n  - {supervisor: p011, enterprises: [cafe]}\n"
    story.begin_anew(**case("audited", "p021"), **{f"{COHORT}/cohort.yaml": group})
    story.merge(story.propose(**decide()))


@honest
def the_merger_has_audited_and_supervised_elsewhere_or_applied(story: Story) -> None:
    group = "groups:\n  - {supervisor: p003, enterprises: [bageriet]}\n"
    earlier = {"data/cohorts/2025-bas/cases/cafe.yaml": case("supervised")[CASE]}
    story.begin_anew(**case("admitted"), **earlier, **{f"{COHORT}/cohort.yaml": group})
    story.merge(story.propose(**decide()))


@honest
def a_case_and_a_round_that_nobody_can_read(story: Story) -> None:
    story.begin_anew(**{CASE: "events: [\n", f"{COHORT}/cohort.yaml": "groups: [x, {}]\n"})
    story.merge(story.propose(**decide()))


@honest
def a_rounds_cases_and_file_changed_by_whoever(story: Story) -> None:
    story.push(COORDINATOR, **{f"{COHORT}/cases/cafe.yaml": "events: []\n"})
    story.push(COORDINATOR, **{f"{COHORT}/cohort.yaml": "kind: base\ntitle: Ny\n"})
    story.push(COORDINATOR, **{"data/cohorts/README.md": "Hej.\n"})


@honest
def a_look_alike_that_was_there_and_is_taken_away(story: Story) -> None:
    story.begin_anew(**{"data/Policy/people.yaml": "[]\n"})
    story.push(COORDINATOR, **{"data/Policy/people.yaml": None})


@honest
def a_version_whose_parent_is_named_in_capital_letters(story: Story) -> None:
    made = story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    shouted = story.commit(
        COORDINATOR, (made,), story.trees[made],
        change=lambda raw: raw.replace(made.encode(), made.upper().encode()),
    )  # fmt: skip
    story.point(shouted)


@honest
def attributes_of_files_that_nobody_decides_on(story: Story) -> None:
    story.push(COORDINATOR, **{"tests/.gitattributes": "* -text\n"})


@honest
def attributes_of_all_files_changed_by_an_administrator(story: Story) -> None:
    new = {".gitattributes": "tests/** -text\n"}
    story.merge(story.propose(COORDINATOR, **new), ADMINISTRATOR)


@honest
def an_account_is_written_down_later(story: Story) -> None:
    none = people().replace("  account: 1004\n", "")
    story.begin_anew(**{PEOPLE: none})
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: people()}), ADMINISTRATOR)


@honest
def a_certifier_gives_up_a_key(story: Story) -> None:
    none = people().replace(f'  keys: ["{SECOND_CERTIFIER.key}"]\n', "")
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: none}), ADMINISTRATOR)


@honest
def a_policy_changed_by_somebody_with_an_interest_that_nobody_knows(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p001=interest("borta"))})
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: people()}), ADMINISTRATOR)


@honest
def a_version_dated_some_hours_ahead(story: Story) -> None:
    story.merge(story.propose(**decide()), at=story.at + DAY // 2)


@honest
def a_checkpoint_on_the_way_and_one_before_the_beginning(story: Story) -> None:
    before = story.genesis
    story.genesis = story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    story.checkpoints = (before, story.merge(story.propose(**decide())))
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": None})


# How a change comes into main.


@refused("direct-push")
def a_direct_push(story: Story) -> None:
    story.push(CERTIFIER, **decide())


@refused("squash")
def a_squash(story: Story) -> None:
    files = story.files(story.main, **decide())
    signed = story.commit(COORDINATOR, (story.main,), files, committer=GITHUB, sign=forge().sign)
    story.point(signed)


@refused("rebase")
def a_rebase(story: Story) -> None:
    files = story.files(story.main, **decide())
    by = CERTIFIER.signature
    story.point(story.commit(COORDINATOR, (story.main,), files, committer=by, sign=CERTIFIER.sign))


@refused("not-clean")
def an_evil_merge_with_something_of_its_own(story: Story) -> None:
    proposal = story.propose(**decide())
    files = {**story.merged(proposal), f"{COHORT}/decisions/mer.yaml": decision(event())}
    story.merge(proposal, files=files)


@refused("not-clean")
def an_evil_merge_that_changes_what_was_proposed(story: Story) -> None:
    proposal = story.propose(**decide())
    files = {**story.merged(proposal), CAFE: decision(event(more="    scope: Allt.\n"))}
    story.merge(proposal, files=files)


@refused("dropped")
def a_merge_that_only_pretends_to_take_in_a_decision(story: Story) -> None:
    proposal = story.propose(**append(event("withdrawn", day=12)))
    story.merge(proposal, files=story.trees[story.main])


@refused("octopus")
def an_octopus(story: Story) -> None:
    one = story.propose(**decide())
    other = story.propose(**{"data/asf/nytt.yaml": entry("Nytt")})
    files = {**story.trees[one], "data/asf/nytt.yaml": entry("Nytt")}
    story.merge(one, parents=(story.main, one, other), files=files)


@refused("octopus")
def an_octopus_that_swallows_a_decision(story: Story) -> None:
    one = story.propose(**decide())
    other = story.propose(**{"data/asf/nytt.yaml": entry("Nytt")})
    story.merge(one, parents=(story.main, one, other), files=story.trees[other])


@refused("dropped")
def a_criss_cross_merge_that_swallows_a_decision(story: Story) -> None:
    one = story.propose(**{"data/asf/ett.yaml": entry("Ett")})
    two = story.push(COORDINATOR, **{"data/asf/tva.yaml": entry("Två")})
    both = {**story.trees[two], "data/asf/ett.yaml": entry("Ett")}
    branch = story.commit(COORDINATOR, (one, two), both)
    story.merge(one, files=both)
    decided = story.commit(COORDINATOR, (branch,), {**both, CAFE: decision(event())})
    story.merge(decided, files=both)


@refused("foxtrot")
def a_foxtrot_that_makes_main_a_side_branch(story: Story) -> None:
    fork = story.main
    story.merge(story.propose(**decide()))
    story.merge(story.propose(**append()))
    mine = story.propose(base=fork, **{"data/asf/nytt.yaml": entry("Nytt")})
    files = {**story.trees[story.main], "data/asf/nytt.yaml": entry("Nytt")}
    story.merge(story.main, parents=(mine, story.main), files=files)


@refused("genesis-beside")
def a_foxtrot_over_the_beginning(story: Story) -> None:
    before = story.genesis
    story.genesis = story.merge(story.propose(**decide()))
    mine = story.propose(base=before, **{"data/asf/nytt.yaml": entry("Nytt")})
    files = {**story.trees[story.main], "data/asf/nytt.yaml": entry("Nytt")}
    story.merge(story.genesis, parents=(mine, story.genesis), files=files)


@refused("unrelated")
def a_merge_of_unrelated_history(story: Story) -> None:
    other = story.commit(COORDINATOR, (), decide_files(story))
    story.merge(other, files=decide_files(story))


@refused("empty-merge")
def a_merge_of_what_was_there_already(story: Story) -> None:
    story.merge(story.genesis, parents=(story.main, story.genesis), files=decide_files(story))


def decide_files(story: Story) -> dict[str, str]:
    return {**story.trees[story.main], CAFE: decision(event())}  # type: ignore[dict-item]


@refused("genesis-rewritten")
def rewritten_history_from_before_the_beginning(story: Story) -> None:
    story.point(story.commit(ADMINISTRATOR, (), story.trees[story.main], message="Början"))


@refused("checkpoint-off")
def rewritten_history_after_the_beginning(story: Story) -> None:
    withdrawn = story.merge(story.propose(**append(event("withdrawn", day=12))))
    story.checkpoints = (withdrawn,)
    story.point(story.genesis)
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})


@refused("checkpoint-off")
def a_checkpoint_that_is_only_on_a_merged_branch(story: Story) -> None:
    proposal = story.propose(**decide())
    story.merge(proposal)
    story.checkpoints = (proposal,)


@refused("genesis-missing")
def a_beginning_that_is_nowhere(story: Story) -> None:
    story.genesis = "0123456789" * 4


@refused("genesis-no-commit")
def a_tag_in_the_place_of_the_beginning(story: Story) -> None:
    tag = f"object {story.genesis}\ntype commit\ntag start\ntagger {GITHUB} 0 +0000\n\nStart\n"
    story.genesis = story.store("tag", tag.encode())


@refused("odd-commit")
def a_merge_of_a_tag(story: Story) -> None:
    proposal = story.propose(**decide())
    tag = f"mergetag object {proposal}\n type commit\n tag beslut\n"
    story.merge(proposal, head=tag)


# Who merged.


@refused("unsigned")
def a_merge_that_nobody_signed(story: Story) -> None:
    story.unsigned(story.propose(**decide()))


@refused("unsigned")
def a_spoofed_author_and_the_forge_s_name(story: Story) -> None:
    story.unsigned(story.propose(**decide()), CERTIFIER, GITHUB)


@refused("spoofed-author")
def a_spoofed_author_under_an_own_key(story: Story) -> None:
    story.merge(
        story.propose(**decide()),
        SECOND_CERTIFIER,
        sign=CERTIFIER.sign,
        committer=CERTIFIER.signature,
    )


@refused("unknown-key")
def an_unknown_key(story: Story) -> None:
    story.merge_with_key(story.propose(**decide()), STRANGER)


@refused("unknown-key")
def an_unknown_key_under_a_certifier_s_name(story: Story) -> None:
    story.merge_with_key(story.propose(**decide()), CERTIFIER, sign=STRANGER.sign)


@refused("unknown-forge-key")
def a_key_of_another_forge(story: Story) -> None:
    story.merge(story.propose(**decide()), sign=other_forge().sign)


@refused("unknown-forge-key")
def a_key_of_the_forge_that_the_same_merge_brings(story: Story) -> None:
    path = f"{KEYS}/{other_forge().fingerprint}.asc"
    proposal = story.propose(SECOND_ADMINISTRATOR, **{path: other_forge().public})
    story.merge(proposal, ADMINISTRATOR, sign=other_forge().sign)


@refused("broken-forge-signature")
def a_web_merge_that_was_changed_afterwards(story: Story) -> None:
    story.merge(
        story.propose(**decide()), STRANGER, change=lambda raw: raw.replace(
            STRANGER.signature.encode(), CERTIFIER.signature.encode()
        ),
    )  # fmt: skip


@refused("broken-forge-signature")
def a_signature_pasted_from_another_version(story: Story) -> None:
    other = forge().sign(b"another version")
    story.merge(story.propose(**decide()), sign=lambda _: other)


@refused("broken-forge-signature")
def a_signature_of_a_text_rather_than_of_bytes(story: Story) -> None:
    def sign(payload: bytes) -> str:
        return forge().sign(payload.replace(b"\n", b"\r\n"), kind=1)

    story.merge(story.propose(**decide()), sign=sign)


@refused("not-by-forge")
def a_version_that_the_forge_signed_but_did_not_make(story: Story) -> None:
    story.merge(story.propose(**decide()), committer=CERTIFIER.signature)


@refused("no-account")
def a_web_merge_with_an_address_of_one_s_own(story: Story) -> None:
    story.merge(story.propose(**decide()), "Någon <info@exempel.example>")


@refused("no-account")
def a_web_merge_with_an_address_without_number(story: Story) -> None:
    story.merge(story.propose(**decide()), "x <certifierare-ett@users.noreply.github.com>")


@refused("unknown-account")
def a_web_merge_by_somebody_else(story: Story) -> None:
    story.merge(story.propose(**decide()), STRANGER)


@refused("unknown-account")
def an_account_with_a_certifier_s_login_and_another_number(story: Story) -> None:
    story.merge(story.propose(**decide()), Actor(CERTIFIER.login, 9999))


@refused("ambiguous")
def an_account_that_two_people_have(story: Story) -> None:
    twice = people() + "- id: p005\n  roles: [certifier]\n  account: 1003\n"
    story.begin_anew(**{PEOPLE: twice})
    story.merge(story.propose(**decide()))


@refused("namespace")
def a_signature_made_for_files(story: Story) -> None:
    story.merge_with_key(
        story.propose(**decide()), sign=lambda payload: CERTIFIER.sign(payload, "file")
    )


@refused("broken-signature")
def a_version_changed_after_somebody_signed_it(story: Story) -> None:
    proposal = story.propose(**decide())
    by = CERTIFIER.signature
    story.merge(
        proposal, by, sign=CERTIFIER.sign, committer=by,
        change=lambda raw: raw.replace(b"#1", b"#2"),
    )  # fmt: skip


@refused("broken-signature")
def a_key_s_signature_from_another_version(story: Story) -> None:
    other = CERTIFIER.sign(b"another version")
    story.merge_with_key(story.propose(**decide()), sign=lambda _: other)


@refused("broken-signature")
def a_signature_by_a_digest_that_nobody_uses(story: Story) -> None:
    story.merge_with_key(
        story.propose(**decide()), sign=lambda payload: CERTIFIER.sign(payload, digest="md5")
    )


@refused("too-large")
def a_huge_signature(story: Story) -> None:
    filler = "A" * 70 + "\n"
    lines = filler * (MOST_SIGNATURE_BYTES // 70 + 1)
    huge = f"-----BEGIN SSH SIGNATURE-----\n{lines}-----END SSH SIGNATURE-----\n"
    story.merge_with_key(story.propose(**decide()), sign=lambda _: huge)


@refused("odd-commit")
def two_signatures(story: Story) -> None:
    more = "gpgsig " + CERTIFIER.sign(b"x").rstrip("\n").replace("\n", "\n ") + "\n"
    story.merge(story.propose(**decide()), head=more)


@refused("odd-commit")
def a_signature_that_is_none(story: Story) -> None:
    story.merge(story.propose(**decide()), sign=lambda _: "-----BEGIN SOMETHING-----\nx\n")


@refused("odd-commit")
def two_authors(story: Story) -> None:
    more = f"author {CERTIFIER.signature} 1 +0000\n"
    story.merge(story.propose(**decide()), head=more)


@refused("direct-push")
def a_second_tree_without_the_decision(story: Story) -> None:
    clean = story.tree(story.trees[story.main])
    decided = story.files(story.main, **decide())
    story.point(story.commit(STRANGER, (story.main,), decided, head=f"tree {clean}\n"))


@refused("direct-push")
def a_tree_named_in_capital_letters(story: Story) -> None:
    decided = story.files(story.main, **decide())
    tree = story.tree(decided).encode()
    made = story.commit(
        STRANGER, (story.main,), decided, change=lambda raw: raw.replace(tree, tree.upper())
    )
    story.point(made)


@refused("direct-push")
def a_second_parent_after_the_author_makes_no_merge(story: Story) -> None:
    proposal = story.propose(**decide())
    late = f"parent {proposal}\n"
    story.point(story.commit(STRANGER, (story.main,), story.trees[proposal], head=late))


@refused("genesis-rewritten")
def the_only_parent_after_the_author(story: Story) -> None:
    late = f"parent {story.main}\n"
    story.point(story.commit(STRANGER, (), story.trees[story.main], head=late))


# Who may approve.


@refused("own-proposal")
def self_approval(story: Story) -> None:
    story.merge(story.propose(CERTIFIER, **decide()), CERTIFIER)


@refused("own-proposal")
def self_approval_with_a_key(story: Story) -> None:
    story.merge_with_key(story.propose(CERTIFIER, **decide()))


@refused("own-proposal")
def self_approval_under_another_name_but_with_the_same_key(story: Story) -> None:
    proposal = story.propose("Någon <x@exempel.example>", sign=CERTIFIER.sign, **decide())
    story.merge(proposal, CERTIFIER)


@refused("own-proposal")
def self_approval_under_an_old_address_of_the_account(story: Story) -> None:
    old = "x <Certifierare-Ett@users.noreply.github.com>"
    story.merge(story.propose(old, **decide()), CERTIFIER)


@refused("own-proposal")
def self_approval_with_the_address_of_the_key_s_owner(story: Story) -> None:
    own = "Någon <min@exempel.example>"
    proposal = story.propose("Annan <MIN@exempel.example>", **decide())
    story.merge(proposal, own, sign=CERTIFIER.sign, committer=own)


@refused("own-proposal")
def a_merger_who_is_a_co_author(story: Story) -> None:
    text = f"Förslag\n\nCo-authored-by: {CERTIFIER.signature}"
    story.merge(story.propose(message=text, **decide()), CERTIFIER)


@refused("own-proposal")
def a_merger_who_is_a_co_author_with_room_around(story: Story) -> None:
    spaced = CERTIFIER.signature.replace("<", "< ").replace(">", " >")
    text = f"Förslag\n\nCo-authored-by : {spaced}"
    story.merge(story.propose(message=text, **decide()), CERTIFIER)


@refused("own-proposal")
def self_approval_with_room_around_the_address(story: Story) -> None:
    spaced = CERTIFIER.signature.replace("<", "< ").replace(">", " >")
    story.merge(story.propose(spaced, **decide()), CERTIFIER)


@refused("own-proposal")
def self_approval_of_a_version_with_a_second_author(story: Story) -> None:
    files = story.files(story.main, **decide())
    more = f"author {STRANGER.signature} 1 +0000\ncommitter {STRANGER.signature} 1 +0000\n"
    story.merge(story.commit(CERTIFIER, (story.main,), files, head=more), CERTIFIER)


@refused("own-proposal")
def a_merger_who_has_stored_another_s_version(story: Story) -> None:
    files = story.files(story.main, **decide())
    by = CERTIFIER.signature
    story.merge(story.commit(COORDINATOR, (story.main,), files, committer=by), CERTIFIER)


@refused("own-proposal")
def a_merger_with_an_older_version_on_the_branch(story: Story) -> None:
    first = story.propose(CERTIFIER, **decide())
    second = story.propose(COORDINATOR, base=first, **append())
    story.merge(second, base=story.main)


@refused("own-proposal")
def an_update_from_main_with_something_slipped_in(story: Story) -> None:
    proposal = story.propose(**decide())
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    taken = {**story.merged(proposal), CAFE: decision(event(more="    scope: Allt.\n"))}
    update = story.commit(CERTIFIER, (proposal, story.main), taken, committer=GITHUB)
    story.merge(update, files=taken)


@refused("interest")
def a_declared_interest(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER)


@refused("interest")
def an_interest_declared_under_the_enterprise_s_old_name(story: Story) -> None:
    renamed = {"data/asf/cafe.yaml": entry("Kafét", "gamla-cafe")}
    story.begin_anew(**{PEOPLE: people(p004=interest("gamla-cafe")), **renamed})
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER)


@refused("interest")
def an_interest_in_an_enterprise_decided_on_under_its_old_name(story: Story) -> None:
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe")}
    story.begin_anew(**{PEOPLE: people(p004=interest("kafe")), **renamed})
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER)


@refused("interest")
def an_interest_and_a_decision_under_two_old_names(story: Story) -> None:
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe, gamla")}
    story.begin_anew(**{PEOPLE: people(p004=interest("gamla")), **renamed})
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER)


@refused("interest")
def an_interest_hidden_by_a_new_name_in_the_same_merge(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe")}
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event(by="p003")), **renamed}
    story.merge(story.propose(**new), SECOND_CERTIFIER)


@refused("took-part")
def a_merger_who_has_audited_the_enterprise(story: Story) -> None:
    story.push(COORDINATOR, **case("audited"))
    story.merge(story.propose(**decide()))


@refused("took-part")
def a_merger_who_has_supervised_the_enterprise(story: Story) -> None:
    story.push(COORDINATOR, **case("supervised"))
    story.merge_with_key(story.propose(**decide()))


@refused("took-part")
def a_merger_whose_part_is_taken_out_in_the_same_merge(story: Story) -> None:
    story.push(COORDINATOR, **case("audited"))
    story.merge(story.propose(**decide(), **{CASE: None}))


@refused("took-part")
def a_merger_with_the_enterprise_in_her_group(story: Story) -> None:
    group = "groups:\n  - {supervisor: p003, enterprises: [bageriet, cafe]}\n"
    story.push(COORDINATOR, **{f"{COHORT}/cohort.yaml": group})
    story.merge(story.propose(**decide()))


@refused("took-part")
def a_part_taken_under_an_old_name(story: Story) -> None:
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe")}
    story.push(COORDINATOR, **case("audited"), **renamed)
    story.merge(story.propose(**{f"{COHORT}/decisions/kafe.yaml": decision(event())}))


@refused("took-part")
def a_part_taken_under_another_old_name_than_the_decision_has(story: Story) -> None:
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe, gamla")}
    group = "groups:\n  - {supervisor: p003, enterprises: [gamla]}\n"
    story.push(COORDINATOR, **renamed, **{f"{COHORT}/cohort.yaml": group})
    story.merge(story.propose(**decide()))


@refused("took-part")
def a_part_hidden_by_a_new_name_in_the_same_merge(story: Story) -> None:
    story.push(COORDINATOR, **case("supervised"))
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét", "cafe")}
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event()), **renamed}
    story.merge(story.propose(**new))


@refused("interest")
def an_interest_behind_an_alias_written_with_escapes(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    escaped = entry("Kafét", "cafe").replace("aliases", '"\\x61liases"')
    story.push(COORDINATOR, **{"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": escaped})
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event(by="p003"))}
    story.merge(story.propose(**new), SECOND_CERTIFIER)


@refused("interest")
def an_interest_behind_an_entry_left_at_the_old_name(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    story.push(COORDINATOR, **{"data/asf/kafe.yaml": entry("Kafét", "cafe")})
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event(by="p003"))}
    story.merge(story.propose(**new), SECOND_CERTIFIER)


@refused("interest")
def an_interest_behind_an_old_name_that_two_claim(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    two = {f"data/asf/{name}.yaml": entry("Kafét", "cafe") for name in ("kafe", "annan")}
    story.push(COORDINATOR, **two, **{"data/asf/cafe.yaml": None})
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event(by="p003"))}
    story.merge(story.propose(**new), SECOND_CERTIFIER)


@refused("interest-unknown")
def an_interest_in_an_enterprise_whose_old_name_is_gone(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét")}
    story.push(COORDINATOR, **renamed)
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event(by="p003"))}
    story.merge(story.propose(**new), SECOND_CERTIFIER)


@refused("interest-unknown")
def an_interest_whose_name_goes_in_the_same_merge(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    renamed = {"data/asf/cafe.yaml": None, "data/asf/kafe.yaml": entry("Kafét")}
    new = {f"{COHORT}/decisions/kafe.yaml": decision(event(by="p003")), **renamed}
    story.merge(story.propose(**new), SECOND_CERTIFIER)


@refused("wrong-role", "own-proposal")
def a_certifier_who_adds_himself(story: Story) -> None:
    more = people() + "- id: p005\n  roles: [certifier]\n  account: 1009\n"
    story.merge(story.propose(CERTIFIER, **{PEOPLE: more}), CERTIFIER)


@refused("wrong-role")
def a_certifier_who_decides_on_the_policy(story: Story) -> None:
    story.merge(story.propose(**{"data/policy/paths.yaml": "[]\n"}), CERTIFIER)


@refused("wrong-role")
def an_administrator_deciding(story: Story) -> None:
    story.merge(story.propose(**decide()), ADMINISTRATOR)


@refused("wrong-role")
def somebody_who_is_both(story: Story) -> None:
    both = people().replace("roles: [certifier]", "roles: [administrator, certifier]")
    story.begin_anew(**{PEOPLE: both})
    story.merge(story.propose(**append(event("reinstated", by="p009", day=12))), CERTIFIER)
    story.point(story.genesis)
    more = {PEOPLE: both + "- id: p009\n  roles: [certifier]\n"}
    story.merge(story.propose(**more), CERTIFIER)


@refused("left")
def a_removed_certifier_s_later_merge(story: Story) -> None:
    gone = story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: people(p004='  left: "2026-06-01"\n')})
    story.merge(gone, ADMINISTRATOR)
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER)


@refused("left")
def a_removed_certifier_s_merge_dated_before_the_day(story: Story) -> None:
    gone = story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: people(p004='  left: "2030-06-01"\n')})
    story.merge(gone, ADMINISTRATOR)
    story.merge_with_key(story.propose(**decide("p003")), SECOND_CERTIFIER)


@refused("backdated")
def a_backdated_version(story: Story) -> None:
    story.at += 10 * DAY
    story.merge(story.propose(**append()))
    story.merge(story.propose(**decide("p003")), SECOND_CERTIFIER, at=story.at - 5 * DAY)


@refused("backdated")
def a_version_dated_before_the_beginning(story: Story) -> None:
    story.merge(story.propose(**decide()), at=story.at - 30 * DAY)


@refused("future")
def a_version_dated_in_the_future(story: Story) -> None:
    story.merge(story.propose(**decide()), at=story.at + 3 * DAY)


@refused("no-policy")
def no_policy_before_the_change(story: Story) -> None:
    story.begin_anew(**{PEOPLE: None})
    story.merge(story.propose(**{PEOPLE: people()}), ADMINISTRATOR)


@refused("no-policy")
def a_policy_before_the_change_that_cannot_be_read(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people() + "- id: p003\n  roles: [certifier]\n"})
    story.merge(story.propose(**decide()))


@refused("no-policy")
def a_policy_that_is_a_link(story: Story) -> None:
    story.begin_anew(**{PEOPLE: ("120000", people())})
    story.merge(story.propose(**decide()))


@refused("two-approvals")
def the_policy_changed_in_the_merge_of_a_decision(story: Story) -> None:
    more = {**decide(), "data/policy/paths.yaml": "[]\n"}
    story.merge(story.propose(**more), CERTIFIER)


@refused("decider")
def a_decision_in_the_name_of_somebody_who_may_not(story: Story) -> None:
    story.merge(story.propose(**{CAFE: decision(event(by="p001"))}))


@refused("decider")
def a_decision_in_the_name_of_somebody_with_an_interest(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("cafe"))})
    story.merge(story.propose(**{CAFE: decision(event(by="p004"))}), CERTIFIER)


@refused("decider")
def a_decision_in_the_name_of_somebody_with_an_interest_that_nobody_knows(story: Story) -> None:
    story.begin_anew(**{PEOPLE: people(p004=interest("borta"))})
    story.merge(story.propose(**decide("p004")), CERTIFIER)


@refused("no-decider")
def a_decision_in_nobody_s_name(story: Story) -> None:
    nobody = event("withdrawn", day=12).replace("    by: p004\n", "")
    story.merge(story.propose(**append(nobody)))


@refused("no-decider")
def a_decision_in_the_name_of_nothing(story: Story) -> None:
    story.merge(story.propose(**{CAFE: decision(event(by="null"))}))


@refused("own-decision")
def a_decision_of_one_s_own_proposed_by_another(story: Story) -> None:
    story.merge(story.propose(**decide("p003")), CERTIFIER)


@refused("own-decision")
def a_decision_of_one_s_own_under_an_address_that_nobody_knows(story: Story) -> None:
    proposal = story.propose("Någon <x@exempel.example>", **append(event("withdrawn", by="p004")))
    story.merge_with_key(proposal, SECOND_CERTIFIER)


# What a change holds.


@refused("edited")
def an_edited_event(story: Story) -> None:
    held = decision(event(day=10), event("suspended", day=11)).replace("Därför.", "Annars.", 1)
    story.merge(story.propose(**{BAGERIET: held}))


@refused("edited")
def an_edited_event_under_a_new_one(story: Story) -> None:
    held = str(append()[BAGERIET]).replace("ASF-2027-001", "ASF-2027-002")
    story.merge(story.propose(**{BAGERIET: held}))


@refused("edited")
def a_number_that_became_another_kind_of_number(story: Story) -> None:
    story.begin_anew(**{BAGERIET: decision(event(more="    scope: 1\n"))})
    story.merge(story.propose(**{BAGERIET: decision(event(more="    scope: true\n"))}))


@refused("reordered")
def reordered_events(story: Story) -> None:
    story.merge(story.propose(**{BAGERIET: decision(event("suspended", day=11), event(day=10))}))


@refused("inserted")
def a_new_event_before_an_old_one(story: Story) -> None:
    events = (event(day=10), event("reinstated", day=12), event("suspended", day=11))
    story.merge(story.propose(**{BAGERIET: decision(*events)}))


@refused("event-removed")
def a_removed_event(story: Story) -> None:
    story.merge(story.propose(**{BAGERIET: decision(event(day=10))}))


@refused("deleted")
def a_deleted_file(story: Story) -> None:
    story.merge(story.propose(**{BAGERIET: None}))


@refused("renamed")
def a_renamed_file(story: Story) -> None:
    held = story.trees[story.main][BAGERIET]
    story.merge(story.propose(**{BAGERIET: None, f"{COHORT}/decisions/annan.yaml": held}))


@refused("moved")
def a_file_moved_between_rounds(story: Story) -> None:
    held = story.trees[story.main][BAGERIET]
    there = "data/cohorts/2028-bas/decisions/bageriet.yaml"
    story.merge(story.propose(**{BAGERIET: None, there: held}))


@refused("moved")
def a_file_moved_out_of_the_decisions(story: Story) -> None:
    held = story.trees[story.main][BAGERIET]
    story.merge(story.propose(**{BAGERIET: None, f"{COHORT}/cases/bageriet.yaml": held}))


@refused("unreadable")
def a_file_that_can_no_longer_be_read(story: Story) -> None:
    story.merge(story.propose(**{CAFE: "events: [\n"}))


@refused("unreadable")
def a_file_of_something_else(story: Story) -> None:
    story.merge(story.propose(**{CAFE: f"{decision(event())}more: x\n"}))


@refused("unreadable")
def a_file_that_is_too_large_to_read(story: Story) -> None:
    story.merge(story.propose(**{CAFE: decision(event()) + "# mer\n" * 60_000}))


@refused("unreadable-before")
def a_file_that_could_not_be_read_before(story: Story) -> None:
    story.begin_anew(**{CAFE: "events: [\n"})
    story.merge(story.propose(**decide()))


@refused("unreadable")
def an_old_event_with_the_line_ends_of_windows_inside_it(story: Story) -> None:
    held = str(append()[BAGERIET]).replace("Därför.", '"Därför.\\r"', 1)
    story.merge(story.propose(**{BAGERIET: held}))


@refused("taken-over-added")
def something_taken_over_later(story: Story) -> None:
    story.merge(story.propose(**{CAFE: decision(TAKEN_OVER)}))


@refused("taken-over-added")
def something_taken_over_after_a_decision(story: Story) -> None:
    story.merge(story.propose(**append(TAKEN_OVER)))


@refused("odd-file")
def a_file_in_a_folder_of_its_own_among_the_decisions(story: Story) -> None:
    story.merge(story.propose(**{f"{COHORT}/decisions/mer/cafe.yaml": decision(event())}))


@refused("odd-file")
def a_decision_in_capital_letters(story: Story) -> None:
    story.merge(story.propose(**{f"{COHORT}/decisions/Bageriet.yaml": decision(event())}))


@refused("odd-file")
def a_name_that_is_no_text(story: Story) -> None:
    story.merge(story.propose(**{f"{COHORT}/decisions/\udcff\n\u202e.yaml": decision(event())}))


@refused("link")
def a_link_in_the_place_of_a_file(story: Story) -> None:
    story.merge(story.propose(**{BAGERIET: ("120000", "../../../asf/cafe.yaml")}))


@refused("submodule")
def a_submodule_in_the_place_of_a_file(story: Story) -> None:
    story.merge(story.propose(**{CAFE: ("160000", "0123456789" * 4)}))


@refused("link", "deleted")
def a_link_in_the_place_of_the_folder(story: Story) -> None:
    story.begin_anew(**{f"{COHORT}/decisions/over.yaml": None})
    new = {BAGERIET: None, f"{COHORT}/decisions": ("120000", "../2028-bas/decisions")}
    story.merge(story.propose(**new))


@refused("link")
def a_link_in_the_place_of_a_round(story: Story) -> None:
    story.merge(story.propose(**{"data/cohorts/2028-bas": ("120000", "../../mer")}))


@refused("submodule", "wrong-role")
def a_submodule_in_the_place_of_all_rounds(story: Story) -> None:
    story.begin_anew(
        **{f"{COHORT}/{name}": None for name in ("cohort.yaml", "decisions/over.yaml")},
        **{BAGERIET: None},
    )
    new = {"data/cohorts": ("160000", "0123456789" * 4)}
    story.merge(story.propose(**new), ADMINISTRATOR)


@refused("executable")
def a_file_that_can_be_run(story: Story) -> None:
    story.merge(story.propose(**{CAFE: ("100755", decision(event()))}))


@refused("no-folder", "deleted")
def a_file_in_the_place_of_the_folder(story: Story) -> None:
    story.begin_anew(**{f"{COHORT}/decisions/over.yaml": None})
    story.merge(story.propose(**{BAGERIET: None, f"{COHORT}/decisions": "x\n"}))


@refused("look-alike")
def a_path_that_differs_by_case(story: Story) -> None:
    story.push(COORDINATOR, **{"data/Cohorts/2027-bas/decisions/cafe.yaml": decision(event())})


@refused("look-alike")
def a_path_with_a_foreign_letter(story: Story) -> None:
    story.merge(story.propose(**{f"{COHORT}/d\u0435cisions/cafe.yaml": decision(event())}))


@refused("people-gone")
def a_policy_without_people(story: Story) -> None:
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: None}), ADMINISTRATOR)


@refused("person-removed")
def a_person_removed(story: Story) -> None:
    less = people().replace(person("p004"), "")
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: less}), ADMINISTRATOR)


@refused("id-changed")
def a_person_with_another_id(story: Story) -> None:
    other = people().replace("id: p004", "id: p014")
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: other}), ADMINISTRATOR)


@refused("id-reused")
def an_id_given_to_somebody_else(story: Story) -> None:
    other = people().replace("account: 1004", "account: 1044")
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: other}), ADMINISTRATOR)


@refused("id-reused")
def an_account_taken_away_so_that_somebody_else_can_get_the_id(story: Story) -> None:
    none = people().replace("  account: 1004\n", "")
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: none}), ADMINISTRATOR)


@refused("key-reused")
def keys_that_have_changed_places(story: Story) -> None:
    swapped = people().replace(CERTIFIER.key, "X").replace(SECOND_CERTIFIER.key, CERTIFIER.key)
    swapped = swapped.replace('"X"', f'"{SECOND_CERTIFIER.key}"')
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: swapped}), ADMINISTRATOR)


@refused("key-reused")
def somebody_new_with_the_key_of_somebody_who_left(story: Story) -> None:
    left = people(p004='  left: "2026-06-01"\n')
    story.begin_anew(**{PEOPLE: left})
    more = f'{left}- id: p005\n  roles: [certifier]\n  keys: ["{SECOND_CERTIFIER.key}"]\n'
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: more}), ADMINISTRATOR)


@refused("direct-push")
def attributes_that_make_other_text_of_decisions(story: Story) -> None:
    text = "data/cohorts/*/decisions/* working-tree-encoding=SHIFT-JIS\n"
    story.push(COORDINATOR, **{".gitattributes": text})


@refused("direct-push")
def attributes_in_the_folder_of_a_round(story: Story) -> None:
    story.push(COORDINATOR, **{f"{COHORT}/.gitattributes": "* ident\n"})


@refused("unreadable")
def people_that_cannot_be_read(story: Story) -> None:
    story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: "- x\n"}), ADMINISTRATOR)


@refused("forge-key-name")
def a_key_of_the_forge_under_the_name_of_another(story: Story) -> None:
    path = f"{KEYS}/{GITHUBS_KEY}.asc"
    proposal = story.propose(SECOND_ADMINISTRATOR, **{path: other_forge().public})
    story.merge(proposal, ADMINISTRATOR)


# The clone.


@refused("shallow")
def a_shallow_clone(story: Story) -> None:
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    story.git_file("shallow", f"{story.genesis}\n")


@refused("partial")
def a_partial_clone(story: Story) -> None:
    story.git_file("objects/pack/pack-x.promisor", "")


@refused("partial")
def a_clone_that_fetches_when_it_needs(story: Story) -> None:
    config = '[core]\n\tbare = false\n[remote "origin"]\n\tpromisor = true\n'
    story.git_file("config", config)


@refused("replaced")
def git_replace(story: Story) -> None:
    bad = story.push(CERTIFIER, **decide())
    good = story.commit(COORDINATOR, (story.genesis,), story.trees[story.genesis])
    story.git_file(f"refs/replace/{bad}", f"{good}\n")


@refused("grafted")
def grafts(story: Story) -> None:
    bad = story.push(CERTIFIER, **decide())
    after = story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    story.git_file("info/grafts", f"{after} {story.genesis}\n")
    assert bad != after


@refused("borrowed")
def objects_of_another_clone(story: Story) -> None:
    story.git_file("objects/info/alternates", "/srv/other/objects\n")


@refused("missing-object")
def a_file_that_is_missing_from_the_clone(story: Story) -> None:
    story.merge(story.propose(**decide()))
    story.lose(decision(event()))


@refused("forged-object")
def a_version_that_is_not_what_its_name_says(story: Story) -> None:
    merged = story.merge(story.propose(**decide()), STRANGER)
    story.forge(merged, STRANGER.signature, CERTIFIER.signature)
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})


@pytest.mark.parametrize("tell", HONEST.values(), ids=HONEST)
def test_passes(story: Story, tell: Tell) -> None:
    tell(story)
    found = story.audit()
    assert [one.code for judged in found.judged for one in judged.refusals] == []
    assert found.refusals == ()
    assert found.is_green


@pytest.mark.parametrize(("tell", "codes"), REFUSED.values(), ids=REFUSED)
def test_is_refused(story: Story, tell: Tell, codes: tuple[str, ...]) -> None:
    tell(story)
    found = story.audit()
    assert not found.is_green
    wrong = [judged for judged in found.judged if judged.refusals]
    told = [*found.refusals, *(one for judged in wrong for one in judged.refusals)]
    assert {one.code for one in told} == set(codes)
    if not found.refusals:
        assert wrong == [found.judged[-1]], "what was honest before it stays so"
    text = as_text(found)
    assert text.startswith("Granskningen är röd")
    for one in told:
        assert one.message in text
        assert f"→ {one.mend}" in text


def test_a_version_dated_in_the_future_blocks_nobody_after_it(story: Story) -> None:
    wrong = story.merge(story.propose(**decide()), at=99_999_999_999)
    right = story.merge(story.propose(**append()))
    found = story.audit()
    told = {one.commit: [against.code for against in one.refusals] for one in found.judged}
    assert told == {wrong: ["future"], right: []}


def test_a_beginning_dated_in_the_future_blocks_nobody_after_it(story: Story) -> None:
    files = story.trees[story.main]
    story.genesis = story.commit(COORDINATOR, (story.main,), files, at=99_999_999_999)
    story.point(story.genesis)
    story.merge(story.propose(**decide()))
    assert story.audit().is_green


@pytest.mark.parametrize("place", ["heads/main", "remotes/origin/main"])
def test_a_tag_with_the_name_of_a_branch_hides_nothing(story: Story, place: str) -> None:
    clean = story.main
    pushed = story.push(STRANGER, **decide())
    name = place.partition("/")[2]
    story.git_file(f"refs/{place}", f"{pushed}\n")
    story.git_file(f"refs/tags/{name}", f"{clean}\n")
    found = story.audit(rev=name)
    assert found.head == pushed
    assert not found.is_green
    assert story.audit(rev=f"refs/tags/{name}").head == clean


def test_every_reason_is_some_history_s_own() -> None:
    shown = {code for _, codes in REFUSED.values() for code in codes} | {"environment"}
    assert shown == set(TEXTS) - set(TEXTS_OF_ERASURES)
    assert len(REFUSED) >= 80
    assert len({message for message, _ in TEXTS.values()}) == len(TEXTS)
