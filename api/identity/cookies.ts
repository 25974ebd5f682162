import type { Request, Response } from 'express';

/** Cookies of one installation: over https they are sent over https only, and no neighbouring host can set them. */
export class Cookies {
  private readonly secure: boolean;

  /** @param publicUrl where browsers reach the API. */
  constructor(publicUrl: string) {
    this.secure = publicUrl.startsWith('https:');
  }

  read(req: Request, name: string): string | undefined {
    const wanted = `${this.nameOf(name)}=`;
    const parts = (req.headers.cookie ?? '').split(';').map((part) => part.trim());
    return parts.find((part) => part.startsWith(wanted))?.slice(wanted.length);
  }

  /**
   * A cookie that no script reads, and that other sites' forms do not send; gone with the browser unless told otherwise.
   * @param value letters, digits, `-` and `_`.
   */
  set(res: Response, name: string, value: string, maxAgeSeconds?: number): void {
    const life = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds * 1_000 };
    res.cookie(this.nameOf(name), value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure, ...life });
  }

  clear(res: Response, name: string): void {
    this.set(res, name, '', 0);
  }

  private nameOf(name: string): string {
    return this.secure ? `__Host-${name}` : name;
  }
}
