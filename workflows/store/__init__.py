"""The local database of one office, and the only room with SQL.

The entry tables hold the log and are the truth; every other table is a projection that can be rebuilt from it.
Start at :mod:`workflows.store.store`.
"""
