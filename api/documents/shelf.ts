import type { StoredDocument } from '../../db/documents';
import { CASEWORKERS, type Actor } from '../../shared/case/actor';
import { findDeadline, groundsOf } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import type { DocumentModel, Letterhead } from '../../shared/documents/document';
import { compose, issuingOrgan } from '../../shared/documents/compose';
import { DOCUMENT_KINDS, findDocumentKind, type DocumentKindName } from '../../shared/documents/kinds';
import { DOCUMENT_STATES, DOCUMENT_STEPS, issued, lastStep, stateOf } from '../../shared/documents/life';
import { isForSide } from '../../shared/paths/documents';
import type { LocalDate } from '../../shared/law/local-date';

/** Drafts are the business of those who write; talks are nobody's who may decide (17号令第24条); to a side, its own. */
export function mayRead({ role }: Actor, { kind, steps }: Pick<StoredDocument, 'kind' | 'steps'>): boolean {
  if (CASEWORKERS.includes(role) || role === 'supervisor') return true;
  if (!steps.some(({ step }) => step === 'issued')) return false;
  return role === 'worker' || role === 'employer' ? isForSide(kind, role) : !findDocumentKind(kind)?.confidential;
}

/** The text as it stands on the paper: of a draft as it was drafted, of an issued one with number and day. */
export function paperOf({ model, steps }: StoredDocument): DocumentModel {
  const issue = steps.find(({ step }) => step === 'issued');
  return issue ? issued(model, { on: issue.on, number: issue.detail['number'] ?? model.number }) : model;
}

/** A document as a list shows it. */
export function documentAnswer(document: StoredDocument, facts: CaseFacts, today: LocalDate) {
  const { id, kind, about, version, draftedAt, steps, model } = document;
  const issue = steps.find(({ step }) => step === 'issued');
  const services = (facts.documents ?? []).find((each) => each.id === id)?.services ?? [];
  const state = stateOf(steps, services, today);
  const paper = paperOf(document);
  return {
    ...{ id, about, version, draftedAt, services, state },
    kind: kind as DocumentKindName,
    title: model.title,
    label: labelOf(kind, about, facts),
    stateLabel: DOCUMENT_STATES[state],
    ...(paper.number ? { number: paper.number } : {}),
    ...(issue ? { issuedOn: issue.on, sha256: issue.detail['sha256'] } : {}),
  };
}

const labelOf = (kind: string, about: string, facts: CaseFacts): string =>
  findDocumentKind(kind)
    ?.occasions(facts)
    .find((each) => each.about === about)?.label ?? '';

/** A document with everything that is known of it. */
export function wholeAnswer(
  document: StoredDocument,
  { facts, today, letterhead }: { facts: CaseFacts; today: LocalDate; letterhead: Letterhead | undefined },
) {
  const { kind: name, about, supplements, template, rulebook, steps } = document;
  const kind = findDocumentKind(name);
  const isDraft = ['drafted', 'checked'].includes(lastStep(steps));
  const missing = kind && isDraft ? compose(kind, { facts, today, about, letterhead, supplements }).missing : [];
  return {
    ...documentAnswer(document, facts, today),
    ...{ template, rulebook, supplements, missing },
    model: paperOf(document),
    steps: steps.map(({ step, on, at, actor, detail }) => ({
      ...{ step, on, at, detail },
      label: DOCUMENT_STEPS[step],
      actor: { id: actor.id, role: actor.role, name: actor.name, organ: actor.organ },
    })),
  };
}

/** What the path asks for, and nobody has drafted: who owes it and by when, what is missing, what the drafter may add. */
export function dueDocuments(
  facts: CaseFacts,
  drafted: readonly StoredDocument[],
  heads: ReadonlyMap<string, Letterhead>,
  today: LocalDate,
) {
  const known = new Set(drafted.filter(({ steps }) => lastStep(steps) !== 'superseded').map(keyOf));
  return DOCUMENT_KINDS.flatMap((kind) =>
    kind
      .occasions(facts)
      .filter(({ about }) => !known.has(keyOf({ kind: kind.name, about })))
      .map(({ about, label, on, when }) => {
        const letterhead = heads.get(issuingOrgan(kind, { facts, about }) ?? '');
        const { missing, asks } = compose(kind, { facts, today, about, letterhead });
        const article = groundsOf(facts).book.rules[kind.rule].cites[0];
        const dueOn = findDeadline(facts, `${kind.rule}/${about}`)?.dueOn;
        return {
          ...{ kind: kind.name, title: kind.title, about, label, on, when, asks, missing },
          ...{ issuer: kind.issuer, cite: article },
          ...(dueOn ? { dueOn } : {}),
        };
      }),
  );
}

const keyOf = ({ kind, about }: { kind: string; about: string }): string => `${kind}/${about}`;
