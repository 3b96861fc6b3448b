"""How the one-folder program of a system is made; nothing here is part of the program."""
