"""What is made of incidents for readers: sums by day, the figures known at a moment, the explanation of an incident.

Belongs here: plain functions from tables to tables or text. Not here: how incidents come about
(`pipeline.reconcile`), exports and reports as files, commands (`assets`).
"""

from pipeline.publish.as_of import AS_OF_SQL, as_of
from pipeline.publish.daily_totals import INCIDENT_COLUMNS, Group, Summand, daily_totals, summands
from pipeline.publish.explain import Explanation, explain
from pipeline.publish.explain_text import explanation_text
from pipeline.publish.in_sentence import place_in_sentence
from pipeline.publish.policy import POLICIES, POLICY_SQL, Policy, under_policy
from pipeline.publish.standing import standing

__all__ = [
    "AS_OF_SQL",
    "INCIDENT_COLUMNS",
    "POLICIES",
    "POLICY_SQL",
    "Explanation",
    "Group",
    "Policy",
    "Summand",
    "as_of",
    "daily_totals",
    "explain",
    "explanation_text",
    "place_in_sentence",
    "standing",
    "summands",
    "under_policy",
]
