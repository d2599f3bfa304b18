"""The tests: a mirror of the app, beside golden pages and quality floors."""
