"""From tokens to units, one letter each, which is what the rules see of a sentence.

`chunks` asks the reader of each word; `scan` is the sentence while its units are made; `unit` is what comes of it.
Belongs here: making units of words. Not here: what the words can be (`lexicon`), what units mean together (`rules`).
"""
