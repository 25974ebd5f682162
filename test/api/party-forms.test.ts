import { fenOf, answersOf } from '../../api/party/answers';
import { fieldsOf, type Field } from '../../api/party/fields';
import { plainLabel } from '../../api/party/plain-words';
import { typeByContent } from '../../api/party/photo';
import { CATALOGUE, inputSchema } from '../../shared/contract/acts';

const choices = () => undefined;
const PARTY_ACTS = CATALOGUE.flatMap((act) =>
  (['worker', 'employer'] as const)
    .filter((side) => act.by.includes(side))
    .map((side) => [act.name, side, act] as const),
);

/** All that is asked, groups opened. */
const asked = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => (field.kind === 'group' ? [field, ...asked(field.fields)] : [field]));

test.each(PARTY_ACTS)('%s asks the %s in Chinese alone, and never whose act it is', (_name, side, act) => {
  for (const field of asked(fieldsOf(inputSchema(act), { act: act.name, side, choices }))) {
    if (field.kind === 'settled') continue;
    expect(field.title).toMatch(/\p{Script=Han}/u);
    expect(field.path.split('.').at(-1)).not.toMatch(/^(by|side|sha256)$/);
    // A party acts today; only when money came may have been another day.
    if (field.path === 'on') expect(act.name).toMatch(/^performance\.record-/);
    if ('options' in field) for (const { label } of field.options) expect(label).toMatch(/\p{Script=Han}/u);
  }
});

test.each(PARTY_ACTS)('%s is called by the %s what it does itself, not what an office notes', (name, side, act) => {
  expect(plainLabel(name, side, act.label)).not.toMatch(/登记|债务人|当事人/);
});

test.each([
  ['3500', 350_000],
  ['3,500.5', 350_050],
  ['３５００元', 350_000],
  ['0.01', 1],
  ['3500.999', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['三千', undefined],
])('「%s」 yuan are %p fen', (text, fen) => expect(fenOf(text)).toBe(fen));

test('a signature needs no more than to be sent, and is the party’s own', () => {
  const sign = CATALOGUE.find(({ name }) => name === 'agreement.sign')!;
  const fields = fieldsOf(inputSchema(sign), { act: sign.name, side: 'worker', choices });
  const sent = new URLSearchParams({ 'input.marks.0.by': 'employer' });
  expect(answersOf(fields, sent)).toEqual({ input: { marks: [{ by: 'worker' }] }, faults: [] });
});

test.each([
  ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a paper', Buffer.from('%PDF-1.7'), 'application/pdf'],
  ['a page', Buffer.from('<!doctype html><script>'), undefined],
  ['a drawing with a script', Buffer.from('<svg onload="alert(1)">'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s is known by its content', (_what, bytes, type) => expect(typeByContent(bytes)).toBe(type));
