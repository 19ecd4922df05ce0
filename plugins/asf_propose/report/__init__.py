"""What a change does, in words: to each enterprise, to what the public sees, and who decides.

Data flows one way: the register on either side of a change (`sides`) → what is different
(`enterprise_changes`, `other_files`) → a `Report` → its order (`sections`) → a terminal or GitHub.
"""

from asf_propose.report.as_markdown import MARKER, as_markdown
from asf_propose.report.as_text import as_text
from asf_propose.report.headline import headline
from asf_propose.report.making import report_of, verdict_of
from asf_propose.report.report import Report, Verdict
from asf_propose.report.sides import sides_laid_out

__all__ = [
    "MARKER",
    "Report",
    "Verdict",
    "as_markdown",
    "as_text",
    "headline",
    "report_of",
    "sides_laid_out",
    "verdict_of",
]
