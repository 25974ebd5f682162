import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { CSV_TYPE } from '../../shared/contract/files';
import { COURT_COLUMNS, REPORT_COLUMNS } from '../../shared/exchange/court-spreadsheet/columns';
import type { RunningSystem } from '../support/running-system';
import { csvFile, mandateRow, reportRows, type Cells } from './files';

const ORGAN = 'ORG-NA-JD01';

export type Drill = {
  readonly rows: number;
  /** Which process dies once so many percent are done. */
  readonly deaths: readonly (readonly [percent: number, process: string])[];
  readonly say?: (line: string) => void;
  readonly limitMs: number;
};

export type DrillResult = {
  /** The final report, row by row. */
  readonly report: readonly Record<string, string>[];
  /** What it should say: the state of each row. */
  readonly expected: readonly string[];
  /** Case numbers in the ledger, with the mandates that they were opened for. */
  readonly cases: readonly { readonly caseNo: string; readonly mandate: string }[];
  readonly died: readonly string[];
  readonly seconds: number;
};

/** A file with rows of every kind: every 13th is wrong at first, every 17th repeats the one before it. */
function rowsOf(count: number): { rows: Cells[]; faulty: (n: number) => boolean; expected: string[] } {
  const faulty = (n: number) => n % 13 === 0;
  const repeats = (n: number) => n % 17 === 0 && !faulty(n - 1) && !faulty(n);
  const rows = Array.from({ length: count }, (_, i) => {
    const n = i + 1;
    return mandateRow(repeats(n) ? n - 1 : n, { 序号: String(n), ...(faulty(n) ? { 案由: '买卖合同纠纷' } : {}) });
  });
  return { rows, faulty, expected: rows.map((_, i) => (repeats(i + 1) ? '重复' : '成功')) };
}

/**
 * Hands in a file, kills processes while it is imported, puts the wrong rows right, goes on, kills again, and returns
 * the final report beside what the ledger holds.
 */
export async function drill(
  system: RunningSystem,
  { rows: count, deaths, say = () => {}, limitMs }: Drill,
): Promise<DrillResult> {
  const began = Date.now();
  const { rows, faulty, expected } = rowsOf(count);
  const desk = await courtDesk(system.url);
  const started = await desk.post(
    `/v1/imports?organ=${ORGAN}&district=500108`,
    csvFile(rows, 'gb18030'),
    'drill-start',
  );
  const id = started.id as string;
  const died: string[] = [];
  const due = [...deaths];
  const finished = async (): Promise<void> => {
    for (let shown = -1; ; await pause(250)) {
      if (Date.now() - began > limitMs) throw new Error(`not finished within ${limitMs} ms`);
      const standing = await desk.get(`/v1/imports/${id}`).catch(() => undefined);
      if (!standing) continue;
      if (standing.percent !== shown) say(`${String(standing.percent)} %  ${JSON.stringify(standing.counts)}`);
      shown = standing.percent as number;
      if (due[0] && shown >= due[0][0]) {
        const [, name] = due.shift()!;
        say(`killing ${name}`);
        await system.kill(name);
        died.push(name);
      } else if (standing.state === 'finished') return;
    }
  };
  await finished();
  const corrected = (await desk.report(id)).map((row, i) =>
    faulty(i + 1) ? { ...row, 案由: '追索劳动报酬纠纷' } : row,
  );
  const again = csvFile(corrected, 'utf8', [...COURT_COLUMNS, ...REPORT_COLUMNS]);
  await desk.post(`/v1/imports/${id}/continue`, again, 'drill-continue');
  await finished();
  const report = await desk.report(id);
  const cases = await recorded(system, report.filter((row) => row.处理状态 === '成功').length);
  return { report, expected, cases, died, seconds: (Date.now() - began) / 1000 };
}

/** A court's clerk, who asks again until somebody answers. */
async function courtDesk(url: string) {
  const token = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'court', id: 'court-drill', name: '渝中区人民法院' }),
  }).then((response) => response.json() as Promise<{ access_token: string }>);
  const authorization = `Bearer ${token.access_token}`;
  const answer = async (response: Response) => {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const persistently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (tries > 60) throw error;
        await pause(1_000);
      }
    }
  };
  return {
    get: async (path: string) => answer(await fetch(url + path, { headers: { authorization } })),
    post: (path: string, body: Buffer, key: string) =>
      persistently(async () =>
        answer(
          await fetch(url + path, {
            method: 'POST',
            headers: { authorization, 'content-type': CSV_TYPE, 'idempotency-key': key },
            body: new Uint8Array(body),
          }),
        ),
      ),
    report: (id: string) =>
      persistently(async () => {
        const response = await fetch(`${url}/v1/imports/${id}/report?format=csv`, { headers: { authorization } });
        if (!response.ok) throw new Error(String(response.status));
        const bytes = Buffer.from(await response.arrayBuffer());
        return reportRows(bytes, 'csv');
      }),
  };
}

/** All cases in the ledger, once there are so many, or as many as there are after a while. */
async function recorded(system: RunningSystem, expected: number): Promise<{ caseNo: string; mandate: string }[]> {
  const client = new Client({ connectionString: (await system.record()).environment.DATABASE_URL });
  await client.connect();
  try {
    for (let tries = 0; ; tries += 1) {
      const { rows } = await client.query<{ caseNo: string; mandate: string }>(
        `select n.case_no as "caseNo", v.facts -> 'mediations' -> 0 -> 'mandate' ->> 'caseNo' as mandate
         from case_numbers n left join case_views v using (case_no) order by n.case_no`,
      );
      const whole = rows.length >= expected && rows.every(({ mandate }) => mandate !== null);
      if (whole || tries > 60) return rows;
      await pause(1_000);
    }
  } finally {
    await client.end();
  }
}

/** What is not as it should be: nothing, if no row was lost or doubled. */
export function faultsOf({ report, expected, cases }: DrillResult): string[] {
  const wrong = expected.flatMap((state, i) =>
    report[i]?.处理状态 === state ? [] : [`row ${i + 1} should be ${state}: ${JSON.stringify(report[i])}`],
  );
  const opened = report.filter((row) => row.处理状态 === '成功');
  const numbers = new Set(opened.map((row) => row.本系统案号));
  const mandates = new Set(cases.map(({ mandate }) => mandate));
  return [
    ...wrong,
    ...(report.length === expected.length ? [] : [`${report.length} rows instead of ${expected.length}`]),
    ...(numbers.size === opened.length ? [] : ['two rows have the same case']),
    ...(cases.length === opened.length ? [] : [`${cases.length} cases for ${opened.length} rows`]),
    ...(mandates.size === cases.length ? [] : ['two cases have the same mandate']),
    ...cases.filter(({ caseNo }) => !numbers.has(caseNo)).map(({ caseNo }) => `${caseNo} is of no row`),
    ...report.filter((row) => !row.本系统案号).map((row) => `row ${row.序号} has no case`),
  ];
}
