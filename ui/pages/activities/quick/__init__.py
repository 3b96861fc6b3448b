"""The five-second log: one line, or several, read as activities."""
