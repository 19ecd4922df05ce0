"""An entry's life in words, from git.

Data flows one way: the main line → the steps that touched its files (`steps`), under all its names
(`names`) → what each did, in the report's own words (`entry_story`, `certification_story`) → a
`Life` → a terminal or a program (`words`).
"""

from asf_history.life.life import Life, life_of
from asf_history.life.words import as_json, as_text

__all__ = ["Life", "as_json", "as_text", "life_of"]
