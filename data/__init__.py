"""Data that ships with the package: the lexicon of wordings and the encoded studies."""
