import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { checkAuditExport } from '../../shared/audit/export-check';
import type { AuditEntry } from '../../shared/audit/entry';
import { ADMINISTRATOR, CLERK, MEDIATOR, opened, openHouse, person, SUPERVISOR, workerOf, type House } from './house';

describe('the audit log', () => {
  let house: House;
  let caseNo: string;
  beforeAll(async () => {
    house = await openHouse();
    caseNo = await opened(house);
  });
  afterAll(() => house.close());

  /** What was noted, newest first, as soon as it is written. */
  async function noted(query = ''): Promise<(AuditEntry & { what: string })[]> {
    await house.book.close();
    return (await house.get(`/v1/audit?limit=200${query}`, ADMINISTRATOR)).body.items;
  }
  const newest = async (query = '') => (await noted(query))[0]!;

  test('says who has looked at a case, from where, at which version, and the digest of what was shown', async () => {
    const { text } = await house.get(`/v1/cases/${caseNo}`, CLERK, { 'user-agent': 'a browser' });
    expect(await newest(`&person=${CLERK.id}`)).toMatchObject({
      actor: { id: CLERK.id, role: 'clerk', name: CLERK.name, organ: CLERK.organ },
      from: { ip: expect.stringMatching(/127\.0\.0\.1$/), agent: digest('a browser').slice(0, 16) },
      ...{ kind: 'look', route: 'readCase', shows: 'case', caseNos: [caseNo], status: 200, shownSeq: 1 },
      answer: digest(text),
    });
  });

  test('says which cases a list has shown, and not what was searched for', async () => {
    await house.get('/v1/cases?q=冉启贵', person('union'));
    await house.get('/v1/cases', CLERK);
    const entry = await newest(`&person=${CLERK.id}`);
    expect(entry).toMatchObject({ route: 'listCases', shows: 'cases', caseNos: [caseNo] });
    expect(JSON.stringify(await noted())).not.toContain(encodeURIComponent('冉启贵'));
  });

  test('says what was done, and that it was refused to whom', async () => {
    await house.post(`/v1/cases/${caseNo}/actions`, { name: 'standing.add-note', input: { text: '已联系' } }, MEDIATOR);
    expect(await newest(`&person=${MEDIATOR.id}`)).toMatchObject({ kind: 'act', route: 'act', caseNos: [caseNo] });
    await house.get(`/v1/cases/${caseNo}`, workerOf());
    expect(await newest('&kind=refusal')).toMatchObject({ actor: { id: 'worker-1' }, status: 403, caseNos: [caseNo] });
    await house.get('/v1/cases/export', workerOf());
    expect(await newest('&kind=refusal')).toMatchObject({ route: 'exportCases', status: 403 });
  });

  test('notes a look at a sealed fact, and an export, before the answer', async () => {
    const { body } = await house.post(
      `/v1/cases/${caseNo}/sealed-facts`,
      { content: '承认欠薪', concededBy: 'employer' },
      MEDIATOR,
    );
    await house.get(`/v1/cases/${caseNo}/sealed-facts/${body.ref}`, CLERK);
    await house.get('/v1/cases/export', CLERK);
    const { rows } = await house.database.pool.query<{ shows: string; status: number }>(
      `select entry ->> 'shows' as shows, (entry ->> 'status')::int as status from audit_entries
       where entry ->> 'shows' in ('sealed', 'export') and actor_id = $1 and entry ->> 'route' <> 'sealFact' order by seq`,
      [CLERK.id],
    );
    expect(rows).toEqual([
      { shows: 'sealed', status: 403 },
      { shows: 'export', status: 200 },
    ]);
  });

  test('shows nothing sealed, and lets nothing be taken along, if that cannot be noted', async () => {
    const away = await openHouse();
    await away.database.pool.query('alter table audit_entries add constraint broken check (seq < 0) not valid');
    const answer = await away.get('/v1/cases/export', CLERK);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('案件编号');
    await away.database.pool.query('alter table audit_entries drop constraint broken');
    expect((await away.get('/v1/cases/export', CLERK)).status).toBe(200);
    await away.book.close();
    const { rows } = await away.database.pool.query<{ status: number }>(
      `select (entry ->> 'status')::int as status from audit_entries order by seq`,
    );
    // What was about to be shown, that it was not, and what was.
    expect(rows.map(({ status }) => status)).toEqual([200, 500, 200]);
    await away.close();
  });

  test('is read by supervisors and administrators only, and their reading is noted as well', async () => {
    expect((await house.get('/v1/audit', CLERK)).status).toBe(403);
    expect((await house.get('/v1/audit', SUPERVISOR)).status).toBe(200);
    expect(await newest(`&person=${SUPERVISOR.id}`)).toMatchObject({ route: 'listAudit', shows: 'audit' });
  });

  test('answers who knew what when: a person, a case and days', async () => {
    const asked = async (query: string) => (await noted(query)).length;
    expect(await asked(`&person=${CLERK.id}&caseNo=${caseNo}&from=2026-07-14&to=2026-07-14`)).toBeGreaterThan(0);
    expect(await asked(`&person=${CLERK.id}&caseNo=${caseNo}&from=2026-07-15`)).toBe(0);
    expect(await asked('&person=nobody')).toBe(0);
    expect((await house.get('/v1/audit?from=2026-07-15&to=2026-07-14', ADMINISTRATOR)).status).toBe(400);
  });

  test('is narrowed to what concerns cases', async () => {
    await house.get('/v1/me', CLERK);
    const all = await noted(`&person=${CLERK.id}`);
    const ofCases = await noted(`&person=${CLERK.id}&ofCases=true`);
    expect(ofCases.every(({ caseNos }) => caseNos.length > 0)).toBe(true);
    expect(ofCases.length).toBeGreaterThan(0);
    expect(ofCases.length).toBeLessThan(all.length);
  });

  test('says what a person had been shown by a moment: cases with their version, and what was taken along', async () => {
    await house.get('/v1/cases/export', MEDIATOR);
    await house.get(`/v1/cases/${caseNo}`, MEDIATOR);
    await house.book.close();
    const known = async (person: string, at: string) =>
      (await house.get(`/v1/audit/known?person=${person}&at=${at}`, SUPERVISOR)).body;
    const now = await known(MEDIATOR.id, '2026-07-14T02:00:00Z');
    expect(now.cases).toContainEqual(expect.objectContaining({ caseNo, shownSeq: expect.any(Number) }));
    expect(now.special.map(({ shows }: { shows: string }) => shows)).toContain('export');
    expect(now.more).toBe(false);
    // What was refused was not shown, and what came later was not known.
    expect((await known('worker-1', '2026-07-14T02:00:00Z')).cases).toEqual([]);
    expect((await known(MEDIATOR.id, '2026-07-14T01:59:59Z')).cases).toEqual([]);
    const ofDistrict = { ...SUPERVISOR, district: '500108' };
    const refused = await house.get(`/v1/audit/known?person=${MEDIATOR.id}&at=2026-07-14T02:00:00Z`, ofDistrict);
    expect(refused.status).toBe(403);
  });

  test('goes on page by page, each entry once', async () => {
    const all = await noted();
    const seen: number[] = [];
    let next = '';
    do {
      const { body } = await house.get(`/v1/audit?limit=3&to=2026-07-14${next && `&cursor=${next}`}`, ADMINISTRATOR);
      seen.push(...body.items.map(({ seq }: AuditEntry) => seq));
      next = body.next ?? '';
    } while (next && seen.length < 500);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(all.length);
  });

  test('shows a supervisor of a district what concerns it: its cases and the people of its organisations', async () => {
    const elsewhere = await opened(house, { organ: 'ORG-JB-01', district: '500105' });
    const other = person('clerk', { id: 'clerk-jb', organ: 'ORG-JB-01' });
    await house.get(`/v1/cases/${elsewhere}`, other);
    await house.get('/v1/cases', ADMINISTRATOR);
    await house.get('/v1/law/rulebooks', other);
    await house.book.close();
    const jiangbei = person('supervisor', { id: 'supervisor-jb', district: '500105' });
    const { body } = await house.get('/v1/audit?limit=200', jiangbei);
    const items = body.items as AuditEntry[];
    const list = items.find(({ route, actor }) => route === 'listCases' && actor?.role === 'administrator');
    expect(list?.caseNos).toEqual([elsewhere]);
    expect(new Set(items.flatMap(({ caseNos }) => caseNos))).toEqual(new Set([elsewhere]));
    expect(items.map(({ actor, route }) => `${actor?.id} ${route}`)).toContain('clerk-jb readCase');
    expect(items.some(({ actor }) => actor?.id === CLERK.id)).toBe(false);
    const asked = async (query: string) => (await house.get(`/v1/audit?${query}`, jiangbei)).body.items.length;
    expect(await asked(`caseNo=${caseNo}`)).toBe(0);
    expect(await asked(`caseNo=${elsewhere}`)).toBeGreaterThan(0);
    expect(await asked('limit=1')).toBe(1);
  });

  test('is not taken along by a supervisor of a district, for a chain cannot be parted', async () => {
    const answer = await house.get(
      '/v1/audit/export?from=2026-07-14&to=2026-07-14',
      person('supervisor', { district: '500105' }),
    );
    expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('记录链不可拆分') } });
  });

  test('is exported with everything that is needed to check it elsewhere', async () => {
    await house.book.close();
    const response = await fetch(`${house.url}/v1/audit/export?from=2026-07-14&to=2026-07-14`, {
      headers: { authorization: `Bearer ${await house.issuer.sign(SUPERVISOR)}` },
    });
    const files = new Map(Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer()))));
    const report = await checkAuditExport(files);
    expect(report).toMatchObject({ chains: 1, findings: [] });
    expect(report.entries).toBeGreaterThan(5);
    expect((await house.get('/v1/audit/export?from=2026-01-01&to=2026-07-14', SUPERVISOR)).status).toBe(400);
  });
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a clock that is put back over midnight leaves one chain after the other, and nothing is lost', async () => {
  const away = await openHouse();
  for (const instant of [
    '2026-07-14T15:59:59Z',
    '2026-07-14T16:00:01Z',
    '2026-07-14T15:59:58Z',
    '2026-07-14T16:00:02Z',
  ]) {
    away.clock.set(instant);
    await away.get('/v1/cases', CLERK);
  }
  await away.book.close();
  const { rows } = await away.database.pool.query<{ day: string; seqs: number[] }>(
    `select left(chain, 10) as day, array_agg(seq order by seq) as seqs from audit_entries group by chain order by 1`,
  );
  expect(rows).toEqual([
    { day: '2026-07-14', seqs: [1] },
    { day: '2026-07-15', seqs: [1, 2, 3] },
  ]);
  await away.close();
});
