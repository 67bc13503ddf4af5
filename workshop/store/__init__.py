"""Rooms, phones and what they sealed, in SQLAlchemy Core: the same SQL on SQLite and PostgreSQL."""
