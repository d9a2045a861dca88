"""Numbers in a sentence: their values, the words that bound them, and those that name something and count nothing.

`figures` puts them together. Belongs here: reading numbers. Not here: what is counted (`units`), sums of money
(`money`).
"""
