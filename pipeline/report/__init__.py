"""The report: what the tables say about some days, as one HTML file to read, click, print and send on.

Belongs here: the page and its charts. Not here: the tables, files in other formats (`pipeline.export`), commands.
"""

from pipeline.report.page import build_report
from pipeline.report.scope import DAYS, TABLES_NEEDED, NothingToReportError

__all__ = ["DAYS", "TABLES_NEEDED", "NothingToReportError", "build_report"]
