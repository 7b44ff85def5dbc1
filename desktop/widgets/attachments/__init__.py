"""Documents shown in place: pages, pictures, text, e-invoices. Nothing is opened by another program."""
