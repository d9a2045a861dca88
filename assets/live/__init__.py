"""Live operation: a folder that is watched, sources that are polled, and tables that follow by themselves.

Two producers, `incoming` (files) and `polling` (sources), put inputs into the inbox and read them. One consumer,
`follow`, sees that the inbox is no longer what the tables were made from and brings them up to date. Neither waits for
the other, and what a broken run left undone the next look finds. How to run it: `docs/operate.md`.

Belongs here: what runs by itself. Not here: the main job that it starts (`assets.run`, `assets.steps`).
"""
