"""One process, two doors: the phones' pages and the facilitator's dashboard behind one gate."""
