"""Tests of the parser: pure, without a database."""
