"""The register's git repository: what its versions hold, and branches for proposals."""

from asf_propose.history.changed_files import ChangedFile
from asf_propose.history.repository import Repository

__all__ = ["ChangedFile", "Repository"]
