"""Every file under .github that is made, not written."""

from __future__ import annotations

from asf_register.policy_files import read_policy
from asf_register.read_register import read_site
from asf_register.root import Root

from asf_forge.codeowners import codeowners
from asf_forge.issue_forms import issue_forms
from asf_forge.pull_requests import pull_request_templates
from asf_forge.rulesets import as_json, main_ruleset

# Folders that hold nothing but made files.
MADE_FOLDERS = (
    ".github/ISSUE_TEMPLATE",
    ".github/PULL_REQUEST_TEMPLATE",
    ".github/rulesets",
)


def forge_files(root: Root) -> dict[str, str]:
    """The files' texts, by their paths from the repository's top.

    Args:
        root: Whose policy and settings they follow from.

    Raises:
        ProblemsFoundError: Where these are not as their schemas say.
        ProjectFileError: Where one is missing.
    """
    policy, site = read_policy(root), read_site(root)
    files = {
        ".github/CODEOWNERS": codeowners(policy),
        ".github/rulesets/main.json": as_json(main_ruleset(policy)),
    }
    templates = pull_request_templates(policy).items()
    files |= {f".github/{name}": text for name, text in templates}
    forms = issue_forms(site).items()
    return files | {f".github/ISSUE_TEMPLATE/{name}": text for name, text in forms}
