"""Training and judging the line model on a folder in the corpus format. No Django, no network, numpy alone."""
