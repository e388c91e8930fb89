"""What a hostile visitor does to the app: each attack is bounded in count and time, and gives what it saw.

tests/attacks says what must not come of them; `python -m benchmarks.attacks` what others notice meanwhile.
"""
