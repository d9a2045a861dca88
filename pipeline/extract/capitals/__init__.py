"""Text that is all in capitals, as wires and headlines send it, in the letters that it would be printed with.

`recase` writes a sentence anew; `everyday` tells an everyday word from one that is likelier a name. Belongs here: which
words of such a text begin with a capital. Not here: what the names name (`names`, `places`, `parties`, `attribution`).
"""
