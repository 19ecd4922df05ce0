"""Rules for the policy: every region served, one role a team, no path left unguarded."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.documents import Document
from asf_register.policy import EVERYTHING, PathRule, Policy
from asf_register.policy_files import path_rules
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.contact import is_role_address
from asf_register.rules.rule import Context
from asf_register.swedish import listing


def _place(pattern: str) -> PathRule:
    return PathRule(pattern=pattern, approve="administrator", why="")


# The only places that may be left to whoever can merge.
_FREE = tuple(map(_place, ("data/asf/", "data/marketplace/", "data/experiences/")))
_DECISIONS = _place("data/cohorts/*/decisions/")
# Parts that no file of a repository has in its path.
_NEVER = (".", "..", ".git")
_ROLES = {
    "coordinator": "processledare",
    "certifier": "certifierare",
    "administrator": "administratörer",
}
_ROLE_WORDS = ("processledare", "certifiering", "certifierare", "register")


def region_coordinators(document: Document, context: Context) -> Iterator[Finding]:
    """Every region has its coordinators, once."""
    if document.slug != "coordinators":
        return
    regions = context.register.vocabulary.regions
    first: dict[str, int] = {}
    for index, coordinator in enumerate(document.value):
        code = coordinator["region"]
        if first.setdefault(code, index) != index:
            yield Finding(
                (index, "region"),
                f"{regions[code].name} står redan som nummer {first[code] + 1} i listan.",
                "Behåll en av dem. Flera personer i ett län hör till samma lag.",
            )
    missing = [region for code, region in regions.items() if code not in first]
    for region in missing:
        yield Finding(
            (),
            f"{region.name} har inga processledare, så ingen får länets förslag.",
            f"Lägg till region: '{region.code}' med team och email. Det kan vara ett annat läns "
            "lag så länge.",
        )


def one_role_a_team(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """No team has two roles, so that nobody approves what the same team has proposed."""
    policy = context.register.policy
    if policy is None or not context.register.root.has_own_policy:
        return
    teams = list(_teams(policy))
    roles = {team: role for _, _, team, role in reversed(teams)}
    for key, pointer, team, role in teams:
        if roles[team] != role:
            other = roles[team]
            yield (
                key,
                Finding(
                    pointer,
                    f"laget {team} har redan en roll: {_ROLES[other]}.",
                    f"Gör ett eget lag för {_ROLES[role]} på GitHub och skriv dess namn här.",
                ),
            )


def path_for_the_rest(document: Document, context: Context) -> Iterator[Finding]:
    """The first line of paths.yaml is for everything, and leaves it to the administrators."""
    if document.slug != "paths":
        return
    first, *others = path_rules(document.value)
    if first.pattern != EVERYTHING or first.approve != "administrator":
        yield Finding(
            (0,),
            "den första raden ska gälla allt och godkännas av administratörerna, annars finns det "
            "filer som ingen har ansvar för.",
            "Lägg överst i filen pattern: '*' och approve: administrator, med ett why.",
        )
    for index, rule in enumerate(others, start=1):
        if rule.pattern == EVERYTHING:
            yield Finding(
                (index, "pattern"),
                "* gäller allt, så ingen av raderna före den här betyder längre något.",
                "Ta bort raden. Den första i filen gäller redan det som inte nämns.",
            )


def path_decides(document: Document, context: Context) -> Iterator[Finding]:
    """Each pattern of paths.yaml is the last to match some file that can exist."""
    if document.slug != "paths":
        return
    rules = list(path_rules(document.value))
    for index, rule in enumerate(rules):
        bad = [part for part in rule.pattern.split("/") if part in _NEVER]
        if bad:
            yield Finding(
                (index, "pattern"),
                f'ingen fil i registret kan ha "{bad[0]}" i sin plats.',
                "Skriv platsen från registrets översta mapp, till exempel data/asf/.",
            )
        later = [other for other in rules[index + 1 :] if other.pattern != EVERYTHING]
        hiding = next((other for other in later if _covers(other, rule)), None)
        if hiding is not None:
            yield Finding(
                (index, "pattern"),
                f"raden gäller aldrig, för {hiding.pattern} längre ner gäller samma filer.",
                f"Flytta raden till någonstans efter {hiding.pattern}, eller ta bort den.",
            )


def decisions_by_certifiers(document: Document, context: Context) -> Iterator[Finding]:
    """Decisions on certification are approved by certifiers, and nothing else is."""
    if document.slug != "paths":
        return
    rules = list(path_rules(document.value))
    theirs = -1
    for index, rule in enumerate(rules):
        if rule.approve != "certifier":
            continue
        if not _covers(_DECISIONS, rule):
            yield Finding(
                (index, "approve"),
                f"certifierare fattar bara beslut, och {rule.pattern} är inte bara beslut.",
                f"Skriv approve: administrator. Certifierarnas plats är {_DECISIONS.pattern}.",
            )
        if _covers(rule, _DECISIONS):
            theirs = index
    if theirs == -1:
        yield Finding(
            (),
            "besluten om certifiering godkänns inte av certifierarna.",
            f"Lägg sist i filen pattern: {_DECISIONS.pattern} och approve: certifier, med ett why.",
        )
        return
    for index, rule in enumerate(rules[theirs + 1 :], start=theirs + 1):
        if rule.approve != "certifier" and rule.pattern != EVERYTHING and _meets(rule, _DECISIONS):
            yield Finding(
                (index, "pattern"),
                f"{rule.pattern} tar beslut om certifiering ifrån certifierarna.",
                f"Flytta raden till före {rules[theirs].pattern}, eller ta bort den.",
            )


def path_left_free(document: Document, context: Context) -> Iterator[Finding]:
    """Only facts, posts and experiences are left to nobody, never what decides over others."""
    if document.slug != "paths":
        return
    free = listing([place.pattern for place in _FREE])
    for index, rule in enumerate(path_rules(document.value)):
        if rule.approve == "nobody" and not any(_covers(place, rule) for place in _FREE):
            yield Finding(
                (index, "approve"),
                f"{rule.pattern} får inte vara fri att ändra: då kan den som bara får sköta "
                "uppgifter ge sig själv mer att bestämma.",
                f"Skriv approve: administrator. Bara {free} kan lämnas till ingen.",
            )


def policy_email(document: Document, context: Context) -> Iterator[Finding]:
    """The addresses of the policy belong to roles, not to persons."""
    is_list = isinstance(document.value, list)
    for index, part in enumerate(document.value if is_list else [document.value]):
        if "email" not in part:
            continue
        email, team = part["email"], part["team"]
        region = context.register.vocabulary.regions.get(part.get("region", ""))
        # processledare-gavleborg may be reached at gavleborg@ as well.
        names = (team, team.partition("-")[2], *((region.slug,) if region else ()))
        if not is_role_address(email, names) and not email.lower().startswith(_ROLE_WORDS):
            yield Finding(
                (index, "email") if is_list else ("email",),
                f"{email} kan vara en persons adress, och det som en gång sparats går inte att ta "
                "bort i efterhand.",
                "Skriv en funktionsadress, till exempel gavleborg@listan.se.",
            )


def forge_address(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """The site's link to the register leads to the repository that the policy names."""
    register = context.register
    if register.policy is None or not register.root.has_own_policy or not register.site.repository:
        return
    forge = register.policy.forge
    if register.site.repository.casefold() != forge.address.casefold():
        yield (
            ("policy", "forge"),
            Finding(
                (),
                f"{forge.address} är ett annat register än det som data/site.yaml leder till: "
                f"{register.site.repository}.",
                "Rätta den som är fel. Organisationen ska heta likadant på båda ställena.",
            ),
        )


