/** One place in which two versions of the same differ; `undefined` where one says nothing. */
export type Difference = { readonly path: string; readonly known: unknown; readonly sent: unknown };

const MOST = 50;

/** In what a second version differs from the first, place by place; the first fifty. */
export function differencesBetween(known: unknown, sent: unknown): readonly Difference[] {
  return [...differing(known, sent, 'data')].slice(0, MOST);
}

function* differing(known: unknown, sent: unknown, path: string): Generator<Difference> {
  if (isTree(known) && isTree(sent) && Array.isArray(known) === Array.isArray(sent)) {
    for (const name of new Set([...Object.keys(known), ...Object.keys(sent)]))
      yield* differing(known[name], sent[name], `${path}.${name}`);
  } else if (known !== sent) yield { path, known, sent };
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';
