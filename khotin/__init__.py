"""Kho Tin: a static-site generator for the news archive of a Vietnamese district."""

__version__ = "0.1.0"
