import path from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { PROBLEM_REMEDIES, PROBLEMS, type ProblemSlug } from '../shared/problems';
import { PARTNER_NAMES, PARTNERS, type Partner } from '../shared/exchange/partners';
import { exchangeMessages } from './asyncapi';
import { Problem } from './problem';

/** The documentation's program is served from here, for there may be no other network. */
const ASSETS = path.dirname(require.resolve('swagger-ui-dist/package.json'));

/** The documentation under /docs: everything comes from here, and no script stands in a page. */
export function docsPages(): Router {
  const router = Router();
  router.get('/', page(document('渝和 API', DOCUMENTATION)));
  router.get('/start.js', (_req, res) => void res.type('text/javascript').send(START));
  router.get('/exchange', page(document('渝和数据交换', exchangePage())));
  router.get('/problems/:slug', (req, res) => {
    const { slug } = req.params;
    if (!Object.hasOwn(PROBLEMS, slug)) throw new Problem('not-found', { detail: '没有这一类问题' });
    res.type('html').send(problemPage(slug as ProblemSlug));
  });
  router.use(
    '/assets',
    express.static(ASSETS, { index: false, redirect: false, immutable: true, maxAge: '1h', fallthrough: true }),
  );
  return router;
}

const page =
  (html: string): RequestHandler =>
  (_req, res) =>
    void res.type('html').send(html);

const document = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head><body>${body}</body></html>`;

const DOCUMENTATION =
  '<p><a href="/docs/exchange">数据交换报文（AsyncAPI）</a></p><div id="documentation"></div><script src="/docs/assets/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>';

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#documentation', deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: 0 });\n`;

/** Every message of the exchange at a glance; the fields stand in the AsyncAPI document. */
function exchangePage(): string {
  const list = (partner: Partner, direction: 'receives' | 'sends', title: string) => {
    const types = exchangeMessages().filter((each) => each.partner === partner && each.direction === direction);
    return `<h3>${title}</h3><ul>${types.map(({ type }) => `<li><code>${type}</code></li>`).join('')}</ul>`;
  };
  const partners = PARTNER_NAMES.map(
    (partner) =>
      `<h2>${PARTNERS[partner].label}</h2>${list(partner, 'receives', '发来')}${list(partner, 'sends', '发往')}`,
  );
  return `<h1>渝和数据交换</h1><p>各报文的字段见 <a href="/asyncapi.json">/asyncapi.json</a>（AsyncAPI 3.0）。</p>${partners.join('')}`;
}

function problemPage(slug: ProblemSlug): string {
  const { status, title } = PROBLEMS[slug];
  return document(title, `<h1>${title}</h1><p>${slug}，HTTP ${status}</p><p>${PROBLEM_REMEDIES[slug]}</p>`);
}
