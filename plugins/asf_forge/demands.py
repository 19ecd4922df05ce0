"""What the threat model asks of the forge's settings: every demand, with its reason and its mend.

docs/threat-model.md tells what each stands against. This table is the only place that says what
is asked; `asf policy check` holds exported settings to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from asf_register.policy import Policy

from asf_forge.actions_checks import (
    actions_chosen,
    environments_of_main,
    forks_harmless,
    no_open_secrets,
)
from asf_forge.rule_checks import (
    asks_in_proposals,
    checks_required,
    has_rule,
    merges_only,
    nobody_bypasses,
    on_rules,
    teams_asked,
)
from asf_forge.settings_checks import (
    codeowners_right,
    field_is,
    merge_buttons,
    nobody_alone,
    plan_enforces,
    team_numbers,
    teams_there,
)
from asf_forge.verdict import Answers, Verdict

_RULESET = "Settings, Rules, Rulesets, main"
_PROPOSALS = f"{_RULESET}, Require a pull request before merging"
_ACTIONS = "Settings, Actions, General"
_IMPORT = "New ruleset, Import a ruleset, filen .github/rulesets/main.json"


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that is asked of the forge.

    Attributes:
        title: What is asked, in Swedish.
        why: What could happen otherwise.
        mend: Where to click, with the forge's own words.
        judge: Says whether it is so.
    """

    title: str
    why: str
    mend: str
    judge: Callable[[Answers, Policy], Verdict]


_PULL_REQUEST = has_rule("pull_request", "det går att ändra main direkt, utan förslag.")
_OWNERS = asks_in_proposals("require_code_owner_review", "den är avstängd.")
_STALE = asks_in_proposals("dismiss_stale_reviews_on_push", "den är avstängd.")
_NO_FORCE = has_rule("non_fast_forward", "det går att skriva om historiken.")
_NO_DELETION = has_rule("deletion", "det går att ta bort den.")

