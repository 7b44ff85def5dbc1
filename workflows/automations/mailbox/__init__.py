"""Mailboxes that are read: what comes in sets automations off, and replies of approvers decide."""
