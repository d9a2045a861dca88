"""What words can be: the files of this folder, what they come to, and the errors for mistakes in them.

`load` puts the tables together, `word_sets` reads lists of words by kind. Belongs here: the files, their formats and
what reads them. Not here: deciding what a word is in its sentence (`units`).
"""
