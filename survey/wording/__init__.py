"""A phrase: numbers and qualifiers in printed words, and the bounds they allow."""
