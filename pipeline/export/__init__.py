"""The tables in the forms that other people's tools read.

Belongs here: files in other formats, and what is lost in each. Not here: the tables, the report (`pipeline.report`),
commands.
"""

from pipeline.export.formats import EXPORTS_FOLDER, FORMATS, Format, write_export

__all__ = ["EXPORTS_FOLDER", "FORMATS", "Format", "write_export"]
