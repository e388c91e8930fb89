// Of Plotly what the player calls, and of what it lays out (its own, so its version is pinned) what the player reads.

export {};

declare global {
  var Plotly: {
    react(plot: Plot, data: object[], layout: object, config: object): void;
    update(plot: Plot, traces: object, layout: object): Promise<void>;
    relayout(plot: Plot, change: object): Promise<unknown>;
    toImage(plot: Plot, options: object): Promise<string>;
    purge(plot: Plot): void;
  };

  interface Plot extends HTMLDivElement {
    data?: object[];
    layout: Record<string, { type?: string; range: [number, number] }>;
    _fullLayout?: LaidAxes & { width: number; height: number };
    on(event: string, act: (change: object) => void): void;
  }

  /** Pixels are counted from the panel's corner. */
  interface LaidAxis {
    _offset: number;
    _length: number;
    type?: string;
    d2p(value: number): number;
    p2d(pixels: number): number;
  }

  interface LaidAxes {
    [axis: `${"x" | "y"}axis${string}`]: LaidAxis;
  }
}
