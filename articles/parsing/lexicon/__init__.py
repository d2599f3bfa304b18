"""Words of the trade by language, as plain data: what the rules of the parser look for."""
