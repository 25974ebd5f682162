import { entrust, entrusted, mandate, must, mustAnswer, type Scenario } from './scenario';
import { sha256, type Answer } from './implementation';

const anotherKey = `whsec_${Buffer.alloc(24, 201).toString('base64')}`;
const pathsOf = ({ body }: Answer) => ((body.fields ?? []) as { path: string }[]).map(({ path }) => path);
const material = (category: number, more = {}) => ({
  ...{ fileId: `F-${category}`, name: `材料${category}`, category, sha256: sha256(String(category)), ...more },
});

/** What is taken, what is found again, and what is turned away at the door. */
export const RECEIVING: readonly Omit<Scenario, 'no'>[] = [
  {
    name: 'create ok',
    expects: '202 with the digest of the bytes, then a business acknowledgement with the case number',
    needs: [],
    run: async (tested) => {
      const letter = entrusted(tested, mandate());
      const answer = await tested.post(letter);
      mustAnswer(answer, 202, { bodySha256: sha256(letter.body) });
      must(typeof answer.body.ackId === 'string', 'an ackId', answer.body);
      const acked = await tested.hears('message.acked', ({ messageId }) => messageId === letter.id);
      must(acked.decision === 'accepted' && acked.ourCaseNo, 'accepted with a case number', acked);
    },
  },
  {
    name: 'replay with the same key',
    expects: '200, the same acknowledgement, Idempotent-Replayed: true',
    needs: [],
    run: async (tested) => {
      const letter = entrusted(tested, mandate());
      const first = await tested.post(letter);
      const again = await tested.post(letter);
      mustAnswer(again, 200, { ackId: first.body.ackId, receivedAt: first.body.receivedAt });
      must(again.headers.get('idempotent-replayed') === 'true', 'Idempotent-Replayed', [...again.headers]);
    },
  },
  {
    name: 'the same key with another body',
    expects: '422',
    needs: [],
    run: async (tested) => {
      const letter = entrusted(tested, mandate());
      mustAnswer(await tested.post(letter), 202);
      mustAnswer(await tested.post({ ...letter, body: letter.body.replace('拖欠', '克扣') }), 422);
    },
  },
  {
    name: 'duplicate by the natural key',
    expects: '200 with what is known, and in what the two differ',
    needs: [],
    run: async (tested) => {
      const given = mandate();
      const first = entrusted(tested, given);
      mustAnswer(await tested.post(first), 202);
      const again = await tested.post(entrusted(tested, { ...given, summary: '另一种说法' }));
      mustAnswer(again, 200, { knownAs: first.id });
      const differing = (again.body.differences as { path: string }[]).map(({ path }) => path);
      must(differing.includes('data.summary'), 'the summary among the differences', again.body);
    },
  },
  {
    name: 'stale revision',
    expects: '202 IGNORED_STALE',
    needs: [],
    run: async (tested) => {
      const given = mandate();
      const subject = given.caseNo;
      mustAnswer(await tested.post(entrusted(tested, given, { subject, revision: 1 })), 202);
      const recall = { mandateId: given.mandateId, reason: '转入诉讼程序' };
      mustAnswer(await tested.post(tested.letter('mandate.recalled', recall, { subject, revision: 2 })), 202);
      const late = tested.letter('mandate.recalled', recall, { subject, revision: 1 });
      mustAnswer(await tested.post(late), 202, { status: 'IGNORED_STALE' });
    },
  },
  {
    name: 'gap in the revisions',
    expects: 'accepted, and the missing ones are asked for',
    needs: [],
    run: async (tested) => {
      const given = mandate();
      const subject = given.caseNo;
      mustAnswer(await tested.post(entrusted(tested, given, { subject, revision: 1 })), 202);
      const recall = tested.letter(
        'mandate.recalled',
        { mandateId: given.mandateId, reason: '转入诉讼' },
        { subject, revision: 4 },
      );
      mustAnswer(await tested.post(recall), 202, { status: 'ACCEPTED' });
      const asked = await tested.hears('message.requested', ({ messageSubject }) => messageSubject === subject);
      must(JSON.stringify(asked.missing) === '[2,3]', 'revisions 2 and 3 asked for', asked);
    },
  },
  {
    name: 'out of order',
    expects: 'a recall that overtakes its mandate waits for it; both are carried out',
    needs: [],
    run: async (tested) => {
      const given = mandate();
      const subject = given.caseNo;
      const recall = tested.letter(
        'mandate.recalled',
        { mandateId: given.mandateId, reason: '委派有误' },
        { subject, revision: 2 },
      );
      mustAnswer(await tested.post(recall), 202);
      mustAnswer(await tested.post(entrusted(tested, given, { subject, revision: 1 })), 202, { status: 'ACCEPTED' });
      const acked = await tested.hears('message.acked', ({ messageId }) => messageId === recall.id);
      must(acked.decision === 'accepted', 'the recall accepted', acked);
    },
  },
  {
    name: 'bad signature',
    expects: '401, nothing kept',
    needs: [],
    run: async (tested) => {
      const letter = entrusted(tested, mandate());
      mustAnswer(await tested.post(letter, { keys: [anotherKey] }), 401);
      mustAnswer(await tested.post(letter), 202);
    },
  },
  {
    name: 'old timestamp',
    expects: '401 outside five minutes',
    needs: [],
    run: async (tested) => {
      const letter = entrusted(tested, mandate());
      mustAnswer(await tested.post(letter, { skewSeconds: -310 }), 401);
      mustAnswer(await tested.post(letter, { skewSeconds: 310 }), 401);
      mustAnswer(await tested.post(letter, { skewSeconds: -280 }), 202);
    },
  },
  {
    name: 'rotated secret',
    expects: 'a signature with the old and the new secret side by side is believed, and so is each valid one alone',
    needs: [],
    run: async (tested) => {
      const { keys } = tested.means;
      mustAnswer(await tested.post(entrusted(tested, mandate()), { keys: [anotherKey, ...keys.slice(0, 1)] }), 202);
      for (const key of keys) mustAnswer(await tested.post(entrusted(tested, mandate()), { keys: [key] }), 202);
    },
  },
  {
    name: 'unknown field',
    expects: 'tolerated',
    needs: [],
    run: async (tested) => {
      const answer = await tested.post(
        entrusted(tested, mandate({ colourOfTheFile: 'blue' }), { traceparent: '00-0af7' }),
      );
      mustAnswer(answer, 202);
    },
  },
  {
    name: 'unknown enum value',
    expects: '400 with the path of the field',
    needs: [],
    run: async (tested) => {
      const answer = await tested.post(entrusted(tested, mandate({ mode: 'suggested' })));
      mustAnswer(answer, 400);
      must(
        pathsOf(answer).some((path) => path.endsWith('mode')),
        'the path of the field',
        answer.body,
      );
    },
  },
  {
    name: 'oversize',
    expects: '413',
    needs: [],
    run: async (tested) =>
      mustAnswer(await tested.post(entrusted(tested, mandate({ annex: '长'.repeat(400_000) }))), 413),
  },
  {
    name: 'file with a virus',
    expects: 'acknowledged, then rejected with code, path and hint',
    needs: [],
    run: async (tested) => {
      const materials = [material(1), material(8, { scan: 'infected' })];
      const letter = entrusted(tested, mandate({ materials }));
      mustAnswer(await tested.post(letter), 202);
      const acked = await tested.hears('message.acked', ({ messageId }) => messageId === letter.id);
      must(acked.decision === 'rejected' && /materials\.1/.test(JSON.stringify(acked.fields)), 'the file named', acked);
    },
  },
  {
    name: 'missing category of material',
    expects: 'acknowledged, then rejected; put right under another id it is taken',
    needs: [],
    run: async (tested) => {
      const given = mandate({ materials: [material(1)] });
      const letter = entrusted(tested, given);
      mustAnswer(await tested.post(letter), 202);
      const acked = await tested.hears('message.acked', ({ messageId }) => messageId === letter.id);
      must(acked.decision === 'rejected' && /material/.test(JSON.stringify(acked.fields)), 'the category named', acked);
      const right = entrusted(tested, { ...given, materials: [material(1), material(8)] });
      mustAnswer(await tested.post(right), 202);
      const taken = await tested.hears('message.acked', ({ messageId }) => messageId === right.id);
      must(taken.decision === 'accepted', 'accepted when put right', taken);
    },
  },
  {
    name: 'reject',
    expects: 'a mandate number that belongs to another mandate is rejected at its field',
    needs: [],
    run: async (tested) => {
      const { mandateId } = await entrust(tested);
      const letter = entrusted(tested, mandate({ mandateId }));
      mustAnswer(await tested.post(letter), 202);
      const acked = await tested.hears('message.acked', ({ messageId }) => messageId === letter.id);
      must(acked.decision === 'rejected' && /mandateId/.test(JSON.stringify(acked.fields)), 'mandateId named', acked);
    },
  },
];