def _teams(policy: Policy) -> Iterator[tuple[DocumentKey, tuple[str | int, ...], str, str]]:
    """Every team with its file, where it stands there, and its role; the strongest role first."""
    yield ("policy", "administrators"), ("team",), policy.administrators.team, "administrator"
    yield ("policy", "certifiers"), ("team",), policy.certifiers.team, "certifier"
    for index, coordinator in enumerate(policy.coordinators.values()):
        yield ("policy", "coordinators"), (index, "team"), coordinator.team, "coordinator"


def _covers(wide: PathRule, narrow: PathRule) -> bool:
    """Whether every file at one place also lies at another."""
    wanted, parts = _parts(wide), _parts(narrow)
    if not all(want in ("*", part) for want, part in zip(wanted, parts, strict=False)):
        return False
    if not _is_folder(wide):
        return not _is_folder(narrow) and len(wanted) == len(parts)
    return len(wanted) < len(parts) or (_is_folder(narrow) and len(wanted) == len(parts))


def _meets(one: PathRule, other: PathRule) -> bool:
    """Whether a file can lie at both of two places."""
    pairs = zip(_parts(one), _parts(other), strict=False)
    if not all("*" in pair or pair[0] == pair[1] for pair in pairs):
        return False
    if _is_folder(one) and _is_folder(other):
        return True
    file, folder = (other, one) if _is_folder(one) else (one, other)
    deeper = len(_parts(file)) - len(_parts(folder))
    return deeper > 0 if _is_folder(folder) else deeper == 0


def _parts(rule: PathRule) -> list[str]:
    return rule.pattern.rstrip("/").split("/")


def _is_folder(rule: PathRule) -> bool:
    return rule.pattern.endswith("/")
