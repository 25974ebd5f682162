import type { Request, Response } from 'express';
import { entriesAfter } from '../../db/ledger';
import { inbox } from '../../db/notices';
import { partyFilesOf } from '../../db/party-files';
import { deadlinesOf } from '../../shared/case/deadlines';
import { docketLine } from '../../shared/case/docket-line';
import { plainState } from '../../shared/case/plain-state';
import { remedyWays } from '../../shared/case/remedy-ways';
import type { Side } from '../../shared/case/actor';
import type { Office } from '../office';
import { entriesFor } from '../privacy';
import type { Guest } from './guest';
import { Home, type HomeView } from './home';
import { caseOf } from './own-case';
import { ACKNOWLEDGING } from './paper-page';
import { papersOf } from './papers';
import { plainLabel } from './plain-words';
import { show } from './telling';

const MOST_LINES = 500;
const LAST_LINES = 30;
const LAST_NOTICES = 20;

/** Home: how it stands, what can be done, by when. */
export async function showHome(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const { pool } = office;
  const { actor, invitation, csrf } = guest;
  const { caseNo, side, name } = invitation;
  const { facts, seq, now, today, actions } = await caseOf(office, guest);
  const [entries, notices, files, papers] = await Promise.all([
    entriesAfter(pool, caseNo, Math.max(0, seq - MOST_LINES), MOST_LINES),
    inbox(pool, actor, {}, { limit: LAST_NOTICES }),
    partyFilesOf(pool, caseNo, side),
    papersOf(office, guest, { facts, today }),
  ]);
  const view: HomeView = {
    ...{ facts, side, name, today, files, papers, csrf },
    // Signed for at the paper itself.
    actions: actions.filter((each) => each.name !== ACKNOWLEDGING),
    state: plainState(facts, side, now),
    ways: side === 'worker' ? remedyWays(facts, today) : [],
    deadlines: deadlinesOf(facts).filter(({ state, dueOn, kind }) => state === 'open' && dueOn && kind !== 'policy'),
    notices: notices.items,
    progress: entriesFor(actor, entries)
      .filter(({ event }) => event.type !== 'standing.noted')
      .map(docketLine)
      .slice(-LAST_LINES),
    done: doneText(req, actions, side),
  };
  const leaving = (
    <form method="post" action="/party/leaving">
      <button className="quiet" type="submit">
        退出
      </button>
    </form>
  );
  show(res, 200, { title: '我的案件', content: <Home {...view} />, footer: leaving, scripted: true });
}

/** What has just been done, by the address to which the browser was sent. */
function doneText(
  req: Request,
  actions: Awaited<ReturnType<typeof caseOf>>['actions'],
  side: Side,
): string | undefined {
  const { done } = req.query;
  if (done === 'file') return '材料已经收到。';
  const found = actions.find(({ name }) => name === done);
  return found && `已经登记：${plainLabel(found.name, side, found.label)}。`;
}
