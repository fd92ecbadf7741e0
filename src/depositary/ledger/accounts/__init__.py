"""Accounts beside the ledger: people and their roles, sessions, tokens, sign-in throttling, and the audit log.

An open ledger and what somebody showed go in; who it is, or an `AccountError`, comes out. Nothing here knows of HTTP.
"""
