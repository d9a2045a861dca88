"""The corpus: texts with everything that they claim, and the reader of their files."""
