"""What tests and benchmarks share: the app served, a browser and a proxy to look at it, students and attackers."""
