"""Countersign's core: approvals and automations with no server and no screen."""

__version__ = "0.1.0"
