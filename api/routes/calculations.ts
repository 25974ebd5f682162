import { z } from 'zod';
import {
  CALCULATIONS,
  type CalculationKind,
  type CalculationRequest,
} from '../../shared/contract/calculation-contracts';
import { annualLeavePay } from '../../shared/law/calculators/annual-leave';
import type { Calculation } from '../../shared/law/calculators/calculation';
import { doubleWage } from '../../shared/law/calculators/double-wage';
import { economicCompensation, unlawfulTermination } from '../../shared/law/calculators/economic-compensation';
import { overtimePay } from '../../shared/law/calculators/overtime';
import { wageArrears } from '../../shared/law/calculators/wage-arrears';
import type { Handlers } from '../route';

const KINDS = Object.keys(CALCULATIONS) as CalculationKind[];

/** What may be claimed: pure arithmetic of `shared/law/calculators`, kept nowhere. */
export function calculationRoutes(): Pick<Handlers, 'listCalculations' | 'calculate'> {
  const items = KINDS.map((kind) => {
    const { label, claimKind, input } = CALCULATIONS[kind];
    return { kind, label, claimKind, input: z.toJSONSchema(input, { io: 'input' }) };
  });
  return {
    listCalculations: async () => ({ body: { items } }),
    calculate: async ({ body }) => {
      const { kind } = body;
      return { body: { kind, claimKind: CALCULATIONS[kind].claimKind, ...calculated(body) } };
    },
  };
}

function calculated(asked: CalculationRequest): Calculation {
  switch (asked.kind) {
    case 'wage-arrears':
      return wageArrears(asked.input);
    case 'overtime':
      return overtimePay(asked.input);
    case 'economic-compensation':
      return economicCompensation(asked.input);
    case 'unlawful-termination':
      return unlawfulTermination(asked.input);
    case 'double-wage':
      return doubleWage(asked.input);
    case 'annual-leave':
      return annualLeavePay(asked.input);
  }
}
