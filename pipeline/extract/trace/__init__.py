"""How a text came to its claims: the steps noted on the way, as data and as text."""
