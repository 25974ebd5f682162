import { codeLabel, fieldLabel } from '../case/vocabulary';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** From which of the case's facts a field is chosen. */
const CHOICES: Readonly<Record<string, string>> = {
  claimNos: 'claims',
  'performance.no': 'obligations',
  'follow-up.no': 'callbacks',
  'mediation.challenge-mediator.id': 'mediators',
  'standing.appoint-agent.party': 'parties',
  'privacy.ask-sharing.party': 'parties',
  'privacy.request-correction.party': 'parties',
  'privacy.answer-sharing.no': 'sharings-asked',
  'privacy.withdraw-sharing.no': 'sharings-given',
  'privacy.decide-correction.no': 'corrections',
  'standing.correct-party.party.id': 'parties',
  'standing.consent-to-unseal.ref': 'sealed',
  'standing.withdraw-unsealing-consent.ref': 'sealed',
  'standing.request-unsealing.ref': 'sealed',
  'standing.view-sealed.ref': 'sealed',
  'standing.approve-unsealing.no': 'unsealings',
  'standing.refuse-unsealing.no': 'unsealings',
  'mediation.record-session.attendees': 'people',
  'document.acknowledge.id': 'documents',
  'statement.answer.no': 'statements',
  orderNo: 'tickets',
};

/**
 * The JSON Schema of an action's input with what a form needs: `title` for every field, `x-labels` for codes, and
 * `x-choice` where the value is one of the case's own facts (claims, obligations, parties …). Amounts are fields whose
 * name ends in `Fen`.
 */
export function formSchema(action: string, schema: JsonSchema): JsonSchema {
  return grown(schema, action);
}

function grown(schema: JsonSchema, under: string): JsonSchema {
  const { properties, items } = schema as { properties?: Record<string, JsonSchema>; items?: JsonSchema };
  return {
    ...schema,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, each]) => [name, named(name, each, under)]),
          ),
        }
      : {}),
    ...(items ? { items: grown(items, under) } : {}),
  };
}

function named(field: string, schema: JsonSchema, under: string): JsonSchema {
  const [path = ''] = under.split('.');
  const choice = CHOICES[`${under}.${field}`] ?? CHOICES[`${path}.${field}`] ?? CHOICES[field];
  const title = fieldLabel(field, under);
  const codes = codesOf(schema) ?? codesOf(schema.items as JsonSchema | undefined);
  const labels = codes && Object.fromEntries(codes.map((code) => [code, codeLabel(field, code, under) ?? code]));
  return {
    ...grown(schema, `${under}.${field}`),
    ...(title ? { title } : {}),
    ...(labels ? { 'x-labels': labels } : {}),
    ...(choice ? { 'x-choice': choice } : {}),
  };
}

const codesOf = (schema: JsonSchema | undefined): readonly string[] | undefined =>
  (schema?.enum as readonly unknown[] | undefined)?.map(String);
