import path from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { PROBLEM_REMEDIES, PROBLEMS, type ProblemSlug } from '../shared/problems';
import { Problem } from './problem';

/** The documentation's program is served from here, for there may be no other network. */
const ASSETS = path.dirname(require.resolve('swagger-ui-dist/package.json'));

/** The documentation under /docs: everything comes from here, and no script stands in a page. */
export function docsPages(): Router {
  const router = Router();
  router.get('/', page(document('渝和 API', DOCUMENTATION)));
  router.get('/start.js', (_req, res) => void res.type('text/javascript').send(START));
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
  '<div id="documentation"></div><script src="/docs/assets/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>';

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#documentation', deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: 0 });\n`;

function problemPage(slug: ProblemSlug): string {
  const { status, title } = PROBLEMS[slug];
  return document(title, `<h1>${title}</h1><p>${slug}，HTTP ${status}</p><p>${PROBLEM_REMEDIES[slug]}</p>`);
}
