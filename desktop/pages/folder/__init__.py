"""The page “Folder and laptops”."""
