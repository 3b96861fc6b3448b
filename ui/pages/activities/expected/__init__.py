"""The list of what was expected and is not logged."""
