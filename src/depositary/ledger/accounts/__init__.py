"""Accounts beside the ledger: people and their roles, sessions, tokens, log-in throttling, and the audit log."""
