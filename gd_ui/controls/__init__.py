"""What a declared control becomes: its name in the link, its input, its lock, its label, its unit."""
