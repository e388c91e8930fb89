"""The words of what can be taken home."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """The parts of the line that says the settings."""

    between: str
    rate: str
    rate_each: str
    decay: str
    start: str
    batch: str
    shuffle: str
    fresh: str
    frozen: str
    seed: str
    stop_cost: str
    stop_batch: str
    stop_full: str
    updates: str
    at_most: str
    sizes: str
    passes: str
    target: str
    tolerance: str
    grid: str
    accuracy: str
    rules: str
    step: str
    spread: str
    start_two: str
    point: str


@dataclass(frozen=True)
class Columns:
    """What the tables count, and the columns that no table on the pages has."""

    counted: str
    counted_search: str
    counted_landscape: str
    rate: str
    run: str
    rule: str
    one_pass: str
    grid_w: str
    grid_cost: str
    best_w: str
    descent_w: str
    descent_cost: str
    cost_before: str
    gradient: str
    cost_after: str


@dataclass(frozen=True)
class Script:
    """Comments in the Python, and the head of what it prints."""

    about: str
    overflow: str
    data: str
    noise: str
    listed: str
    in_file: str
    centred: str
    largest: str
    standard: str
    in_units: str
    settings: str
    start: str
    rate: str
    decay: str
    tolerance: str
    target: str
    forward: str
    cost: str
    gradient: str
    shuffled: str
    partial: str
    single: str
    repeats: str
    keys: str
    frozen: str
    replayed: str
    best: str
    too_far: str
    not_finite: str
    stop: str
    diverged: str
    excess: str
    runs: str
    last_above: str
    for_good: str
    reached: str
    never: str
    grid: str
    lower: str
    descent: str
    rules: str
    race: str
    spread: str
    left: str
    printed_batch: str
    printed_all: str
    printed_compare: str
    printed_grid: str
    printed_landscape: str


@dataclass(frozen=True)
class Exports:
    """All of them."""

    line: Line
    columns: Columns
    script: Script
