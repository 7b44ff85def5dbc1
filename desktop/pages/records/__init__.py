"""Suppliers, customers and employees: what the office knows of them, who wrote it, and what is odd."""
