"""The data panel: what the visitor sees and does about the rows."""
