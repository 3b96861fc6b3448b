"""Go to anything: records, words inside files, and what can be done, by keys alone."""
