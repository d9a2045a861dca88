"""What is left of incidents for readers once posts are withdrawn."""

from __future__ import annotations

from pipeline.publish import standing
from tests.rows import rows


def test_an_incident_whose_claims_were_all_withdrawn_is_left_out() -> None:
    incidents = rows(
        "incidents", {"incident_id": "20240305-a", "claims": 0}, {"incident_id": "20240305-b", "claims": 1}
    )
    assert standing(incidents)["incident_id"].to_pylist() == ["20240305-b"]
