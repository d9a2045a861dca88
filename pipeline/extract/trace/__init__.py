"""How a text came to its claims: the steps noted on the way, as data and as text.

Belongs here: the account and how it is written. Not here: the steps that it tells of, which know nothing of it.
"""
