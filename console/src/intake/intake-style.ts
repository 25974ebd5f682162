export const HEAD = { fontSize: 18, margin: 0 } as const;
export const GAP = { marginBlockStart: 16 } as const;
