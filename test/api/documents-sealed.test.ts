import { checkPackage } from '../../shared/archive/check';
import { unpacked } from '../../shared/archive/package';
import { readPdfSignatures } from '../../shared/signing/pdf-reading';
import {
  APPLICATION,
  CLERK,
  FORM,
  MEDIATOR,
  openHouse,
  opened,
  ORGAN,
  ORGAN_TITLE,
  SUPERVISOR,
  type House,
} from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  await house.post(
    `/v1/letterheads/${ORGAN}`,
    { name: ORGAN_TITLE, code: '南岸劳调', address: '示例路1号' },
    SUPERVISOR,
  );
  const [worker, employer] = FORM.parties;
  caseNo = await opened(house, { parties: [worker, { ...employer, idNo: '91500108DEMO00001X' }] });
  for (const act of [
    APPLICATION,
    { name: 'mediation.record-consent', input: { side: 'employer', given: true } },
    { name: 'mediation.accept', input: { mediator: { id: 'M1', name: '向素云' } } },
  ])
    await house.post(`/v1/cases/${caseNo}/actions`, act, MEDIATOR);
});
afterAll(() => house.close());

async function bytesOf(path: string): Promise<Uint8Array> {
  const headers = { Authorization: `Bearer ${await house.issuer.sign(CLERK)}` };
  const answer = await fetch(house.url + path, { headers });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const documents = (rest = '') => `/v1/cases/${caseNo}/documents${rest}`;

async function noticeDrafted(): Promise<string> {
  const { body } = await house.post(documents(), { kind: 'acceptance-notice', about: '1' }, MEDIATOR);
  await house.post(documents(`/${body.id}/check`), {}, MEDIATOR);
  return body.id as string;
}

test('an issued document is sealed by its organisation, a draft is not, and the case’s package carries it', async () => {
  const id = await noticeDrafted();
  const file = documents(`/${id}/file?format=pdf`);
  const { body: keys } = await house.get('/v1/signing-keys');
  expect(readPdfSignatures(await bytesOf(file), keys)).toEqual([]);

  expect((await house.post(documents(`/${id}/issue`), {}, MEDIATOR)).status).toBe(200);
  const pdf = await bytesOf(file);
  expect(readPdfSignatures(pdf, keys)).toMatchObject([
    { holds: true, coversAll: true, standing: 'good', key: { title: ORGAN_TITLE } },
  ]);
  expect(Buffer.from(await bytesOf(file)).equals(Buffer.from(pdf))).toBe(true);

  const files = unpacked(await bytesOf(`/v1/cases/${caseNo}/package`))!;
  expect(checkPackage(files, keys).findings).toEqual([]);
  expect(Buffer.from(files.get(`documents/${id}.pdf`)!).equals(Buffer.from(pdf))).toBe(true);
});
