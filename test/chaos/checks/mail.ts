import type { Check } from '../evidence';

/** Every notice with an address has left at least once under its one Message-ID, to that address, and nothing else has. */
export const mail: Check = async ({ pool, open, mails }) => {
  const { rows } = await pool.query<{
    case_no: string;
    key: string;
    email: string;
    email_state: string;
    message_id: string;
  }>('select case_no, key, email, email_state, message_id from notices where email is not null');
  const sent = new Map<string, Set<string>>();
  for (const { messageId, to } of mails) sent.set(messageId, (sent.get(messageId) ?? new Set()).add(to));
  const addressed = await Promise.all(rows.map(async (row) => ({ ...row, email: await open(row.email) })));
  const findings = addressed.flatMap(({ case_no: caseNo, key, email, email_state: state, message_id: id }) => {
    const to = sent.get(id) ?? new Set();
    sent.delete(id);
    if (state !== 'sent') return [`${caseNo} ${key}: the mail is ${state}`];
    return to.size === 1 && to.has(email)
      ? []
      : [`${caseNo} ${key}: sent to ${[...to].join() || 'nobody'} instead of ${email}`];
  });
  return [...findings, ...[...sent.keys()].map((id) => `a mail ${id} belongs to no notice`)];
};
