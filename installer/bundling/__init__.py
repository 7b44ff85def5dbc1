"""Makes the folder that people download: both programs, what they need, its licences, and a bill of all materials.

Start at :mod:`installer.bundling.build`; what goes in and what stays out stands in :mod:`installer.bundling.contents`.
"""
