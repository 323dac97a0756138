"""The whole graph as one file that any version of the engine reads, and back.

The file is between programs of this house only: a newer one reads what an older one wrote.
"""

from queries.backup.bringing import restore
from queries.backup.file import BackupFileWrong, Header
from queries.backup.reading import digest_of
from queries.backup.taking import backup

__all__ = ["BackupFileWrong", "Header", "backup", "digest_of", "restore"]
