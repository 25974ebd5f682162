import { randomUUID } from 'node:crypto';

/** A message of ours, as the partner has it. */
export type Received = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly ackId: string;
  readonly receivedAt: string;
  readonly bodySha256: string;
  readonly revision: number | undefined;
  /** When it was said, as its envelope has it. */
  readonly time: string;
  /** How often it arrived. */
  arrivals: number;
};

type Arrived = Omit<Received, 'ackId' | 'receivedAt' | 'arrivals'>;

/** As it is kept when it arrives. */
export const acknowledged = (message: Arrived): Received => ({
  ...message,
  ackId: randomUUID(),
  receivedAt: new Date().toISOString(),
  arrivals: 0,
});
