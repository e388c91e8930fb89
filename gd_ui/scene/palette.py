"""One colour per idea, safe for colour-blind eyes (Okabe and Ito), and what each becomes on a dark page.

Figures are written in the light colours; the player exchanges each for its dark partner.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Colour:
    """A colour on a light and on a dark page."""

    light: str
    dark: str


@dataclass(frozen=True)
class Palette:
    """The ideas that have a colour. Colours are for marks; words are in `text`, beside a mark."""

    data: Colour = Colour("#0072B2", "#56B4E9")
    batch: Colour = Colour("#C27C00", "#F5B83D")
    weight: Colour = Colour("#D55E00", "#FF7F50")
    optimum: Colour = Colour("#009E73", "#34C79A")
    pink: Colour = Colour("#CC79A7", "#E29BC4")
    rows: Colour = Colour("#9AA0A6", "#6F757B")
    trail: Colour = Colour("#5F656B", "#B0B6BC")
    text: Colour = Colour("#1F2933", "#ECEFF2")
    muted: Colour = Colour("#5B6570", "#A6AEB6")
    grid: Colour = Colour("#E1E4E8", "#30353A")
    paper: Colour = Colour("#FFFFFF", "#14171A")

    def as_message(self) -> dict[str, tuple[str, str]]:
        """Each name with its light and its dark colour."""
        colours = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: (colour.light, colour.dark) for name, colour in colours.items()}


PALETTE = Palette()
