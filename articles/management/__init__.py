"""The commands of the site, for those who run it and import into it."""
