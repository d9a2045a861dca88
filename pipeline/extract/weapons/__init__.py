"""Weapon models: the catalogue, their names in a text, and which one a figure counts or names."""
