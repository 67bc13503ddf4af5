"""What phones, the projector and the watcher get: plain pages, one stream, one place to post to."""

from workshop.participant.routes import pages_for, routes

__all__ = ["pages_for", "routes"]
