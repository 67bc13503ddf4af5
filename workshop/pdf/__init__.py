"""Handouts as PDF, made with reportlab."""
