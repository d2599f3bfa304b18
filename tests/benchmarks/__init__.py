"""Figures on demand: ``python -m tests.benchmarks.…``; no test is timed."""
