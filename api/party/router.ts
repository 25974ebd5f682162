import { readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { seenBy } from '../../db/eyes';
import { seenOf } from '../audit/auditing';
import type { AuditBook } from '../audit/book';
import type { Office } from '../office';
import { Problem } from '../problem';
import { guestOf, letGo, type Guest } from './guest';
import { askCode, tryTheCode } from './door';
import { doAct, showAct } from './acts';
import { handIn, showFile, showPreview } from './files';
import { showHome } from './desk';
import { sendOwnData, showOwnData } from './own-data';
import { sendPaper, showPaper } from './papers';
import { begin, giveUp, goOn, sayProtocol, standing } from './resuming';
import { tell } from './telling';

/** Nothing but our own style sheet, forms, and one script that no page needs. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** As the audit log notes it. */
function note({ actor }: Guest, req: Request, res: Response): void {
  const kind = ['GET', 'HEAD'].includes(req.method) ? 'look' : 'act';
  Object.assign(seenOf(res), { route: 'party', shows: 'case', kind, actor, caseNos: actor.cases ?? [] });
}

type Served = (office: Office, guest: Guest, req: Request, res: Response) => Promise<void>;

/** The pages on which parties see their own case and act in it: plain HTML, whole without a script. */
export function partyPages(office: Office, publicUrl: string, book: AuditBook): Router {
  const secure = publicUrl.startsWith('https:');
  const [style, script] = ['style.css', 'party.js'].map((name) => readFileSync(path.join(__dirname, name)));
  // A drawn signature comes with its form.
  const form = express.urlencoded({ extended: false, limit: '400kb' });
  const inside =
    (served: Served): RequestHandler =>
    async (req, res) => {
      const guest = await guestOf(office, req);
      if (!guest)
        return tell(
          res,
          401,
          '请重新打开链接',
          '您还没有登录，或者离开的时间较长。请重新打开通知里的链接，再输入验证码。',
        );
      note(guest, req, res);
      try {
        await seenBy(guest.actor, () => served(office, guest, req, res));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        tell(res, error.status, '没有办成', `${error.particulars.detail ?? error.message}。`);
      }
    };
  /** For a script: whatever is wrong is said as a problem. */
  const resumed =
    (served: Served): RequestHandler =>
    async (req, res) => {
      const guest = await guestOf(office, req);
      if (!guest) throw new Problem('unauthenticated', { detail: '您离开的时间较长，请重新打开通知里的链接' });
      note(guest, req, res);
      await seenBy(guest.actor, () => served(office, guest, req, res));
    };
  return Router({ caseSensitive: true, strict: true })
    .use((_req, res, next) => {
      res.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' });
      next();
    })
    .get('/style.css', (_req, res) => void res.set('Cache-Control', 'max-age=3600').type('css').send(style))
    .get('/party.js', (_req, res) => void res.set('Cache-Control', 'max-age=3600').type('js').send(script))
    .get('/home', inside(showHome))
    .get('/my-data', inside(showOwnData(book)))
    .get('/my-data.zip', inside(sendOwnData(book)))
    .get('/acts/:name', inside(showAct))
    .post('/acts/:name', form, inside(doAct))
    .post('/files', express.raw({ type: 'multipart/form-data', limit: '10400kb', inflate: false }), inside(handIn))
    .get('/files/:id', inside(showFile))
    .get('/files/:id/preview', inside(showPreview))
    .get('/documents/:id', inside(showPaper))
    .get('/documents/:id/file', inside(sendPaper))
    .options('/uploads', (_req, res) => sayProtocol(res))
    .post('/uploads', resumed(begin))
    .head('/uploads/:id', resumed(standing))
    .patch('/uploads/:id', resumed(goOn))
    .delete('/uploads/:id', resumed(giveUp))
    .post('/leaving', form, async (req, res) => {
      await letGo(office, req, res, secure);
      tell(res, 200, '您已经退出', '需要时请重新打开链接。');
    })
    .get('/:token', (req, res) => askCode(office, req, res))
    .post('/:token', form, (req, res) => tryTheCode(office, req, res, secure));
}
