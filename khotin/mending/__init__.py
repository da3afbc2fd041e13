"""Mending a file where no judgement is needed: its encoding, its front matter, its spaces.

What a file says stays as it was; every byte that needs no mending does, too.
"""
