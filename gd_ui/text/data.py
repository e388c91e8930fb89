"""The words of the data panel, and of a table that cannot be read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExampleWords:
    """What x and y are in a set of example data, and what there is to see."""

    x: str
    y: str
    see: str


@dataclass(frozen=True)
class Examples:
    """Those of each `gd_ui.rows.examples.Example`."""

    planets: ExampleWords
    moons: ExampleWords
    hubble: ExampleWords
    boiling: ExampleWords
    atmosphere: ExampleWords
    animals: ExampleWords
    anscombe: ExampleWords


@dataclass(frozen=True)
class Data:
    """What stands in it, and what is said of the rows chosen."""

    title: str
    now_notes: str
    now_example: str
    now_made: str
    now_drawn: str
    now_file: str
    now_left_out: str
    now_noise: str
    now_scaled: str
    now_standard: str
    now_centred: str
    no_range: str
    as_it_comes: str
    because_of_notes: str
    kept_by_locks: str
    divided: str
    standardised: str
    constant: str
    intercept: str
    centre_now: str
    thinned: str
    axis: str
    x_divided: str
    x_standardised: str
    x_centred: str
    upload: str
    choose_file: str
    upload_help: str
    paste: str
    paste_help: str
    private: str
    x_column: str
    y_column: str
    same_column: str
    pasted: str
    no_header: str
    read_rows: str
    kept: str
    not_taken: str
    lost: str
    lost_unnamed: str
    points_zero: str
    example_is: str
    examples: Examples


@dataclass(frozen=True)
class RefusedTable:
    """A sentence for each `TableProblem`."""

    empty: str
    too_big: str
    workbook: str
    gzip: str
    pdf: str
    binary: str
    json: str
    html: str
    encoding: str
    one_column: str
    too_many_columns: str
    too_many_rows: str
    unclosed_quote: str
    header_only: str
    too_few_readable: str
    all_missing: str
    shifted: str
    may_be_both: str
    x_all_zero: str
    x_too_small: str


@dataclass(frozen=True)
class RefusedRow:
    """A sentence for each `CellProblem`."""

    text: str
    short: str
    surplus: str
    not_finite: str
    too_large: str
    formula: str
    decimal_comma: str
    decimal_point: str
    other_unit: str
    line_break: str


@dataclass(frozen=True)
class MarkNames:
    """Decimal marks."""

    point: str
    comma: str


@dataclass(frozen=True)
class DelimiterNames:
    """Those of `gd_ui.rows.tables.DELIMITERS`, in the same order."""

    tab: str
    semicolon: str
    wide_comma: str
    comma: str
    blanks: str


@dataclass(frozen=True)
class HowRead:
    """The parts of the line that says how a table was read, why a number is that one, and what may be changed."""

    columns: str
    names: str
    no_names: str
    above: str
    decimal: str
    no_decimals: str
    encoding: str
    missing: str
    unreadable: str
    bared: str
    proved: str
    whole: str
    large: str
    told: str
    remembered: str
    change: str
    found: str
    decimal_label: str
    delimiter_label: str
    names_label: str
    encoding_label: str
    in_first_line: str
    none: str
    marks: MarkNames
    delimiters: DelimiterNames


@dataclass(frozen=True)
class Tables:
    """All of them; `left_out` and `more` stand around the rows shown, `nothing` where a value is empty."""

    table: RefusedTable
    row: RefusedRow
    how: HowRead
    left_out: str
    more: str
    nothing: str
