import type { Request, Response } from 'express';
import { parseCookie, stringifySetCookie } from 'cookie';

/** Cookies of one installation: over https they are sent over https only, and no neighbouring host can set them. */
export class Cookies {
  private readonly secure: boolean;

  /** @param publicUrl where browsers reach the API. */
  constructor(publicUrl: string) {
    this.secure = publicUrl.startsWith('https:');
  }

  read(req: Request, name: string): string | undefined {
    return parseCookie(req.headers.cookie ?? '')[this.nameOf(name)];
  }

  /** A cookie that no script reads, and that other sites' forms do not send; gone with the browser unless told otherwise. */
  set(res: Response, name: string, value: string, maxAgeSeconds?: number): void {
    const life = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds };
    const cookie = { name: this.nameOf(name), value, path: '/', httpOnly: true, sameSite: 'lax' as const, ...life };
    res.append('Set-Cookie', stringifySetCookie({ ...cookie, secure: this.secure }));
  }

  clear(res: Response, name: string): void {
    this.set(res, name, '', 0);
  }

  private nameOf(name: string): string {
    return this.secure ? `__Host-${name}` : name;
  }
}
