import { compose, issuingOrgan } from '../../shared/documents/compose';
import { BLANK } from '../../shared/documents/document';
import { DOCUMENT_KINDS, findDocumentKind } from '../../shared/documents/kinds';
import { LETTERHEAD, SPECIMENS } from './specimens';

/** What each article demands to stand on each paper, and the words under which it stands there. */
const DEMANDED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'mediation-application': {
    协商调解规定第21条: ['申请人基本情况', '请求事项', '事实和理由'],
    调解仲裁法第12条: ['申请时间'],
  },
  'oral-application-record': { 协商调解规定第21条: ['申请人基本情况', '请求事项', '事实和理由', '记录人'] },
  'acceptance-notice': {
    协商调解规定第22条: ['劳动者', '用人单位', '请求事项', '受理之日'],
    协商调解规定第25条: ['调解员'],
    协商调解规定第29条: ['调解期限的最后一日'],
  },
  'non-acceptance-notice': { 协商调解规定第22条: ['申请人', '不予受理的理由'], 调解仲裁法第5条: ['其他救济途径'] },
  'mediation-agreement': {
    协商调解规定第26条: [
      '劳动者身份证件号码',
      '用人单位统一社会信用代码',
      '请求事项',
      '调解结果',
      '履行期限',
      '履行方式',
      '调解员',
    ],
  },
  'settlement-agreement': { 协商调解规定第11条: ['请求事项', '和解条款'], 协商调解规定第12条: ['履行期限'] },
  'performance-notice': { '渝人社〔2023〕553号措施10': ['义务内容', '履行期限'] },
  'failure-notice': { 协商调解规定第30条: ['终结的原因', '可以申请仲裁的书面告知'] },
  'review-application': {
    办案规则第74条: [
      '受理的仲裁委员会',
      '劳动者身份证件号码',
      '劳动者送达地址',
      '用人单位送达地址',
      '劳动者联系电话',
      '用人单位联系电话',
      '调解协议',
      '协议生效之日',
    ],
  },
  'confirmation-application': {
    民诉法解释第354条: ['劳动者身份证件号码', '用人单位送达地址', '用人单位联系电话', '调解协议', '主持调解的组织'],
    民事诉讼法第205条: ['管辖的人民法院', '协议生效之日'],
  },
  'payment-order-application': { 民事诉讼法第225条: ['请求给付的金额', '事实和理由', '证据'] },
  'mediation-suggestion': { 办案规则第69条: ['劳动者', '建议的调解组织'] },
  'entrustment-letter': { 办案规则第70条: ['案号', '调解期限', '受委派（委托）的调解组织'] },
  'power-of-attorney': { 民事诉讼法第62条: ['委托事项', '代理权限', '委托人'] },
  'elected-representatives': { 调解仲裁法第7条: ['推举人数'], 办案规则第62条: ['推举的代表', '代表的权限'] },
};

const rows = Object.entries(DEMANDED).flatMap(([kind, articles]) =>
  Object.entries(articles).flatMap(([article, labels]) => labels.map((label) => ({ kind, article, label }))),
);

describe('the fields of a document', () => {
  test.each(rows)('$kind says 「$label」, as $article demands', ({ kind, article, label }) => {
    const fields = Object.values(findDocumentKind(kind)?.fields ?? {});
    expect(fields.filter(({ cite }) => cite?.label === article).map((field) => field.label)).toContain(label);
  });

  test.each(DOCUMENT_KINDS.map((kind) => ({ kind, title: kind.title })))(
    '$title is made where its occasion comes about, and names what is missing',
    ({ kind }) => {
      const specimen = SPECIMENS[kind.name];
      const { facts, today } = specimen;
      const [occasion] = kind.occasions(facts);
      if (!occasion) throw new Error(`no occasion for ${kind.name}`);
      const bare = compose(kind, { facts, today, about: occasion.about, letterhead: undefined });
      const supplements = Object.fromEntries(bare.asks.map(({ field, label }) => [field, `${label}如下`]));
      const full = compose(kind, { facts, today, about: occasion.about, letterhead: LETTERHEAD, supplements });
      expect(full.missing.map(({ label }) => label)).toEqual([]);
      expect(JSON.stringify(full.model)).not.toContain(BLANK);
      expect(bare.missing.map(({ field }) => field)).toEqual([
        ...bare.asks.flatMap(({ field, required }) => (required ? [field] : [])),
        ...(kind.issuer === 'party' ? [] : ['letterhead']),
      ]);
      for (const { cite, remedy } of bare.missing) expect([cite.label, remedy]).not.toContain('');
    },
  );
});

test('办案规则 70 — an entrustment stands under the head of the body that entrusts, and in its numbers', () => {
  const { facts } = SPECIMENS['entrustment-letter'];
  const kind = findDocumentKind('entrustment-letter')!;
  const mandator = facts.mediations[0]?.mandate?.organ;
  expect(mandator).toBeDefined();
  expect(issuingOrgan(kind, { facts, about: '1' })).toBe(mandator);
  expect(issuingOrgan(findDocumentKind('acceptance-notice')!, { facts, about: '1' })).toBe(facts.standing.organ);
  expect([kind.layout, kind.series]).toEqual(['letter', '委调']);
});
