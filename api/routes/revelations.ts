import { Erased } from '../../db/case-keyring';
import { recordRevelation, revelationsOf } from '../../db/revelations';
import { PERSONAL_FIELDS } from '../../shared/case/personal';
import { recordedCase, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

/** Numbers and addresses in clear, one at a time, to who says what for. */
export function revelationRoutes(office: Office): Pick<Handlers, 'reveal' | 'listRevelations'> {
  const { pool, clock, personal } = office;
  return {
    reveal: async ({ params: { caseNo }, body: { party: id, field, purpose }, actor }) => {
      const { facts } = await recordedCase(office, caseNo, actor);
      const party = facts.registration.parties.find((each) => each.id === id);
      const kept = party?.[field];
      if (!party || kept === undefined) {
        const missing = party ? `当事人${party.name}没有登记${PERSONAL_FIELDS[field]}` : `本案没有编号为${id}的当事人`;
        throw new Problem('no-such-record', { detail: missing });
      }
      // On record before it is before anybody's eyes.
      const at = new Date(clock.now()).toISOString();
      await recordRevelation(pool, { caseNo, party: id, field, purpose, actor, at });
      const value = await personal.open(kept).catch((error: unknown) => {
        if (!(error instanceof Erased)) throw error;
        throw new Problem('no-such-record', { detail: '案卷保管期限届满，当事人的该项个人信息已经依法删除' });
      });
      return { body: { caseNo, party: id, field, value } };
    },
    listRevelations: async ({ params: { caseNo }, actor }) => {
      await recordedCase(office, caseNo, actor);
      return { body: { caseNo, items: await revelationsOf(pool, caseNo) } };
    },
  };
}
