"""Reading inputs: files of posts in several forms become rows of the tables `updates` and `rejects`.

`read_input` reads one file, `merge_updates` puts what was read into what is known. One module a form (`jsonl`,
`plain_text`, …), each a `reader.Reader`, listed in `registry`. What a form needs to look like: `docs/inputs.md`.

Belongs here: what reading an input gives. Not here: fetching it (`pipeline.fetch`), keeping it (`assets.inbox`).
"""

from pipeline.ingest.columns import FIELDS
from pipeline.ingest.errors import InputError
from pipeline.ingest.inputs import find_inputs
from pipeline.ingest.listing import Listed, gone, listed, posts_in_order
from pipeline.ingest.read import read_input, refused_input
from pipeline.ingest.records import Defaults, Limits, Parsed
from pipeline.ingest.revisions import merge_rejects, merge_updates
from pipeline.ingest.timestamps import IN_THE_FUTURE, FieldError, zone_of

__all__ = [
    "FIELDS",
    "IN_THE_FUTURE",
    "Defaults",
    "FieldError",
    "InputError",
    "Limits",
    "Listed",
    "Parsed",
    "find_inputs",
    "gone",
    "listed",
    "merge_rejects",
    "merge_updates",
    "posts_in_order",
    "read_input",
    "refused_input",
    "zone_of",
]
