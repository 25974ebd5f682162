import { createHash } from 'node:crypto';

/** A text as HTML shows it. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2329; --soft: #5c6470; --paper: #fff; --ground: #eef1f5; --line: #c4cad3;
  --mark: #0b5cab; --mark-ink: #fff; --wrong: #b3261e; --wrong-ground: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a9b1bc; --paper: #1d2126; --ground: #121417;
  --line: #4a525d; --mark: #7db4f0; --mark-ink: #0d1b2a; --wrong: #ffb4ab; --wrong-ground: #3b1a18; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
main { width: 100%; max-width: 26rem; padding: 2rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: 10px; }
h1 { margin: 0; font-size: 1.5rem; }
.of { margin: 0 0 1.5rem; color: var(--soft); }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; margin-top: .25rem; padding: .6rem .75rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 6px; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
button, .go { display: block; width: 100%; margin-top: 1.5rem; padding: .65rem; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; color: var(--mark-ink); background: var(--mark); border: 0;
  border-radius: 6px; cursor: pointer; }
.wrong { margin: 0; padding: .75rem 1rem; color: var(--wrong); background: var(--wrong-ground); border-radius: 6px; }
.note { margin: 1.5rem 0 0; color: var(--soft); font-size: .875rem; }
@media (forced-colors: active) { main, input, button, .go, .wrong { border: 1px solid; } }
`;

const STYLE_DIGEST = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/**
 * What a browser may do on such a page: show it, and send its form.
 * @param formTargets origins to which the form leads in the end, beside our own.
 */
export const pagePolicy = (formTargets: readonly string[] = []): string =>
  [
    "default-src 'none'",
    `style-src ${STYLE_DIGEST}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** A page of the sign-in, whole in itself: no script, nothing that is loaded from elsewhere. */
export const page = (title: string, content: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} - 渝和</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>渝和</h1>
<p class="of">劳动人事争议调解工作平台</p>
${content}
</main>
</body>
</html>
`;

/** A page that says what did not come about, and where to go on. */
export const noticePage = (
  title: string,
  detail: string,
  link?: { readonly href: string; readonly text: string },
): string =>
  page(
    title,
    `<p class="wrong" role="alert"><strong>${escaped(title)}</strong><br>${escaped(detail)}</p>
${link ? `<a class="go" href="${escaped(link.href)}">${escaped(link.text)}</a>` : ''}`,
  );
