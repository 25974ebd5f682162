const OFFSET_MS = 8 * 3_600_000;

/** A UTC instant on the clock of Chongqing, to the second: `2026-07-14 10:22:05`. */
export const instantText = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
