import { compose } from '../../shared/documents/compose';
import { findDocumentKind } from '../../shared/documents/kinds';
import { localDate } from '../../shared/law/local-date';
import { inEffect } from '../support/builders';

const papered = (name: string, account: object): string => {
  const [party] = inEffect().facts.registration.parties;
  const { facts } = inEffect().does('standing.correct-party', { party: { ...party!, ...account }, reason: '登记账户' });
  const kind = findDocumentKind(name)!;
  return JSON.stringify(
    compose(kind, { facts, today: localDate('2026-07-20'), about: '1', letterhead: undefined }).model.blocks,
  );
};

test.each(['mediation-agreement', 'performance-notice'])(
  'the %s says into which account the worker is paid, if one is known',
  (name) => {
    const account = { bank: '示例银行南坪支行', bankAccount: '6217003760001234566' };
    expect(papered(name, account)).toMatch(/收款账户：户名[^，]+，开户行示例银行南坪支行，账号6217003760001234566。/);
    expect(papered(name, {})).not.toContain('收款账户');
  },
);
