"""What is always true of the tables, each as an asset check. The list stands in `laws`; a breach is a line of text.

Belongs here: the laws and what holds them. Not here: what keeps rows with mistakes from being written
(`schemas.conformance`).
"""
