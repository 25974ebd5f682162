import { boardMedianDays, boardMonths, boardShares, type BoardShare } from '../../db/board';
import { byItself } from '../../db/eyes';
import { figuresReachOf } from '../../shared/case/access';
import type { Actor } from '../../shared/case/actor';
import { BOARD_DEFINITIONS } from '../../shared/contract/desk-contracts';
import { addDays, localDateOf, type LocalDate } from '../../shared/law/local-date';
import { csvFile } from '../csv';
import type { Office } from '../office';
import type { Handlers } from '../route';

/** Of how many days the board tells unless it is asked for others. */
const BOARD_DAYS = 365;

/** 督导看板: figures over the cases that their reader may see. */
export function boardRoutes(office: Office): Pick<Handlers, 'readBoard' | 'exportBoard'> {
  return {
    readBoard: async ({ actor, query }) => ({ body: await board(office, query, actor) }),
    exportBoard: async ({ actor, query }) => ({ body: csvFile('board', sheetOf(await board(office, query, actor))) }),
  };
}

type Asked = {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly organ?: string | undefined;
};

async function board({ pool, clock }: Office, query: Asked, actor: Actor) {
  const now = clock.now();
  const to = query.to ?? localDateOf(now);
  const from = query.from ?? addDays(to, -BOARD_DAYS);
  const filter = { from, to, organ: query.organ, reach: figuresReachOf(actor), now };
  // Figures only, of the cases that the filter's reach lets in: who counts cases may see none of them.
  const [byOrgan, byDistrict, byMonth, medianDays] = await byItself(() =>
    Promise.all([
      boardShares(pool, 'organ', filter),
      boardShares(pool, 'district', filter),
      boardMonths(pool, filter),
      boardMedianDays(pool, filter),
    ]),
  );
  const total = (what: 'open' | 'overdue') => byOrgan.reduce((sum, each) => sum + each[what], 0);
  return {
    ...{ from, to, open: total('open'), overdue: total('overdue'), byOrgan, byDistrict, byMonth },
    ...(medianDays === undefined ? {} : { medianDays }),
    definitions: BOARD_DEFINITIONS,
  };
}

type Board = Awaited<ReturnType<typeof board>>;

/** The tables of the board one below the other, and what each figure means. */
function sheetOf({ from, to, byOrgan, byDistrict, byMonth, definitions }: Board): readonly (readonly string[])[] {
  const shares = (title: string, all: readonly BoardShare[]) => [
    [title, '未结', '逾期'],
    ...all.map(({ name, open, overdue }) => [name, String(open), String(overdue)]),
    [],
  ];
  return [
    ['起止日', `${from}至${to}`],
    [],
    ...shares('办理机构', byOrgan),
    ...shares('行政区划', byDistrict),
    ['月份', '登记', '达成协议', '结案', '按期办结', '履行完毕'],
    ...byMonth.map(({ month, opened, agreed, closed, onTime, performed }) => [
      month,
      ...[opened, agreed, closed, onTime, performed].map(String),
    ]),
    [],
    ...Object.values(definitions).map((each) => [each]),
  ];
}
