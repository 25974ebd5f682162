import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'express';
import { signingKeys } from '../db/signing-keys';
import type { JWK } from 'jose';
import type { KeyBundle } from '../shared/signing/keys';
import type { Office } from './office';
import { Problem } from './problem';

/** Where `scripts/build-console.mjs` leaves the page's script and style sheet. */
const BUILT = path.resolve(__dirname, '..', 'console', 'dist', 'verifier');

/** What a page knows when it is made: the organisations' keys, and those that sign the daily roots of the audit log. */
type KnownKeys = KeyBundle & { readonly rootKeys: readonly JWK[] };

/**
 * The page that verifies documents and packages (核验页), at `/verify`, and the same as one file to keep on a disk, at
 * `/verify/offline`. Both carry the public keys of the moment and ask no server for anything.
 */
export function verifierPages(
  { pool, clock }: Pick<Office, 'pool' | 'clock'>,
  rootKeys: readonly JWK[],
  folder = BUILT,
): Router {
  const known = async (): Promise<KnownKeys> => ({
    asOf: new Date(clock.now()).toISOString(),
    keys: [...(await signingKeys(pool))],
    rootKeys,
  });
  return Router()
    .get('/', async (_req, res) => {
      res.set('Content-Security-Policy', policy("'self'")).set('Cache-Control', 'no-store').type('html');
      res.send(page(await known(), '<link rel="stylesheet" href="/verify/verifier.css">', SCRIPT_ELSEWHERE));
    })
    .get('/offline', async (_req, res) => {
      // What is saved runs where no policy of ours holds; shown by mistake, it does not run.
      res.set('Content-Security-Policy', policy("'none'")).set('Cache-Control', 'no-store').attachment('核验.html');
      res.type('html').send(offlinePage(await known(), folder));
    })
    .get('/:file', (req, res, next) => {
      const { file } = req.params;
      if (file !== 'verifier.js' && file !== 'verifier.css') return next();
      res.set('Cache-Control', 'no-cache').type(path.extname(file)).send(built(folder, file));
    });
}

/** The page as one file that works from a disk, with the keys as they are known when it is made. */
export function offlinePage(keys: KnownKeys, folder = BUILT): string {
  const style = `<style>${built(folder, 'verifier.css')}</style>`;
  return page(keys, style, `<script>${within(built(folder, 'verifier.js'))}</script>`);
}

const SCRIPT_ELSEWHERE = '<script src="/verify/verifier.js" defer></script>';

const policy = (script: string): string =>
  `default-src 'none'; script-src ${script}; style-src 'self' 'unsafe-inline'; img-src blob: data:; ` +
  `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function built(folder: string, file: string): string {
  const place = path.join(folder, file);
  if (!existsSync(place))
    throw new Problem('unavailable', { detail: '核验页尚未生成，请运行 npm start 或者 npm run console:build' });
  return readFileSync(place, 'utf8');
}

/** A script in a page must not seem to end early. */
const within = (script: string): string => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const asData = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const page = (keys: KnownKeys, style: string, script: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>文书与案卷核验</title>
${style}
</head>
<body>
<main>
<h1>文书与案卷核验</h1>
<p>核验文书二维码、电子文书（PDF）、案卷包和审计记录（ZIP）。全部在本机完成，不上传任何内容，断网也能使用。</p>
<div class="pick">
<label for="file">选择文件，或者拍摄二维码</label>
<input id="file" type="file" accept="image/*,application/pdf,.pdf,.zip">
</div>
<form id="form">
<label for="code">或者粘贴二维码的文字</label>
<textarea id="code" rows="3" spellcheck="false" autocomplete="off"></textarea>
<button type="submit">核验</button>
</form>
<div id="result" role="status" aria-live="polite"></div>
<p class="quiet">本页所知公钥 ${keys.keys.length} 个，截至 ${keys.asOf.slice(0, 19).replace('T', ' ')}（UTC）。</p>
<noscript><p>核验需要运行本页的脚本。</p></noscript>
</main>
<script type="application/json" id="keys">${asData(keys)}</script>
${script}
</body>
</html>
`;
