"""The outcomes page: every framework as a tree, and one measure with all that proves it."""
