"""The sheet that logs one activity with its files."""
