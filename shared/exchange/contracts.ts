import type { z } from 'zod';
import type { Contract } from './contract';
import { ARBITRATION } from './contracts/arbitration';
import { COURT } from './contracts/court';
import { HOTLINE } from './contracts/hotline';
import { INSPECTION } from './contracts/inspection';
import { NATIONAL_PLATFORM } from './contracts/national-platform';
import { UNION } from './contracts/union';
import type { Partner } from './partners';

/** What is exchanged with whom. A new partner is a line here, a contract, an adapter and a translator. */
export const CONTRACTS = {
  court: COURT,
  arbitration: ARBITRATION,
  union: UNION,
  hotline: HOTLINE,
  inspection: INSPECTION,
  'national-platform': NATIONAL_PLATFORM,
} as const satisfies Record<Partner, Contract>;

/** The schema of what we send under a name, or of what we receive under it. */
export const schemaOf = (partner: Partner, direction: keyof Contract, name: string): z.ZodType | undefined => {
  const schemas: Contract[typeof direction] = CONTRACTS[partner][direction];
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
};
