import { callbacksAfterAgreement } from '../../shared/paths/follow-up/facts';
import { canBeBound, type Agreement } from '../../shared/paths/agreement/facts';
import type { Clerk, Round } from '../clerk';
import { performance } from './performance';

/** 协议：from the moment the parties agree, through its effect, to the windows in which it can be made binding. */
export async function agreement(clerk: Clerk, paper: Round<Agreement>): Promise<void> {
  clerk.notify(
    paper.now.kind === 'settlement' ? 'settlement-signed' : 'agreement-reached',
    ['worker', 'employer', 'organ'],
    paper.no,
  );

  // ENMP 26 「调解协议书由双方当事人签名或者盖章，经调解员签名并加盖调解委员会印章后生效」
  await clerk.until(paper.where(({ effectiveOn, undone }) => effectiveOn !== undefined || undone !== undefined));
  if (!paper.now.effectiveOn)
    return clerk.notify('mediation-failed', ['worker', 'employer', 'organ'], `agreement-${paper.no}`);
  clerk.notify('agreement-effective', ['worker', 'employer'], paper.no);

  // 渝人社〔2023〕553号二（三）10：履行告知书 goes out with every agreement.
  clerk.record(
    { type: 'agreement.notice-issued', agreement: paper.no - 1 },
    { once: `performance-notice/${paper.no}/record` },
  );
  clerk.notify('performance-notice', ['worker', 'employer'], paper.no);
  const callbacks = callbacksAfterAgreement(clerk.facts, clerk.grounds.book);
  clerk.record({ type: 'follow-up.planned', callbacks }, { once: `callbacks-after-agreement/${paper.no}` });

  await Promise.all([reviewWindow(clerk, paper), confirmationWindow(clerk, paper), performance(clerk, paper)]);
}

/** ACR 74: fifteen days; told before (by reminder) and after. */
async function reviewWindow(clerk: Clerk, paper: Round<Agreement>): Promise<void> {
  if (!canBeBound(paper.now)) return;
  clerk.notify('binding-routes', ['worker', 'employer'], paper.no);
  const closed = { type: 'agreement.review-window-closed', agreement: paper.no - 1 } as const;
  if (await clerk.inTime(paper.deadline('arbitration-review-apply'), closed)) return;
  clerk.notify('review-window-closed', ['worker', 'employer', 'organ'], paper.no);
}

/** CPL 205: thirty days; a missed review leaves it open. */
async function confirmationWindow(clerk: Clerk, paper: Round<Agreement>): Promise<void> {
  if (!canBeBound(paper.now)) return;
  const closed = { type: 'agreement.confirmation-window-closed', agreement: paper.no - 1 } as const;
  if (await clerk.inTime(paper.deadline('judicial-confirmation-apply'), closed)) return;
  clerk.notify('confirmation-window-closed', ['worker', 'employer', 'organ'], paper.no);
}
