/** Where the baseline's worker looks for work. */
export const BARE_QUEUE = 'bare';
