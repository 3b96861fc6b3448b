"""The same verbs from a terminal. Says what it did in plain lines, or in one JSON object."""
