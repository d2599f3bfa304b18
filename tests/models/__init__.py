"""Tests of the models and their reads."""
