import { similarCases, type SimilarCase } from '../../db/duplicates';
import { loadedCalendars } from '../../db/calendars';
import { byItself } from '../../db/eyes';
import { reachOf, reaches } from '../../shared/case/access';
import type { Actor } from '../../shared/case/actor';
import type { OpeningForm, Party } from '../../shared/case/form';
import { intakeChecks } from '../../shared/case/intake-checks';
import { openFile } from '../../shared/case/opening';
import type { IntakeDraft } from '../../shared/contract/intake-contracts';
import type { Office } from '../office';
import { casesWith } from '../opening';
import type { Handlers } from '../route';

/** The checks of the opening, before anything is opened. Nothing is kept. */
export function intakeRoutes(office: Office): Pick<Handlers, 'checkIntake'> {
  const { pool, clock } = office;
  return {
    checkIntake: async ({ body: draft, actor }) => {
      const [similar, calendars] = await Promise.all([similarTo(office, draft), loadedCalendars(pool)]);
      const now = clock.now();
      const at = new Date(now).toISOString();
      const { facts } = openFile({ caseNo: '', form: supposed(draft, actor), calendars, by: actor, key: '', at });
      const same = similar.filter(isSameDispute).map((each) => each.caseNo);
      const checks = intakeChecks(facts, same, now).filter(
        ({ code }) => code !== 'duplicates' || namesBothSides(draft),
      );
      return { body: { checks, similar: similar.map((each) => shown(each, actor)) } };
    },
  };
}

/** Also those of other organs: what of them may be told is decided afterwards. */
async function similarTo(office: Office, draft: IntakeDraft): Promise<SimilarCase[]> {
  const [idNo, phone] = await Promise.all([
    casesWith(office, draft.parties, 'worker', 'idNo'),
    casesWith(office, draft.parties, 'worker', 'phone'),
  ]);
  return byItself(() => similarCases(office.pool, draft, { idNo, phone }));
}

/** Before that, nobody can say that there is no such case. */
const namesBothSides = ({ parties }: IntakeDraft): boolean =>
  (['worker', 'employer'] as const).every((side) => parties.some((each) => each.side === side));

/** As `openDuplicates` sees it: the same people on both sides, about the same. */
const isSameDispute = ({ likenesses, claimKinds }: SimilarCase): boolean =>
  likenesses.includes('employer') && claimKinds.length > 0;

/** Who may not see the case learns that there is one, and where. */
function shown({ marks, workers, employers, tickets, ...rest }: SimilarCase, actor: Actor) {
  const mayOpen = reaches(reachOf(actor), { caseNo: rest.caseNo, marks });
  return { ...rest, mayOpen, ...(mayOpen ? { workers, employers, tickets } : {}) };
}

/** The case as it would be opened now; what is not known yet plays no part in the checks. */
function supposed({ parties, claims, ...known }: IntakeDraft, actor: Actor): OpeningForm {
  return {
    ...known,
    organ: actor.organ ?? '',
    officer: actor.name ?? actor.id,
    summary: '',
    eService: false,
    online: false,
    parties: parties.map((each, i): Party => ({ ...each, id: `p${i + 1}`, kind: 'other' })),
    claims: claims.map((each) => ({ ...each, text: '' })),
  };
}
