"""Limited child processes for everything foreign."""
