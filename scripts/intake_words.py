"""What is said in an issue of the proposal that was made of it."""

from __future__ import annotations

FROM_NOW_ON = (
    "Rapporten med allt som ändras kommer där. Behöver något rättas, så ändra texten i det här "
    "ärendet. Då görs förslaget om."
)
TAKEN = "Tack. Förslaget ligger som #{request}: {shown}.\n\n" + FROM_NOW_ON
UPDATED = "Ärendet har ändrats, och förslaget #{request} med det: {shown}.\n\n" + FROM_NOW_ON
SAME = "Förslaget #{request} säger redan det som står i ärendet.\n\n" + FROM_NOW_ON
KEPT = "Förslaget #{request} är kvar som det var innan ärendet ändrades."
APPROVED = (
    "Ärendet har ändrats efter att förslaget #{request} godkändes, så förslaget är kvar som det "
    "var. Ska ändringen med? Be den som godkände att dra tillbaka godkännandet och ändra sedan "
    "ärendet igen, eller fyll i formuläret på nytt när förslaget är antaget."
)
MERGED = (
    "Förslaget #{request} är redan antaget, så det som har ändrats i ärendet efter det gör "
    "ingenting. Fyll i formuläret på webbplatsen på nytt, och skicka det som ett nytt ärende."
)
CLOSED = (
    "Förslaget #{request} är stängt, så det som har ändrats i ärendet efter det gör ingenting. Be "
    "den som stängde det att öppna det igen och ändra sedan ärendet, eller skicka ett nytt ärende."
)
WORKED_ON = (
    "Någon har arbetat vidare i förslaget #{request}, så det är kvar som det var när ärendet "
    "ändrades. Skriv i förslaget vad som ska ändras, eller skicka ett nytt ärende när det är "
    "antaget."
)
BRANCH_TAKEN = (
    "Grenen `{branch}` finns redan med annat i, så förslaget kan inte läggas där. Visa det här för "
    "den som sköter registret."
)
BROKEN = (
    "Förslaget kunde inte läsas just nu. Det är inget fel i det, och det behöver inte skickas "
    "igen. Visa det här för den som sköter programmet: {reply}"
)
NOT_ALLOWED = (
    "Förslaget är klart på grenen `{branch}`, men GitHub låter inte arbetsflödet öppna det. "
    "[Öppna det för hand]({compare}), eller tillåt det under Settings, Actions, General: Allow "
    "GitHub Actions to create and approve pull requests. Se docs/proposals.md."
)
WITHOUT_APP = (
    "Kontrollerna och rapporten startar inte av sig själva, eftersom registret inte har någon egen "
    "GitHub-app. Så startar du dem: stäng förslaget #{request} och öppna det igen. Inställningen "
    "som behövs är FORSLAG_APP, se docs/proposals.md."
)
OTHERS = "Det finns fler förslag som ändrar samma fil: {requests}. Anta ett i taget."
FOOT = (
    "Förslaget kom som ärende #{issue}, och ärendet stängs när förslaget antas (closes #{issue}).\n"
)
REPORT_BELOW = "### Rapporten när förslaget kom in\n\n{report}\n"
