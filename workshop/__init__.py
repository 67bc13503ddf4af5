"""A toolkit for facilitated workshops: dashboard, phone pages and handouts."""

__version__ = "0.1.0"
