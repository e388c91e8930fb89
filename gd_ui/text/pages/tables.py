"""The words for a visitor's own table: why it, or one of its rows, cannot be read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RefusedTable:
    """A sentence for each `TableProblem`."""

    empty: str
    too_big: str
    workbook: str
    gzip: str
    pdf: str
    binary: str
    encoding: str
    one_column: str
    too_many_columns: str
    too_many_rows: str
    unclosed_quote: str
    header_only: str
    too_few_readable: str
    x_all_zero: str
    x_too_small: str


@dataclass(frozen=True)
class RefusedRow:
    """A sentence for each `CellProblem`."""

    text: str
    empty: str
    missing: str
    surplus: str
    not_finite: str
    too_large: str
    formula: str
    thousands: str
    decimal_comma: str
    decimal_point: str
    wide_digits: str
    line_break: str


@dataclass(frozen=True)
class Tables:
    """All of them; `left_out` and `more` stand around the rows shown, `nothing` where a value is empty."""

    table: RefusedTable
    row: RefusedRow
    left_out: str
    more: str
    nothing: str


EN = Tables(
    table=RefusedTable(
        empty="There is nothing in it. Expected two columns of numbers, one row on each line.",
        too_big="It has {found} MB; at most {limit} MB can be read. Keep fewer rows, or only the two columns you need.",
        workbook="This is an Excel workbook or a zip file, not a CSV. Open it and save the sheet as CSV, or copy two columns and paste them.",
        gzip="This file is packed by gzip, it is not a CSV. Unpack it and choose the CSV inside.",
        pdf="This is a PDF, not a CSV. Save the table as CSV where it came from, or copy two columns and paste them.",
        binary="Line {line} holds a NUL byte, so this is not a text. Expected a CSV in UTF-8, in GBK, or in UTF-16 with a byte order mark.",
        encoding='Line {line}: the byte {value} cannot be read as UTF-8, UTF-16 or GBK. Save the file as "CSV UTF-8".',
        one_column="Most lines have one column only. Expected two, for x and y, with a comma, a semicolon or a tab between them. Line {line} is {value}.",
        too_many_columns="Line {line} has {found} columns; at most {limit} can be read. Keep only the two columns you need.",
        too_many_rows="It has {found} rows; at most {limit} can be read. Keep fewer, for instance every tenth.",
        unclosed_quote='Line {line}, column {column}: a quotation mark (") opens before {value} and is never closed. Close it, or remove it.',
        header_only="Line {line} names the columns, but no row follows. Expected two numbers on each line below it.",
        too_few_readable="{found} of {limit} rows can be read, fewer than half. The first that cannot: {first}",
        x_all_zero="Every x, in column {column}, is 0. The cost is then the same for every w: there is nothing to learn. Choose another column for x.",
        x_too_small="The largest |x|, in column {column}, is {value}. Expected at least 1e-50: take another unit, or another column for x.",
    ),
    row=RefusedRow(
        text="Line {line}, column {column}: {value} is not a number. Expected one such as 12, -0.5 or 1e-3.",
        empty="Line {line}, column {column}: the cell is empty. Expected a number.",
        missing="Line {line} ends before column {column}. Expected a cell for every column.",
        surplus="Line {line} goes on after the last column, {column}, with {value}. Expected one cell for every column.",
        not_finite="Line {line}, column {column}: {value} is not finite. Expected a number between -1e50 and 1e50.",
        too_large="Line {line}, column {column}: {value} is too large. Expected a number between -1e50 and 1e50.",
        formula="Line {line}, column {column}: {value} is a formula. Expected its result: save the sheet with values instead of formulas.",
        thousands="Line {line}, column {column}: {value} has separators between its digits. Expected the digits alone, such as 1234567.",
        decimal_comma="Line {line}, column {column}: {value} has a decimal comma. Expected a decimal point; commas are read where the whole table has them and a semicolon or a tab between its columns.",
        decimal_point="Line {line}, column {column}: {value} has a decimal point where the table has decimal commas. Expected a comma.",
        wide_digits="Line {line}, column {column}: {value} is typed in full-width characters. Expected half-width ones, such as 12.5.",
        line_break='Line {line}, column {column}: {value} goes over several lines. Expected a number; look for a quotation mark (") too many or too few.',
    ),
    left_out="Rows that cannot be read and are left out: {unreadable} of {rows}.",
    more="And {more} more.",
    nothing="an empty cell",
)

ZH = Tables(
    table=RefusedTable(
        empty="里面什么也没有。应为两列数，每行一个样本。",
        too_big="大小为 {found} MB，最多能读取 {limit} MB。请减少行数，或只保留需要的两列。",
        workbook="这是 Excel 工作簿或 zip 压缩包，不是 CSV。请打开它，把工作表另存为 CSV，或者复制其中两列再粘贴过来。",
        gzip="这是 gzip 压缩文件，不是 CSV。请先解压，再选择里面的 CSV。",
        pdf="这是 PDF，不是 CSV。请在原来的软件里把表格另存为 CSV，或者复制其中两列再粘贴过来。",
        binary="第 {line} 行含有 NUL 字节，所以这不是文本。应为 CSV 文本，编码为 UTF-8、GBK，或带 BOM 的 UTF-16。",
        encoding="第 {line} 行：字节 {value} 用 UTF-8、UTF-16、GBK 都读不出来。请把文件另存为“CSV UTF-8”。",
        one_column="多数行只有一列。应为 x 和 y 两列，中间用半角逗号、分号或制表符隔开。第 {line} 行是 {value}。",
        too_many_columns="第 {line} 行有 {found} 列，最多能读取 {limit} 列。请只保留需要的两列。",
        too_many_rows="共有 {found} 行，最多能读取 {limit} 行。请减少行数，例如每十行取一行。",
        unclosed_quote='第 {line} 行 {column} 列：{value} 前面的引号（"）一直没有闭合。请补上另一半，或删去它。',
        header_only="第 {line} 行是列名，下面却没有数据。应在它下面每行写两个数。",
        too_few_readable="{limit} 行中能读取的有 {found} 行，不到一半。第一处读不出来的：{first}",
        x_all_zero="作为 x 的 {column} 列全是 0。这时无论 w 取什么值，损失都一样，没有可学的东西。请为 x 另选一列。",
        x_too_small="作为 x 的 {column} 列中，|x| 最大只有 {value}，应不小于 1e-50。请换一个单位，或为 x 另选一列。",
    ),
    row=RefusedRow(
        text="第 {line} 行 {column} 列：{value} 不是数。应为 12、-0.5 或 1e-3 这样的数。",
        empty="第 {line} 行 {column} 列：单元格是空的。应为一个数。",
        missing="第 {line} 行没有 {column} 列。每一列都应有一个单元格。",
        surplus="第 {line} 行在最后一列 {column} 之后还有{value}。每一列只应有一个单元格。",
        not_finite="第 {line} 行 {column} 列：{value} 不是有限的数。应在 -1e50 与 1e50 之间。",
        too_large="第 {line} 行 {column} 列：{value} 的绝对值太大。应在 -1e50 与 1e50 之间。",
        formula="第 {line} 行 {column} 列：{value} 是公式。应为它的结果：请把公式换成数值再保存。",
        thousands="第 {line} 行 {column} 列：{value} 的数字之间有分隔符。应只写数字，例如 1234567。",
        decimal_comma="第 {line} 行 {column} 列：{value} 用逗号作小数点。应写成小数点；只有整个表格都用小数逗号，并且列之间用分号或制表符隔开时，才按小数逗号读取。",
        decimal_point="第 {line} 行 {column} 列：{value} 用的是小数点，而整个表格用的是小数逗号。应写成逗号。",
        wide_digits="第 {line} 行 {column} 列：{value} 是全角字符。应为半角，例如 12.5。",
        line_break='第 {line} 行 {column} 列：{value} 跨了好几行。应为一个数；请检查引号（"）是否多了或少了。',
    ),
    left_out="共 {rows} 行，其中 {unreadable} 行读不出来，没有采用。",
    more="还有 {more} 行。",
    nothing="空单元格",
)
