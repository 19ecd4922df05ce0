"""The policy: which team has which role, and who must approve a change of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

EVERYTHING = "*"

Approval = Literal["nobody", "certifier", "administrator"]
PersonRole = Literal["administrator", "certifier", "auditor", "supervisor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Where the register lies on the forge.

    Attributes:
        organisation: The organisation's name, as it stands in addresses.
        repository: The register's name in the organisation.
        checks: The jobs of the workflows that must be green before a merge.
    """

    organisation: str
    repository: str
    checks: tuple[str, ...]

    @property
    def address(self) -> str:
        """The register's address."""
        return f"https://github.com/{self.organisation}/{self.repository}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinator:
    """The coordinators of one region.

    Attributes:
        region: The region's code.
        team: Their team on the forge, as "@asf-listan/processledare-gavleborg".
        email: Their role address.
    """

    region: str
    team: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The one team that has a role.

    Attributes:
        team: The team on the forge, as "@asf-listan/certifierare".
        email: The role's address.
        number: The forge's number of the team; None until somebody has looked it up.
    """

    team: str
    email: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest that somebody has in an enterprise.

    Attributes:
        enterprise: The slug it was written with, which may be an alias by now.
        since: The first day on which the person may not deal with it.
    """

    enterprise: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who has, or had, roles in the certification; never by name.

    Attributes:
        id: As "p003"; given once.
        roles: What the person does.
        account: The forge's number of the account.
        keys: Public SSH keys that the person signs with.
        interests: The person's interests in enterprises.
        left: The day on which all roles ended.
    """

    id: str
    roles: tuple[PersonRole, ...]
    account: int | None = None
    keys: tuple[str, ...] = ()
    interests: tuple[Interest, ...] = ()
    left: date | None = None

    def may(self, role: PersonRole) -> bool:
        """Whether the person has a role. Who has left has none, whatever the day."""
        return self.left is None and role in self.roles

    def had(self, role: PersonRole) -> bool:
        """Whether the person has or once had a role."""
        return role in self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRule:
    """Who must approve a change of the files at one place.

    Attributes:
        pattern: "data/site.yaml" is a file, "data/asf/" a folder with all below it, "*" between
            slashes any one folder, and "*" alone everything.
        approve: Whose approval it needs.
        why: The reason, in Swedish.
    """

    pattern: str
    approve: Approval
    why: str

    def matches(self, path: str) -> bool:
        """Whether a file lies at this place.

        Args:
            path: From the repository's top, with "/" between folders.
        """
        if self.pattern == EVERYTHING:
            return True
        wanted, parts = self.pattern.rstrip("/").split("/"), path.split("/")
        if self.pattern.endswith("/"):
            if len(parts) <= len(wanted):
                return False
        elif len(parts) != len(wanted):
            return False
        return all(want in ("*", part) for want, part in zip(wanted, parts, strict=False))


# What holds where no rule does, until paths.yaml is mended: `asf check` asks for a rule for all.
_NO_RULE = PathRule(
    pattern=EVERYTHING,
    approve="administrator",
    why="Ingen rad i data/policy/paths.yaml gäller filen.",
)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Everything in data/policy.

    Attributes:
        forge: Where the register lies.
        coordinators: By region code, in the order of the file.
        certifiers: Who decides on certification.
        administrators: Who looks after program, rules and settings.
        paths: The last one that matches a path is the one for it.
        people: Those with a role in the certification, by id.
    """

    forge: Forge
    coordinators: Mapping[str, Coordinator]
    certifiers: Role
    administrators: Role
    paths: tuple[PathRule, ...]
    people: Mapping[str, Person] = field(default_factory=dict)

    def rule_for(self, path: str) -> PathRule:
        """The rule for a file: the last one whose pattern matches.

        Args:
            path: From the repository's top, with "/" between folders. One that is no plain
                path, with ".." or an empty part, is the administrators'.
        """
        if not all(part not in ("", ".", "..") for part in path.split("/")):
            return _NO_RULE
        return next((rule for rule in reversed(self.paths) if rule.matches(path)), _NO_RULE)

    def approvers(self, rule: PathRule) -> tuple[str, ...]:
        """The teams of which one must approve; () where nobody must."""
        teams: dict[Approval, tuple[str, ...]] = {
            "nobody": (),
            "certifier": (self.certifiers.team,),
            "administrator": (self.administrators.team,),
        }
        return teams[rule.approve]

    @property
    def teams(self) -> dict[str, str]:
        """Every team, with its role: "coordinator", "certifier" or "administrator"."""
        roles = {coordinator.team: "coordinator" for coordinator in self.coordinators.values()}
        return roles | {
            self.certifiers.team: "certifier",
            self.administrators.team: "administrator",
        }
