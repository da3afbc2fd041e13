"""Showing a site while it is written: pages are made when they are asked for, and told to reload.

Threads: one reads what was saved and shows it (`keeper`), one plans the whole site again
(`planner`), those of the server make pages (`kitchen`, one at a time). They meet in one
place, the `Now` that the keeper holds: a frozen value, replaced as a whole.
"""
