import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export type Page = {
  readonly title: string;
  readonly content: ReactNode;
  readonly footer?: ReactNode;
  /** With the script, which makes some things easier and is needed for nothing. */
  readonly scripted?: boolean;
};

/** A page for a phone: whole in itself, one small style sheet. */
export function pageText({ title, content, footer, scripted }: Page): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - 渝和`}</title>
        <link rel="stylesheet" href="/party/style.css" />
        {scripted ? <script src="/party/party.js" defer /> : null}
      </head>
      <body>
        <a className="skip" href="#main">
          跳到正文
        </a>
        <header>
          <p>渝和 · 劳动人事争议调解</p>
        </header>
        <main id="main">{content}</main>
        <footer>
          {footer}
          <p>遇到困难，可以拨打12333咨询，或者联系承办您案件的调解组织。</p>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** A page that says one thing. */
export const Told = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-labelledby="title">
    <h1 id="title">{title}</h1>
    {children}
  </section>
);

/** Where the code of a link is asked for. `wrong`: why the last one was not taken. */
export const Door = ({ token, wrong }: { token: string; wrong?: string | undefined }) => (
  <Told title="请输入验证码">
    <p>验证码是六位数字，在发给您的短信、邮件或者书面通知里。</p>
    {wrong ? (
      <p className="wrong" role="alert" id="wrong">
        {wrong}
      </p>
    ) : null}
    <form method="post" action={`/party/${token}`}>
      <label htmlFor="code">六位验证码</label>
      <input
        id="code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        required
        {...(wrong ? { 'aria-describedby': 'wrong', 'aria-invalid': true } : {})}
      />
      <button type="submit">查看我的案件</button>
    </form>
  </Told>
);
