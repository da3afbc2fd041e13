"""How often articles were read: counted in access logs, or taken from what a counter exports.

Lines become a `Tally`; the wet modules are `opened`, which reads files, and `keeping`,
which keeps what was counted.
"""
