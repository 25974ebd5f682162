import { Erased } from '../../db/case-keyring';
import { recordRevelation, revelationsOf } from '../../db/revelations';
import { PERSONAL_FIELDS, type PersonalField } from '../../shared/case/personal';
import { recordedCase, type Office } from '../office';
import { ownDataFile } from '../own-data/file';
import { ownData } from '../own-data/gathering';
import { Problem } from '../problem';
import type { Handlers } from '../route';

/** Numbers and addresses in clear, one at a time, to who says what for. */
export function revelationRoutes(office: Office): Pick<Handlers, 'reveal' | 'exportPersonalData' | 'listRevelations'> {
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
    exportPersonalData: async ({ params: { caseNo }, body: { party: id, purpose }, actor }) => {
      const { facts } = await recordedCase(office, caseNo, actor);
      const party = facts.registration.parties.find((each) => each.id === id);
      if (!party) throw new Problem('no-such-record', { detail: `本案没有编号为${id}的当事人` });
      const at = new Date(clock.now()).toISOString();
      const fields = (Object.keys(PERSONAL_FIELDS) as PersonalField[]).filter((field) => party[field] !== undefined);
      for (const field of fields)
        await recordRevelation(pool, { caseNo, party: id, field, purpose: `依本人申请导出：${purpose}`, actor, at });
      return { body: ownDataFile(await ownData(office, facts, party)) };
    },
    listRevelations: async ({ params: { caseNo }, actor }) => {
      await recordedCase(office, caseNo, actor);
      return { body: { caseNo, items: await revelationsOf(pool, caseNo) } };
    },
  };
}
