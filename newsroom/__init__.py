"""The project: the wiring of the one app to its environment, and no domain."""
