"""The dashboard's pages: each draws with ``render(services)`` and decides nothing."""
