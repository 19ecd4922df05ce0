"""Issue forms: what somebody with an account on the forge fills in, and nothing else."""

from __future__ import annotations

from typing import Any

import yaml
from asf_register.site_settings import SiteSettings

# The site's forms lead here with both filled in: ?template=forslag.yml&title=…&forslag=…
PROPOSAL_FORM = "forslag.yml"
PROPOSAL_FIELD = "forslag"
_HEAD = "# Skapad av asf generate. Ändra i plugins/asf_forge/issue_forms.py.\n"


def issue_forms(site: SiteSettings) -> dict[str, str]:
    """The files of .github/ISSUE_TEMPLATE, by name.

    `id` names a field in an address that fills the form in; `render` keeps what was sent as it
    is, in a block of code, where Markdown means nothing and no file can be attached. In a private
    repository every field is voluntary whatever `required` says, so an empty proposal gets an
    answer like any other that cannot be read.

    Sources: https://docs.github.com/en/communities/
    using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms and
    syntax-for-githubs-form-schema and configuring-issue-templates-for-your-repository there.
    """
    forms = {PROPOSAL_FORM: _proposal(site), "fel.yml": _fault(site), "config.yml": _chooser(site)}
    return {name: _HEAD + _as_yaml(form) for name, form in forms.items()}


def _proposal(site: SiteSettings) -> dict[str, Any]:
    return {
        "name": "Förslag till listan",
        "description": "Ett företag, en annons eller en ändring, ur webbplatsens formulär.",
        "title": "Förslag: ",
        "labels": ["förslag"],
        "body": [
            _told(
                "Fyll först i formuläret på webbplatsen. Det leder hit med allt ifyllt.\n"
                "\n"
                f"- [Anmäl ett företag]({site.address}/foresla/nytt/)\n"
                f"- Ändra ett företag: öppna dess sida i [listan]({site.address}/asf/) och "
                "välj att föreslå en ändring.\n"
                f"- [Annonsera på marknadsplatsen]({site.address}/marknad/annonsera/)\n"
                "- Ändra eller avsluta en annons: öppna den på "
                f"[marknadsplatsen]({site.address}/marknad/).\n"
                "\n"
                "Alla som har tillgång till registret kan läsa det du skickar. Skriv inget om "
                "privatpersoner.\n"
            ),
            {
                "type": "textarea",
                "id": PROPOSAL_FIELD,
                "attributes": {
                    "label": "Förslaget",
                    "description": "Hela texten från formuläret, från den första raden med ===== "
                    "till den sista. Svaret kommer här i ärendet. Behöver något rättas ändrar du "
                    "texten, så läses den igen.",
                    "render": "text",
                },
                "validations": {"required": True},
            },
        ],
    }


def _fault(site: SiteSettings) -> dict[str, Any]:
    return {
        "name": "Fel på webbplatsen",
        "description": "Något på webbplatsen är trasigt, obegripligt eller går inte att använda.",
        "title": "Fel: ",
        "labels": ["fel"],
        "body": [
            _told(
                "Är det en uppgift om ett företag som är fel? Öppna företagets sida i "
                f"[listan]({site.address}/asf/) och föreslå en ändring i stället.\n"
            ),
            {
                "type": "input",
                "id": "sida",
                "attributes": {
                    "label": "Sida",
                    "description": "Adressen till sidan där felet syns.",
                    "placeholder": f"{site.address}/asf/",
                },
                "validations": {"required": True},
            },
            {
                "type": "textarea",
                "id": "fel",
                "attributes": {
                    "label": "Vad är fel?",
                    "description": "Vad du gjorde, vad som hände och vad du hade väntat dig. En "
                    "skärmbild hjälper.",
                },
                "validations": {"required": True},
            },
            {
                "type": "input",
                "id": "webblasare",
                "attributes": {
                    "label": "Webbläsare",
                    "description": "Till exempel Firefox på en Android-telefon. Skriv också om du "
                    "använder skärmläsare eller förstoring.",
                },
                "validations": {"required": False},
            },
        ],
    }


def _chooser(site: SiteSettings) -> dict[str, Any]:
    return {
        "blank_issues_enabled": False,
        "contact_links": [
            {
                "name": "Anmäl ett företag",
                "url": f"{site.address}/foresla/nytt/",
                "about": "Webbplatsens formulär. Det går att skicka hit eller med e-post.",
            },
            {
                "name": "Ändra ett företag",
                "url": f"{site.address}/asf/",
                "about": "Öppna företagets sida i listan och välj att föreslå en ändring.",
            },
            {
                "name": "Annonsera på marknadsplatsen",
                "url": f"{site.address}/marknad/annonsera/",
                "about": "Webbplatsens formulär för den som behöver eller erbjuder något.",
            },
        ],
    }


def _told(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such, and lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent a list as everything else."""
        super().increase_indent(flow, False)

    def represent_data(self, data: Any) -> yaml.Node:
        """Write a value."""
        if isinstance(data, str) and "\n" in data:
            return self.represent_scalar("tag:yaml.org,2002:str", data, style="|")
        return super().represent_data(data)


def _as_yaml(value: dict[str, Any]) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=98)
