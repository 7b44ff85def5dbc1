"""Documents in: e-invoices, PDF, CSV and Excel become fields and problems; hostile input is refused.

``read.read_document`` is the door. Nothing here touches the database, the network or any file but the one it is handed.
"""
