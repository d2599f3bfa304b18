"""What the machine does with documents: store, parse, place, and record what became of each."""
