"""The one app: it stores what the parser reads, and serves editors and visitors."""
