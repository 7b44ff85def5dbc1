"""What ``bench workflow`` runs beside ours, each a program of its own that needs nothing of this project.

``python FILE FOLDER COUNT`` takes so many requests from sent to done in a database of its own and prints
``{"seconds", "peak_mb", "version"}`` as JSON. Exit code 3 says that the engine is not installed there.
"""
