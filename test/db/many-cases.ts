import type { Pool, QueryConfig } from 'pg';
import type { Queryable } from '../../db/pool';

// Rows as the views of very many cases would be, made in the database: folding as many cases would take hours.

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红玲芬燕鹏飞鑫波斌宇浩凯健俊帆雪琳晨';
const FIRMS = '鼎盛宏达瑞丰恒信永兴建工机械电子物流餐饮商贸纺织化工汽配建材环保科技物业置业';

/** Makes so many cases of 40 organs and 400 mediators, opened over three years, each with two open deadlines. */
export async function manyCases(pool: Pool, count: number): Promise<void> {
  await pool.query(MANY, [count, SURNAMES, GIVEN, FIRMS]);
  await pool.query(TERMS);
  await pool.query(DEADLINES);
  await pool.query(NOTICES);
  await pool.query('vacuum analyze');
}

/** Pseudo-random, and the same in every run. */
const pick = (text: string, salt: string) =>
  `substr(${text}, 1 + (hashtext(i::text || '${salt}') & 65535) % length(${text}), 1)`;
const among = (count: number, salt: string) => `(hashtext(i::text || '${salt}') & 65535) % ${count}`;

const MANY = `
  insert into case_views (case_no, seq, facts, stage, organ, marks, mediator, district, door, dispute_kind, risk_level, collective,
    emergency, summary, opened_on, closed_on, archived_on, next_due_at, next_due_on, next_due_key, next_due_rule,
    next_due_label, next_due_kind, next_statutory_due_on, changed_at)
  select 'CQ-' || extract(year from opened_on)::int || '-' || lpad(i::text, 7, '0'), 12,
    jsonb_build_object('caseNo', i, 'padding', (select string_agg(md5(i || '-' || n), '') from generate_series(1, 100) n)),
    (array['registered', 'mediation', 'performance', 'closed', 'archived'])[1 + ${among(5, 'stage')}],
    'ORG-' || ${among(40, 'organ')}, array['organ:ORG-' || ${among(40, 'organ')}], 'MED-' || ${among(400, 'mediator')}, '5001' || lpad((${among(38, 'district')})::text, 2, '0'),
    'window', 'labour', case when ${among(50, 'risk')} = 0 then 'red' end, false, false,
    jsonb_build_object('workers', jsonb_build_array(worker), 'employers', jsonb_build_array(employer),
      'claimKinds', jsonb_build_array('wage-arrears'), 'amountFen', 1000000, 'workerCount', 1),
    opened_on, case when closed then opened_on + 60 end, case when closed then opened_on + 80 end,
    case when not closed then due_on + time '16:00' at time zone 'UTC' end, due_on, 'mediation-conclude-committee/1',
    'mediation-conclude-committee', '调解期限', 'lapse', due_on, now()
  from (
    select i, date '2024-01-01' + (i::bigint * 1090 / $1)::int as opened_on, ${among(20, 'closed')} > 1 as closed,
      date '2026-10-01' + ${among(120, 'due')} as due_on,
      ${pick('$2::text', 'a')} || ${pick('$3::text', 'b')} || ${pick('$3::text', 'c')} as worker,
      '重庆' || ${pick('$4::text', 'd')} || ${pick('$4::text', 'e')} || ${pick('$4::text', 'f')} || '有限公司' as employer
    from generate_series(1, $1) i
  ) made`;

const TERMS = `
  insert into case_search (case_no, terms, text)
  select case_no,
    array['^' || left(worker, 1), '^重', 'claim:' || case when hashtext(case_no) % 5000 = 0 then 'non-compete' else 'wage-arrears' end,
      'door:window', substr(worker, 1, 2), substr(worker, 2, 2), substr(employer, 2, 2), substr(employer, 3, 2),
      substr(employer, 4, 2), substr(employer, 5, 2), 'worker-bare:' || worker, 'employer-bare:' || employer],
    worker || E'\\n' || employer
  from (select case_no, summary -> 'workers' ->> 0 as worker, summary -> 'employers' ->> 0 as employer from case_views) named`;

const DEADLINES = `
  insert into case_deadlines (case_no, key, rule, kind, label, due_on, due_at, act_by, roles, informational, provisional, organ, mediator, district, marks)
  select case_no, rule || '/1', rule, kind, '期限', due_on, due_on + time '16:00' at time zone 'UTC', due_on, '{mediator,clerk}', informational, false, organ, mediator, district, marks
  from case_views,
    lateral (values ('mediation-conclude-committee', 'lapse', false, next_due_on), ('limitation-arbitration', 'notice', true, next_due_on + 200)) as d (rule, kind, informational, due_on)
  where closed_on is null`;

const NOTICES = `
  insert into notices (case_no, key, recipient, mailbox, organ, template, subject, body, ordered_at, message_id)
  select case_no, 'case-registered/1', box, box, organ, 'case-registered', '争议登记通知', repeat('通知', 50), now(), case_no || box
  from case_views, lateral (values ('organ:' || organ), ('worker:' || case_no)) as b (box)`;

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] } & Record<string, number | undefined>;

/** How the database answers a question: what it had to touch, and what it read from one end to the other. */
export async function planOf(
  pool: Pool,
  ask: (db: Queryable) => Promise<unknown>,
): Promise<{ blocks: number; scanned: string[] }> {
  const plans: Plan[] = [];
  const explaining = {
    query: async (said: string | QueryConfig, bare: unknown[]) => {
      const { text, values = bare } = typeof said === 'string' ? { text: said } : said;
      const { rows } = await pool.query(`explain (analyze, buffers, format json) ${text}`, values);
      plans.push(rows[0]['QUERY PLAN'][0].Plan as Plan);
      return { rows: [], rowCount: 0 };
    },
  };
  await ask(explaining as unknown as Queryable);
  const nodes = plans.flatMap(nodesOf);
  return {
    blocks: plans.reduce((sum, plan) => sum + (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0), 0),
    scanned: nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
  };
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
