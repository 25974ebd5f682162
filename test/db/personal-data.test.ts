import { z } from 'zod';
import { personalData, type PersonalData } from '../../db/personal-data';
import { caseKeyOf, eraseCaseKey } from '../../db/case-keys';
import { casesKnowing } from '../../db/personal-index';
import { statement } from '../../shared/case/fields';
import { partyForm, type Party } from '../../shared/case/form';
import { shown, tokensIn } from '../../shared/case/personal';
import { keysUnder } from '../../shared/platform/keys/key-chest';
import { fixedKeyring, namedKey } from '../../shared/platform/keys/keyring';
import { SUITES, type SuiteName } from '../../shared/platform/keys/suite';
import { freshDatabase, type FreshDatabase } from '../support/database';

const RAN: Party = {
  ...{ id: 'p1', side: 'worker', kind: 'natural-person', name: '冉启贵' },
  ...{ idNo: '500108199001011234', phone: '139 0000-1234', email: 'ran@example.cn', address: '重庆市南岸区示例路1号' },
};
const SECRETS = [RAN.idNo, RAN.phone, RAN.email, '示例路'] as string[];

describe.each(Object.keys(SUITES) as SuiteName[])('numbers and addresses of people, in the suite %s', (suite) => {
  const keys = keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: suite });
  let database: FreshDatabase;
  let personal: PersonalData;
  beforeAll(async () => {
    database = await freshDatabase();
    personal = personalData(database.pool, keys);
  });
  afterAll(() => database.drop());

  const protect = (caseNo: string, party: Party, known?: readonly Party[]): Promise<Party> =>
    personal.protect(database.pool, { caseNo, schema: partyForm, known }, party);
  const phoneTerm = (phone: string) => personal.term('worker', 'phone', phone);

  test('are tokens from the door on: nothing of them is readable, the name stays', async () => {
    const party = await protect('CQ-2026-000001', RAN);
    const text = JSON.stringify(party);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(party.name).toBe('冉启贵');
    expect(tokensIn(text).map(({ kind, mask }) => [kind, mask])).toEqual([
      ['identity-number', '500****34'],
      ['phone', '139****1234'],
      ['email', 'r****@example.cn'],
      ['address', '重庆市南岸区****'],
    ]);
    expect(shown(`电话 ${party.phone}`)).toBe('电话 139****1234');
  });

  test('are read again by who has the keys, in any text; a text without any is what it is', async () => {
    const { phone, email } = await protect('CQ-2026-000002', RAN);
    expect(await personal.open(`请联系 ${phone} 或者 ${email}。`)).toBe('请联系 139 0000-1234 或者 ran@example.cn。');
    expect(await personal.open('没有')).toBe('没有');
    const elsewhere = personalData(database.pool, keys);
    expect(await elsewhere.open(phone ?? '')).toBe(RAN.phone);
  });

  test('do not open as another kind, or under the key of another case', async () => {
    const [{ phone = '' }, other] = [await protect('CQ-2026-000003', RAN), await protect('CQ-2026-000004', RAN)];
    await expect(personal.open(phone.replace('|phone|', '|email|'))).rejects.toThrow();
    const [mine, theirs] = [tokensIn(phone)[0]!.keyId, tokensIn(other.phone ?? '')[0]!.keyId];
    await expect(personal.open(phone.replace(mine, theirs))).rejects.toThrow();
  });

  test('a mask that was shown and is sent back stays what it is; what is typed anew is new', async () => {
    const before = await protect('CQ-2026-000005', RAN);
    const sentBack = { ...RAN, phone: '139****1234', email: 'r****@example.cn', idNo: '500108199001015678' };
    const after = await protect('CQ-2026-000005', sentBack, [before]);
    expect([after.phone, after.email]).toEqual([before.phone, before.email]);
    expect(await personal.open(after.idNo ?? '')).toBe('500108199001015678');
  });

  test('are found in free text as well, and masks that a caseworker sends back are what they mask', async () => {
    const about = { caseNo: 'CQ-2026-000008', schema: z.strictObject({ text: statement }), known: [] };
    const typed = { text: '电话13900005678，卡号6217003760001234566' };
    expect(personal.concerns(about.schema, typed)).toBe(true);
    expect(personal.concerns(about.schema, { text: '工资3500元' })).toBe(false);
    const kept = await personal.protect(database.pool, about, typed);
    expect(shown(kept.text)).toBe('电话139****5678，卡号****4566');
    expect(await personal.open(kept.text)).toBe(typed.text);
    const again = { text: `${shown(kept.text)}，更正金额` };
    const read = await personal.protect(database.pool, { ...about, read: { claims: [kept] } }, again);
    expect(await personal.open(read.text)).toBe(`${typed.text}，更正金额`);
    const unread = await personal.protect(database.pool, about, again);
    expect(unread.text).toBe(again.text);
    expect(await casesKnowing(database.pool, [phoneTerm('13900005678')])).toEqual([]);
  });

  test('a mask that two numbers share stays a mask', async () => {
    const about = { caseNo: 'CQ-2026-000009', schema: z.strictObject({ text: statement }), known: [] };
    const read = await personal.protect(database.pool, about, { text: '13911115678 13922225678' });
    const sentBack = { text: '139****5678' };
    expect(await personal.protect(database.pool, { ...about, read }, sentBack)).toEqual(sentBack);
  });

  test('find their case exactly, however they are written, and on their own side only', async () => {
    await protect('CQ-2026-000006', { ...RAN, phone: '13712345678' });
    expect(await casesKnowing(database.pool, [phoneTerm('137-1234 5678')])).toEqual(['CQ-2026-000006']);
    expect(await casesKnowing(database.pool, [phoneTerm('13712345679')])).toEqual([]);
    expect(await casesKnowing(database.pool, [personal.term('employer', 'phone', '13712345678')])).toEqual([]);
  });

  test('are gone for ever with the key of their case, and nobody is found by them any more', async () => {
    const party = await protect('CQ-2026-000007', { ...RAN, phone: '13600000007' });
    expect(await eraseCaseKey(database.pool, 'CQ-2026-000007')).toBe(true);
    expect(await eraseCaseKey(database.pool, 'CQ-2026-000007')).toBe(false);
    await expect(personalData(database.pool, keys).open(party.phone ?? '')).rejects.toThrow('has been deleted');
    expect(await casesKnowing(database.pool, [phoneTerm('13600000007')])).toEqual([]);
  });

  test('a new master key wraps the keys of all cases anew; what was written before is read, without the old one too', async () => {
    const { phone = '' } = await protect('CQ-2026-000008', RAN);
    const next = namedKey('personal-next', Buffer.alloc(32, 9), suite);
    const both = { ...keys, personal: fixedKeyring(next, keys.personal.current()) };
    const rotating = personalData(database.pool, both);
    while ((await rotating.rewrap(3)) > 0);
    expect((await caseKeyOf(database.pool, 'CQ-2026-000008'))?.masterId).toBe('personal-next');
    const afterwards = personalData(database.pool, { ...keys, personal: fixedKeyring(next) });
    expect(await afterwards.open(phone)).toBe(RAN.phone);
    await personalData(database.pool, { ...keys, personal: fixedKeyring(keys.personal.current(), next) }).rewrap(100);
  });
});
