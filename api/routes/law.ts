import { cite } from '../../shared/case/situation';
import { CATALOGUE, inputSchema } from '../../shared/contract/acts';
import { localDate, localDateOf, type LocalDate } from '../../shared/law/local-date';
import { written } from '../../shared/law/period';
import type { LawRule, Rulebook } from '../../shared/law/rulebook';
import { rulebookFor } from '../../shared/law/rulebooks/rulebooks';
import type { Citation, Statute } from '../../shared/law/statute';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';
import { SHELF } from '../statute-shelf';

type LawRoutes = 'listStatutes' | 'readStatute' | 'listRules' | 'readRule' | 'listActions';

const REGION = 'chongqing';

export function lawRoutes({ clock }: Office): Pick<Handlers, LawRoutes> {
  const today = () => localDateOf(clock.now());
  return {
    listStatutes: async () => ({
      body: {
        items: [...SHELF.values()].map((each) => ({ ...titlesOf(each), articles: Object.keys(each.articles).length })),
      },
    }),
    readStatute: async ({ params: { id } }) => {
      const found = SHELF.get(id);
      if (!found) throw new Problem('no-such-record', { detail: `没有编号为${id}的法律、法规或者文件` });
      const articles = Object.keys(found.articles).map((article) => articleOf(found.art(article)));
      return { body: { ...titlesOf(found), articles } };
    },
    listRules: async ({ query: { on } }) => {
      const book = bookOn(on ?? today());
      const items = Object.entries(book.rules).map(([id, rule]) => ruleAnswer(id, rule));
      return { body: { rulebook: book.id, inForceFrom: book.inForceFrom, items } };
    },
    readRule: async ({ params: { id }, query: { on } }) => {
      const book = bookOn(on ?? today());
      const rule = Object.hasOwn(book.rules, id) ? book.rules[id] : undefined;
      if (!rule) throw new Problem('no-such-record', { detail: `没有编号为${id}的规则` });
      const articles = rule.cites.map((each) => ({ ...articleOf(each), statute: each.instrument }));
      return { body: { ...ruleAnswer(id, rule), rulebook: book.id, articles } };
    },
    listActions: async () => {
      const book = bookOn(today());
      const items = CATALOGUE.map((action) => {
        const { name, label, by, basis } = action;
        return { name, label, by, rule: basis, basis: cite(book, basis), input: inputSchema(action) };
      });
      return { body: { items } };
    },
  };
}

/** @throws Problem `no-such-record` before the first rulebook. */
function bookOn(on: LocalDate): Rulebook {
  try {
    return rulebookFor(REGION, on);
  } catch (cause) {
    throw new Problem('no-such-record', { detail: `没有${on}适用的规则` }, { cause });
  }
}

function titlesOf({ id, title, short, inForceFrom, unverified }: Statute) {
  return { id, title, short, inForceFrom: localDate(inForceFrom), ...(unverified === undefined ? {} : { unverified }) };
}

const articleOf = ({ instrument, article, label }: Citation) => ({
  article,
  label,
  text: SHELF.get(instrument)?.articles[article] ?? '',
});

function ruleAnswer(
  id: string,
  { label, kind, period, from, consequence, document, confidence, note, cites }: LawRule,
) {
  return {
    ...{ id, label, kind, from, consequence, confidence, cites },
    ...(period ? { period: { ...period, written: written(period) } } : {}),
    ...(document === undefined ? {} : { document }),
    ...(note === undefined ? {} : { note }),
  };
}
