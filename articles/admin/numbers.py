"""Numbers in what a browser sends, which may be anything."""

MOST_DIGITS = 18  # of a key that every database can hold: 2**63 has nineteen


def number_in(text: str, otherwise: int = 0) -> int:
    """Return the number that ``text`` writes in plain digits, ``otherwise`` for what is none or could be no key."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else otherwise
