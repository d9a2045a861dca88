"""Who did what is counted, and to whom: states and armed groups, what each does in its sentence, and the choice.

`finder` finds the names, `roles` says what each does, `link` chooses for each figure. Belongs here: reading who did it
and to whom. Not here: who is cited for it (`attribution`).
"""
