"""Settings: whose workspace it is, values, people, keys and backup, and who is at work."""
