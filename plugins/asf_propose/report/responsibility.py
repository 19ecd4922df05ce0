"""Whose a change is: the regions, their coordinators, and who must approve what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from asf_register.policy import PathRule, Policy
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.report import Approval, EnterpriseChange, PostChange, Share
from asf_propose.report.sentences import Sentence, path, value
from asf_propose.report.shown_values import several

_ORDER = ("administrator", "certifier", "nobody")


def shares_of(
    changes: Sequence[EnterpriseChange],
    policy: Policy | None,
    words: Vocabulary,
    posts: Sequence[PostChange] = (),
) -> tuple[Share, ...]:
    """The regions that a change is about, those with the most enterprises and posts first."""
    counts = Counter(code for change in changes for code in change.regions or ("",))
    by_post = Counter(code for post in posts for code in post.regions)
    return tuple(
        Share(
            code,
            value(words.regions[code].name).text if code in words.regions else "",
            _team(code, policy),
            counts[code],
            by_post[code],
        )
        for code, _ in sorted((counts + by_post).items(), key=lambda item: (-item[1], item[0]))
    )


def approvals_of(change: Sequence[ChangedFile], policy: Policy | None) -> tuple[Approval, ...]:
    """Who must approve which files, and why.

    Args:
        change: The files.
        policy: As it was before the change, which may not decide on itself.
    """
    if policy is None:
        return ()
    by_rule: dict[PathRule, list[str]] = {}
    for file in change:
        # What lies outside of the register is never ruled by what is said of its folders.
        rule = policy.rule_for(file.path if file.inside else f"../{file.path}")
        by_rule.setdefault(rule, []).append(file.path)
    ordered = sorted(by_rule.items(), key=lambda item: _ORDER.index(item[0].approve))
    return tuple(
        Approval(rule.approve, policy.approvers(rule), rule.why, tuple(paths))
        for rule, paths in ordered
    )


def stranger(
    author: str, changes: Sequence[EnterpriseChange], policy: Policy | None, words: Vocabulary
) -> list[Sentence]:
    """Say so where a team of other regions proposes the change.

    Args:
        author: The team on the forge; "" for nobody in particular.
        changes: What it does to enterprises.
        policy: Which team has which region.
        words: The closed lists.
    """
    if policy is None or not author:
        return []
    wanted = author.casefold().removeprefix("@")
    own = {
        code
        for code, coordinator in policy.coordinators.items()
        if coordinator.team.casefold().removeprefix("@") == wanted
    }
    shares = shares_of(changes, policy, words)
    strange = [share for share in shares if share.code not in own]
    if not own or not any(share.code for share in strange):
        return []
    regions = listing([share.name for share in strange if share.code])
    teams = several(
        [(path(team),) for team in dict.fromkeys(share.team for share in strange) if team]
    )
    also = "också " if len(strange) < len(shares) else ""
    start: Sentence = ("Förslaget kommer från ", path(author), f", men ändringen gäller {also}")
    return [(*start, value(regions), ". Låt ", *teams, " titta på den")]


def _team(code: str, policy: Policy | None) -> str:
    if policy is None or code not in policy.coordinators:
        return ""
    return policy.coordinators[code].team
