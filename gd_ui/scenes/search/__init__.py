"""The grid and gradient descent under one clock."""
