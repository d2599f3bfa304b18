"""Truth files of the seeds, one a page."""
