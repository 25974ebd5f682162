import type { Response } from 'express';
import { shown } from '../../shared/case/personal';
import { pageText, Told, type Page } from './layout';

/** Answers with a page; numbers of people leave as their masks. */
export const show = (res: Response, status: number, page: Page): void =>
  void res
    .status(status)
    .type('html')
    .send(shown(pageText(page)));

/** Answers with a page that says one thing. */
export const tell = (res: Response, status: number, title: string, text: string): void =>
  show(res, status, {
    title,
    content: (
      <Told title={title}>
        <p>{text}</p>
        <p>
          <a className="back" href="/party/home">
            返回我的案件
          </a>
        </p>
      </Told>
    ),
  });

/** The posted fields. */
export const postedForm = (body: unknown): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof each === 'string') form.append(name, each);
  return form;
};
