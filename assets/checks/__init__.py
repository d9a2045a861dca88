"""What is always true of the tables, each as an asset check. The list stands in `laws`; a breach is a line of text."""
