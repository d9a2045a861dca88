"""Which sums of money are help: from whom, in whose currency, given or refused, and which is a part of which.

`sums` weighs the words around a sum. Belongs here: what makes a sum help. Not here: sums of money as such (`money`).
"""
