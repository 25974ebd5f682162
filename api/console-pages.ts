import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { Problem } from './problem';

/** Where `scripts/build-console.mjs` leaves the console. */
const BUILT = path.resolve(__dirname, '..', 'console', 'dist');

/**
 * The console under `/console`: files with a digest in their names for ever, the page itself always anew. Each address
 * of the console's own is the same page. No script but ours runs; the component library writes its styles into the page.
 */
export function consolePages(folder = BUILT): Router {
  const page = path.join(folder, 'index.html');
  const there: RequestHandler = (_req, _res, next) => {
    if (!existsSync(page))
      throw new Problem('unavailable', {
        detail: '办案系统的网页尚未生成，请运行 npm start 或者 npm run console:build',
      });
    next();
  };
  return Router()
    .use(there, (_req, res, next) => {
      res.setHeader('Content-Security-Policy', POLICY);
      next();
    })
    .use('/assets', express.static(path.join(folder, 'assets'), { index: false, immutable: true, maxAge: '1y' }))
    .get(/^\/(?!assets\/)/, (_req, res) => {
      res.set('Cache-Control', 'no-cache').sendFile(page);
    });
}

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
