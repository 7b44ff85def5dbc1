"""Working together through a shared folder: exchange, members, who has seen what, what a folder keeps back."""
