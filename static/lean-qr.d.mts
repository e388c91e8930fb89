export declare const correction: { L: number; M: number };
export declare function generate(text: string, options: { minCorrectionLevel: number }): { size: number; get(x: number, y: number): boolean };
