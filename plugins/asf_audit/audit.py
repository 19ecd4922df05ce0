"""The audit: every change of decisions and policy since the beginning, judged by what held then."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.root import Root

from asf_audit.anchors import Anchors
from asf_audit.clone import Clone
from asf_audit.erasures.erased import Erased, erased
from asf_audit.git_objects import BrokenCloneError
from asf_audit.history import history
from asf_audit.judging import Judged, judge
from asf_audit.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        anchors: What it began with and held on to.
        head: What was audited.
        versions: How many versions the main line has since the beginning.
        judged: The changes of decisions and policy, oldest first.
        erased: What was erased of the history.
        refusals: What is wrong with the history or the clone as a whole; then nothing is judged.
    """

    anchors: Anchors
    head: str
    versions: int = 0
    judged: tuple[Judged, ...] = ()
    erased: Erased = field(default_factory=Erased)
    refusals: tuple[Refusal, ...] = ()

    @property
    def is_green(self) -> bool:
        """Whether everything is approved as it should be."""
        return not self.refusals and not any(one.refusals for one in self.judged)


def audit(root: Root, anchors: Anchors, rev: str = "HEAD", now: int | None = None) -> Audit:
    """Judge every change of decisions and policy.

    Args:
        root: The register, a whole repository.
        anchors: What is known from elsewhere.
        rev: What is audited.
        now: What time it is, in seconds since 1970; what the clock says, else.

    Raises:
        UsageError: Where it can't be asked like that.
    """
    clone = Clone(root)
    head = clone.commit(rev)
    if head is None:
        raise UsageError(
            f'Git känner inte till "{visible(rev)}".',
            "Skriv en gren, en tagg eller en sparad version. Saknas den här: kör git fetch.",
        )
    if against := tuple(clone.refusals()):
        return Audit(anchors, head, refusals=against)
    try:
        at = int(time.time()) if now is None else now
        since = erased(clone, head, anchors.genesis)
        checkpoints = [since.now(one) for one in anchors.checkpoints]
        line = history(clone, since.now(anchors.genesis), head, checkpoints, since)
        judged = tuple(judge(clone, line, since, at))
        return Audit(anchors, head, len(line.steps), judged, since)
    except BrokenCloneError as error:
        return Audit(anchors, head, refusals=(error.refusal,))
