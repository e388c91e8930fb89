"""`python -m docs.scene_types` writes static/player/scene.d.ts: what the browser's code knows of a scene."""

import ast
import json
import re
from inspect import cleandoc, getsource
from pathlib import Path

from gd_ui.scene import schema
from gd_ui.scene.scene import Scene
from gd_ui.text.words import ByHandWords, KeyWords, LessonCaptions

WRITTEN = Path(__file__).parents[1] / "static/player/scene.d.ts"
HEAD = """\
// What Python sends to the player, as it is once its arrays are in their places. `python -m docs.scene_types` writes
// this file from gd_ui/scene/schema.py, the Scene in gd_ui/scene/scene.py and the lesson's words; a test compares them.

import type { Figure, Patch } from "./plotly.d.ts";

/** An array of Python's, of f8, f4, u4, u2 or u1. */
export type Packed = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;
"""
OTHERWISE = {"Json", "Figure", "Patch", "Packed"}
"""What is numpy's or Plotly's has types of the browser's own."""
PLAIN = {"str": "string", "int": "number", "float": "number", "bool": "boolean"}


def document() -> str:
    """The whole file."""
    written = [HEAD]
    for source in (Scene, schema, LessonCaptions, ByHandWords, KeyWords):
        body = ast.parse(getsource(source)).body
        for node, after in zip(body, [*body[1:], None], strict=True):
            match node:
                case ast.ClassDef():
                    written.append(_interface(node))
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name not in OTHERWISE:
                    written.append(f"{_comment(after)}export type {name} = {_type(value)};\n")
    return "\n".join(written)


def _interface(node: ast.ClassDef) -> str:
    bases = "".join(f" extends {_type(base)}" for base in node.bases)
    fields = "".join(_field(part) for part in node.body if isinstance(part, ast.AnnAssign))
    return f"{_comment(node.body[0])}export interface {node.name}{bases} {{\n{fields}}}\n"


def _field(part: ast.AnnAssign) -> str:
    """What may be None may be missing."""
    name, kind, may_be_missing = ast.unparse(part.target).rstrip("_"), part.annotation, ""
    if isinstance(kind, ast.BinOp) and ast.unparse(kind.right) == "None":
        kind, may_be_missing = kind.left, "?"
    return f"  {name}{may_be_missing}: {_type(kind)};\n"


def _type(kind: ast.expr) -> str:
    match kind:
        case ast.Name(id=name):
            return PLAIN.get(name, name)
        case ast.Constant(value=str(value)):
            return json.dumps(value)
        case ast.BinOp(left=left, right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            return " | ".join(map(_type, values.elts if isinstance(values, ast.Tuple) else [values]))
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, value])):
            return f"Record<{_type(key)}, {_type(value)}>"
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return f"{_type(item)}[]"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[item, ast.Constant()])):  # ...
            return f"{_type(item)}[]"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=items)):
            return f"[{', '.join(map(_type, items))}]"
    raise TypeError(f"no type of the browser's: {ast.unparse(kind)}")


def _comment(node: ast.AST | None) -> str:
    """The docstring, if `node` is one; a name in it as it is sent."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return ""
    lines = re.sub(r"`(\w+)_`", r"`\1`", cleandoc(str(node.value.value))).splitlines()
    if len(lines) == 1:
        return f"/** {lines[0]} */\n"
    return "".join(["/**\n", *(f" * {line}".rstrip() + "\n" for line in lines), " */\n"])


if __name__ == "__main__":
    WRITTEN.write_text(document(), encoding="utf-8")
