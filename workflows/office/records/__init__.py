"""Suppliers, customers and employees: records that all units share. RECORDS.md tells how they stand."""
