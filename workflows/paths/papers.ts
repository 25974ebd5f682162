import { readersAmongParties, type IssuedDocument } from '../../shared/paths/documents';
import type { Clerk, Round } from '../clerk';

/** Cases that began before issued papers were announced go on as they began, until their next run. */
const CHANGE = 'issued-papers-are-announced';

/** 文书：who may read a paper is told of it. */
export function papers(clerk: Clerk): void {
  if (!clerk.has(CHANGE)) return;
  void clerk.each((facts) => facts.documents ?? [], paper);
}

/** Told when it is issued, if service by electronic means was agreed to (民诉法第90条), and when it was served otherwise. */
async function paper(clerk: Clerk, issued: Round<IssuedDocument>): Promise<never> {
  const { paper: kind, title, number } = issued.now;
  const name = `《${title}》${number ? `（${number}）` : ''}`;
  const readers = readersAmongParties(kind);
  if (clerk.facts.standing.eService && readers.length > 0) clerk.notify('document-issued', readers, issued.no, name);
  for (let told = 0; ; told += 1) {
    await clerk.until(issued.where(({ services }) => services.length > told));
    const service = issued.now.services[told];
    const to = readers.find((side) => side === service?.to);
    // Handed over or signed for on the page, it is in the addressee's hands.
    if (to && service && service.method !== 'direct' && !service.acknowledged)
      clerk.notify('document-served', [to], `${issued.no}-${told + 1}`, name);
  }
}
