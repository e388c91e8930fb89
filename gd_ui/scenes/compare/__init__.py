"""Runs of several batch sizes under one clock, and who arrives first."""
