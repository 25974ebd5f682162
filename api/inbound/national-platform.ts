import type { NATIONAL_PLATFORM } from '../../shared/exchange/contracts/national-platform';
import { act, opening, type Translator } from './intent';
import { formOf } from './opening-form';

/** What the national platform says, as acts in a case. */
export const nationalPlatform: Translator<typeof NATIONAL_PLATFORM> = {
  'application.submitted': (application) => {
    const { applicationNo: number, submittedOn: on } = application;
    return opening(number, formOf(application, 'online', { handOver: { by: 'national-platform', number, on } }));
  },
  'application.withdrawn': ({ ourCaseNo, applicationNo, reason, on }) => ({
    kind: 'act',
    caseNo: ourCaseNo,
    subject: applicationNo,
    acts: [act('standing.withdraw', { reason, on })],
    mistaken: ({ registration: { handOver } }) =>
      handOver?.by === 'national-platform' && handOver.number === applicationNo
        ? undefined
        : {
            path: 'data.applicationNo',
            code: 'no-such-application',
            message: `本案没有编号为${applicationNo}的申请`,
            hint: '核对 applicationNo 和 ourCaseNo，用新的报文编号重新发送',
          },
  }),
};
