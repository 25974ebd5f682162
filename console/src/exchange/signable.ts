import type { ListedMandate } from './mandates';

/** Whether materials can be signed for: the mandate is not answered yet, or was taken without them. */
export const toBeSigned = ({ state }: ListedMandate): boolean =>
  state === 'awaiting-answer' || state === 'awaiting-materials';
