"""Words for people, serving window, commands and documents."""
