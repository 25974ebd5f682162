import { ZIP_TYPE } from '../../shared/contract/files';
import { casePackage } from '../archive/packing';
import { recordedCase, type Office } from '../office';
import type { Handlers } from '../route';

export function archiveRoutes(office: Office): Pick<Handlers, 'readCasePackage'> {
  return {
    readCasePackage: async ({ params: { caseNo }, actor }) => {
      const bytes = await casePackage(office, await recordedCase(office, caseNo, actor));
      return { body: { bytes, type: ZIP_TYPE, name: `${caseNo}.zip` } };
    },
  };
}
