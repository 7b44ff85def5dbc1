"""The program's icon: one drawing of our own, and the containers that each system wishes for."""
