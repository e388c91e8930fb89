"""What the notes print, rewritten: programs that run, each with the slip of the notes' own in it, in no language."""

_MINI_BATCH = """\
import random

x = list(range(1, 200))
y = [2 * value for value in x]
w, alpha = 1.0, 1e-5
rows, batch = range(199), []

for epoch in range(1000):
    batch += random.sample(rows, 2)
    loss = gradient = 0.0
    for i in (batch[0], batch[1]):
        error = w * x[i] - y[i]
        loss += error * error / 2
        slope = 2 * x[i] * error
        gradient += slope / 2
    w -= alpha * gradient
    print("epoch", epoch, loss, w)
    if loss < 1e-7:
        break
"""

_SGD = """\
import numpy as np

x = np.arange(1.0, 200.0)
y = 2 * x
w, alpha = 1.0, 1e-5

for epoch in range(1000):
    i = np.random.randint(199)
    error = w * x[i] - y[i]
    loss = error * error
    w -= alpha * 2 * x[i] * error
    print("epoch", epoch, loss, w)
    if loss < 1e-7:
        break
"""

_BGD = """\
for epoch in range(epochs):
    random.shuffle(samples)
    for x, y in samples:
        w -= alpha * 2 * x * (w * x - y)
"""

PROGRAMS = {1: _MINI_BATCH, 2: _SGD, 3: _SGD, 4: _BGD}
"""By the number of the point they belong to."""
