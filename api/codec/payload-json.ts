import type { Payload } from '@temporalio/common';
import { z } from 'zod';

const base64 = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));

/** Payloads as protobuf's JSON has them: every byte string in base64. */
export const payloadsShape = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), base64).default({}), data: base64.default(Buffer.of()) }))
    .max(10_000),
});

/** The same text again. */
export const payloadsText = (payloads: readonly Payload[]): string =>
  JSON.stringify({
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, bytes]) => [name, inBase64(bytes)])),
      data: inBase64(data ?? Buffer.of()),
    })),
  });

const inBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
