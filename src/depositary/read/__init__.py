"""Document → Reading: tokens, grammar over them, claims, discourse. Pure: no I/O, no shared state."""
