"""CODEOWNERS: whom the forge asks to approve what, made from the policy."""

from __future__ import annotations

import textwrap

from asf_register.policy import EVERYTHING, Policy

_HEAD = """\
# Vem som måste godkänna en ändring av en fil. Den sista raden som passar gäller.
# Skapad av asf generate ur data/policy/. Ändra där, inte här.
"""
_WIDTH = 92


def codeowners(policy: Policy) -> str:
    """The file .github/CODEOWNERS.

    The syntax is that of gitignore, and the last matching line counts. A line without owners
    takes those of earlier lines away, which is how data/asf is left to nobody. A leading slash
    ties a pattern to the repository's top. GitHub reads the file on the branch that a proposal
    is to go into, so that a proposal cannot exempt itself.

    Source: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/
    customizing-your-repository/about-code-owners
    """
    blocks = [_HEAD]
    for rule in policy.paths:
        why = textwrap.fill(rule.why, _WIDTH, initial_indent="# ", subsequent_indent="# ")
        pattern = rule.pattern if rule.pattern == EVERYTHING else f"/{rule.pattern}"
        blocks.append(f"{why}\n{' '.join((pattern, *policy.approvers(rule)))}\n")
    return "\n".join(blocks)
