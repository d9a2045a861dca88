"""Weapon models: the catalogue, their names in a text, and which one a figure counts or names.

Belongs here: models of weapons. Not here: classes of weapons, which are nouns like others (`lexicon`).
"""
