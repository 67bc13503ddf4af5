"""The dashboard's parts: each draws one thing."""
