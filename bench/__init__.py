"""How fast, how small: measured against the real server, beside the figures we want to beat."""
