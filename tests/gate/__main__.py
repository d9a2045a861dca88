"""`python -m tests.gate`."""

from tests.gate.run import main

if __name__ == "__main__":
    raise SystemExit(main())
