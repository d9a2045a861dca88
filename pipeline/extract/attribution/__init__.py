"""Who is cited for a figure: citations in a sentence, the speaker in each, and the choice of one for each figure.

`cites` finds the citations, `speakers` reads who speaks, `voices` follows them through a document, `link` chooses one
for each figure. Belongs here: reading who says so. Not here: who did it and to whom (`parties`).
"""
