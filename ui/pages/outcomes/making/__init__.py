"""Make measurable: seven lines that turn a headline aim into something a stranger could check."""
