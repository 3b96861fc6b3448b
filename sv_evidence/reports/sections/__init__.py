"""The sections of documents: facts into blocks, one section a file."""