DEMANDS = (
    Demand(
        "Grenen main ändras bara genom förslag",
        "Det som skrivs rätt in i main har ingen kontrollerat eller godkänt.",
        f"Settings, Rules, Rulesets, {_IMPORT}.",
        on_rules(_PULL_REQUEST),
    ),
    Demand(
        "Förslag till main slås bara ihop med merge commit",
        "Squash och rebase gör om ändringen, och då går det inte att se vem som godkände den.",
        f"{_PROPOSALS}, Allowed merge methods: bara Merge.",
        on_rules(merges_only),
    ),
    Demand(
        "Den som äger en plats måste godkänna den",
        "Utan det är CODEOWNERS bara ett råd, och vem som helst med skrivrätt kan ändra beslut, "
        "regler och program.",
        f"{_PROPOSALS}, Require review from Code Owners.",
        on_rules(_OWNERS),
    ),
    Demand(
        "En annan i laget godkänner, också när laget självt föreslår",
        "Annars kan den som hör till laget få sitt eget förslag räknat som godkänt. GitHub känner "
        "lagen på deras nummer.",
        "Skriv lagens nummer i data/policy/ och kör asf generate. Hämta sedan in regeln på nytt: "
        f"Settings, Rules, Rulesets, {_IMPORT}. Ta till sist bort den gamla.",
        on_rules(teams_asked),
    ),
    Demand(
        "Ett godkännande faller när förslaget ändras",
        "Annars kan något annat läggas in efter att någon har godkänt.",
        f"{_PROPOSALS}, Dismiss stale pull request approvals when new commits are pushed.",
        on_rules(_STALE),
    ),
    Demand(
        "Kontrollerna måste vara gröna, och GitHub Actions måste själv ha sagt det",
        "Den som har skrivrätt kan annars själv sätta en kontroll till grön.",
        f"{_RULESET}, Require status checks to pass: lägg till kontrollerna som står i "
        "data/policy/forge.yaml, med källan GitHub Actions.",
        on_rules(checks_required),
    ),
    Demand(
        "Historiken i main går inte att skriva om",
        "Då kan ett godkännande försvinna i efterhand utan att det märks.",
        f"{_RULESET}, Block force pushes.",
        on_rules(_NO_FORCE),
    ),
    Demand(
        "Grenen main går inte att ta bort",
        "Den som tar bort main kan lägga dit en annan.",
        f"{_RULESET}, Restrict deletions.",
        on_rules(_NO_DELETION),
    ),
    Demand(
        "Ingen kan gå förbi reglerna",
        "Den som kan gå förbi dem kan ändra utan att någon annan ser det. Det gäller också "
        "administratörer. Måste en regel bort för en stund stängs den av, och det syns i loggen.",
        f"{_RULESET}, Bypass list: ta bort alla.",
        on_rules(
            nobody_bypasses(
                _PULL_REQUEST,
                merges_only,
                _OWNERS,
                teams_asked,
                _STALE,
                checks_required,
                _NO_FORCE,
                _NO_DELETION,
            )
        ),
    ),
    Demand(
        "GitHub hittar inga fel i CODEOWNERS",
        "En rad med ett lag som inte finns hoppas över utan ett ord, och då äger ingen platsen.",
        "Skapa lagen i organisationen, gör dem synliga (Visible) och ge dem rätten Write till "
        "registret.",
        codeowners_right,
    ),
    Demand(
        "Lagen i data/policy finns och har rätt att skriva, varken mer eller mindre",
        "Ett lag som bara får läsa kan inte godkänna. Ett som är Admin kan stänga av reglerna.",
        "Settings, Collaborators and teams: Write för processledare och certifierare. Lägg lag som "
        "ska ha skrivrätt i data/policy, och ge andra lag Read.",
        teams_there,
    ),
    Demand(
        "Lagens nummer stämmer",
        "Med ett annat lags nummer är det fel lag som måste godkänna.",
        "Skriv numret efter number: i filen i data/policy/ och kör asf generate.",
        team_numbers,
    ),
    Demand(
        "Ingen har skrivrätt som ensam person",
        "Den som slutar glöms lätt. Ur ett lag tas man bort på ett ställe.",
        "Settings, Collaborators and teams: lägg personen i sitt lag och ta bort den här.",
        nobody_alone,
    ),
    Demand(
        "Registret är privat",
        "Här ligger företag som inte vill synas, och det som en gång har varit öppet finns kvar "
        "hos andra.",
        "Settings, General, Danger Zone, Change visibility: Private.",
        field_is("repository", "private", True, "vem som helst kan läsa registret."),
    ),
    Demand(
        "Grenen main är den som gäller",
        "Regler, publicering och CODEOWNERS utgår från den.",
        "Settings, General, Default branch: main.",
        field_is("repository", "default_branch", "main", "en annan gren är standard."),
    ),
    Demand(
        "Bara merge commit går att välja",
        "Det är så ett godkännande blir en egen post i historiken.",
        "Settings, General, Pull Requests: bara Allow merge commits.",
        merge_buttons,
    ),
    Demand(
        "Bara kända actions får köras",
        "En action är någon annans program, som körs med det som körningen får göra.",
        f"{_ACTIONS}, Actions permissions: Allow select actions, med Allow actions created by "
        "GitHub och inget annat.",
        actions_chosen,
    ),
    Demand(
        "Varje action är låst till en bestämd version",
        "En version kan annars bytas ut mot en annan i efterhand.",
        f"{_ACTIONS}, Require actions to be pinned to a full-length commit SHA.",
        field_is("actions", "sha_pinning_required", True, "det krävs inte."),
    ),
    Demand(
        "Körningar får bara läsa, om de inte ber om mer",
        "En körning som någon glömmer att begränsa kan annars ändra registret.",
        f"{_ACTIONS}, Workflow permissions: Read repository contents and packages permissions.",
        field_is("token", "default_workflow_permissions", "read", "de får skriva."),
    ),
    Demand(
        "Körningar får inte godkänna förslag",
        "Ett godkännande ska komma från en människa.",
        f"{_ACTIONS}, avmarkera Allow GitHub Actions to create and approve pull requests. Utan en "
        "egen GitHub-app behövs rutan för att körningar ska kunna öppna förslag. Skaffa appen, "
        "eller öppna förslagen för hand, se docs/proposals.md.",
        field_is("token", "can_approve_pull_request_reviews", False, "de får godkänna."),
    ),
    Demand(
        "Förslag från andras kopior körs först när någon har godkänt det",
        "Den som föreslår bestämmer också vad som körs i sin kopia.",
        f"{_ACTIONS}, Fork pull request workflows: kryssa för Require approval och inte de andra "
        "två, eller stäng av alltihop.",
        forks_harmless,
    ),
    Demand(
        "Miljöer går bara att använda från main",
        "Där ligger nycklarna till publicering och till appen som lägger upp förslag. Från en egen "
        "gren kan den som har skrivrätt annars läsa ut dem.",
        "Settings, Environments, varje miljö, Deployment branches and tags: Selected branches and "
        "tags, main.",
        environments_of_main,
    ),
    Demand(
        "Inga hemligheter ligger öppna för alla grenar",
        "Alla med skrivrätt kan läsa ut registrets hemligheter genom att ändra en körning på en "
        "egen gren.",
        "Settings, Secrets and variables, Actions: ta bort dem under Repository secrets och lägg "
        "dem i en miljö.",
        no_open_secrets,
    ),
    Demand(
        "Organisationen har en plan där reglerna gäller",
        "I gratisversionen visas reglerna, men för ett privat register gör de ingenting.",
        "Organisationens Settings, Billing and licensing: planen Team, eller en sponsrad sådan.",
        plan_enforces,
    ),
    Demand(
        "Alla i organisationen loggar in i två steg",
        "Ett stulet lösenord räcker annars för att godkänna i någons namn.",
        "Organisationens Settings, Authentication security, Require two-factor authentication.",
        field_is("organisation", "two_factor_requirement_enabled", True, "det krävs inte."),
    ),
    Demand(
        "Den som bara är med i organisationen ser inte registret",
        "Tillgång ska komma av ett lag, så att det syns vem som har den.",
        "Organisationens Settings, Member privileges, Base permissions: No permission.",
        field_is(
            "organisation",
            "default_repository_permission",
            "none",
            "alla i den får läsa eller mer.",
        ),
    ),
)
