import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pdfOf } from '../../api/documents/typesetter';
import type { Entry } from '../../shared/case/entry';
import { evolve, opened, type CaseEvent, type CaseFacts, type CaseOpened } from '../../shared/case/facts';
import { compose, type Composed } from '../../shared/documents/compose';
import type { Letterhead } from '../../shared/documents/document';
import type { DocumentKind, Occasion } from '../../shared/documents/kind';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';

/** A paper of a case, made when its occasion first came about. */
export type Paper = Composed & { readonly kind: DocumentKind; readonly occasion: Occasion };

/** Every document that a case has called for on its way, by its docket. */
export function papersOf(docket: readonly Entry[], letterhead: Letterhead): readonly Paper[] {
  const papers = new Map<string, Paper>();
  let facts: CaseFacts | undefined;
  for (const entry of docket) {
    const event: CaseEvent = entry.event;
    facts = facts ? evolve(facts, event as Exclude<CaseEvent, CaseOpened>, entry) : opened(event as CaseOpened, entry);
    for (const paper of papersAt(facts, entry.on, letterhead)) {
      const key = `${paper.kind.name}-${paper.occasion.about}`;
      if (papers.get(key)?.occasion.when !== 'due') papers.set(key, paper);
    }
  }
  return [...papers.values()];
}

const papersAt = (facts: CaseFacts, today: Entry['on'], letterhead: Letterhead): readonly Paper[] =>
  DOCUMENT_KINDS.flatMap((kind) =>
    kind.occasions(facts).map((occasion) => ({
      ...{ kind, occasion },
      ...compose(kind, { facts, today, about: occasion.about, letterhead }),
    })),
  );

/** Writes the papers of a case as PDF into a folder of its own. */
export async function writePapers(folder: string, docket: readonly Entry[], letterhead: Letterhead): Promise<number> {
  await mkdir(folder, { recursive: true });
  const papers = papersOf(docket, letterhead);
  for (const { kind, occasion, model } of papers)
    await writeFile(path.join(folder, `${kind.name}-${occasion.about}.pdf`), pdfOf(model));
  return papers.length;
}
