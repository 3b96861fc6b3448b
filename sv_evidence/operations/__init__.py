"""The verbs: what a person can do."""
