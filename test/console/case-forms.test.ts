import { z } from 'zod';
import { formUi, shownSchema } from '../../console/src/case/form-ui';
import { fenOf, yuanField, yuanText } from '../../console/src/case/money-text';
import { faultsOf, filledIn } from '../../console/src/case/schema-check';
import { laidOut } from '../../console/src/case/path-layout';
import { findAction } from '../../shared/case/actions';
import { date, fen, statement, words } from '../../shared/case/fields';
import { CATALOGUE, inputSchema } from '../../shared/contract/acts';
import { formSchema, type JsonSchema } from '../../shared/contract/form-schema';

const schemaOf = (name: string): JsonSchema => inputSchema(findAction(name)!);
const faults = (name: string, input: unknown): string[] =>
  faultsOf(schemaOf(name), filledIn(schemaOf(name), input)).map(({ path, message }) => `${path.join('.')} ${message}`);

describe('a form follows from the schema of its act', () => {
  test('an act that the console has never heard of gets its widgets', () => {
    const input = z.strictObject({
      decision: z.enum(['closed', 'rejected']),
      amountFen: fen,
      payOn: date,
      why: statement,
      title: words(40),
      served: z.boolean(),
      sworn: z.literal(true),
      claimNos: z.array(z.int()).optional(),
      names: z.array(words(20)),
      on: date.optional(),
    });
    const schema = formSchema('novelty.do-something', z.toJSONSchema(input, { io: 'input' }));
    const ui = formUi(schema) as Record<string, Record<string, unknown>>;
    const widgets = Object.fromEntries(
      Object.keys(schema.properties as object).map((name) => [name, ui[name]?.['ui:widget']]),
    );
    expect(widgets).toEqual({
      decision: 'code',
      amountFen: 'yuan',
      payOn: 'day',
      why: 'statement',
      title: undefined,
      served: 'yesNo',
      sworn: 'tick',
      claimNos: 'choice',
      names: 'lines',
      on: 'day',
    });
    expect((ui as { 'ui:order'?: string[] })['ui:order']?.at(-1)).toBe('on');
  });

  test('no field of any act is left without a widget that fits its type', () => {
    const fields = CATALOGUE.flatMap((action) => {
      const ui = formUi(inputSchema(action)) as Record<string, Record<string, unknown>>;
      const properties = inputSchema(action).properties as Record<string, { type?: string; items?: { type?: string } }>;
      return Object.entries(properties).map(([name, { type, items }]) => ({
        at: `${action.name}.${name}`,
        type,
        isList: type === 'array' && items?.type !== 'object',
        widget: ui[name]?.['ui:widget'],
      }));
    });
    expect(
      fields.filter(({ type }) => !['object', 'array', 'string', 'integer', 'boolean'].includes(type ?? '')),
    ).toEqual([]);
    expect(fields.filter(({ isList, type, widget }) => (isList || type === 'boolean') && !widget)).toEqual([]);
  });

  test('what the description says is help beneath the field, and amounts say nothing of fen', () => {
    expect(JSON.stringify(shownSchema(schemaOf('agreement.conclude')))).not.toContain('description');
    expect(JSON.stringify(formUi(schemaOf('performance.record-payment')))).not.toContain('单位：分');
  });
});

describe('what is missing or wrong is said at its field, in Chinese', () => {
  test.each<[string, unknown, string[]]>([
    ['mediation.apply', { by: 'worker', form: 'written', matter: '支付工资', oralRecord: { readBack: false } }, []],
    ['mediation.apply', { form: 'written', matter: ' ' }, ['by 请选择', 'matter 请填写']],
    ['performance.record-payment', { no: 1, amountFen: '一百' }, ['amountFen 应为数字']],
    ['mediation.extend', { until: '2026-07-20', workerAgrees: true }, ['employerAgrees 需要确认后才能办理']],
    [
      'review.apply',
      { by: ['worker'], commission: '南岸仲裁委', package: {} },
      [
        'package.agreement 需要确认后才能办理',
        'package.identity 需要确认后才能办理',
        'package.serviceAddresses 需要确认后才能办理',
      ],
    ],
    [
      'agreement.conclude',
      { obligations: [{ kind: 'pay', text: '付款', dueOn: '明天' }] },
      ['obligations.0.dueOn 应为日期，如 2026-07-14'],
    ],
    ['agreement.conclude', {}, ['obligations 请选择']],
  ])('%s %j: %j', (name, input, expected) => {
    expect(faults(name, input)).toEqual(expected);
  });

  test('what passes here passes the schema of the act itself', () => {
    const input = { by: 'worker', form: 'written', matter: '支付工资', oralRecord: { signed: false } };
    expect(findAction('mediation.apply')?.input.safeParse(filledIn(schemaOf('mediation.apply'), input)).success).toBe(
      true,
    );
  });
});

describe('yuan are typed, fen are sent', () => {
  test.each([
    ['16350', 1_635_000],
    ['16,350.5', 1_635_050],
    ['¥ 0.07', 7],
    ['19.99', 1999],
    ['12.345', undefined],
    ['-5', undefined],
    ['一百', undefined],
  ])('%s is %s', (typed, amount) => {
    expect(fenOf(typed)).toBe(amount);
  });

  test.each([1_635_000, 7, 1999, 100, 123_456_789_01])('%d fen survive the field', (amount) => {
    expect(fenOf(yuanField(amount))).toBe(amount);
    expect(fenOf(yuanText(amount))).toBe(amount);
  });
});

describe('the path is drawn from left to right', () => {
  test('a step stands behind all that lead to it, and a way back does not move it', () => {
    const cite = { instrument: 'LDMAL', article: '5', label: '调解仲裁法第5条' };
    const node = (id: string) => ({ id, label: id, state: 'ahead' as const, cite });
    const edge = (from: string, to: string) => ({ from, to, label: '其后' });
    const { nodes } = laidOut({
      nodes: ['a', 'b', 'c', 'd'].map(node),
      edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('c', 'd'), edge('d', 'b')],
    });
    const x = Object.fromEntries(nodes.map((each) => [each.id, each.x]));
    expect([x.a! < x.b!, x.b! < x.c!, x.c! < x.d!]).toEqual([true, true, true]);
  });
});
