import { strToU8, zipSync } from 'fflate';
import { renderToStaticMarkup } from 'react-dom/server';
import { ZIP_TYPE, type FileAnswer } from '../../shared/contract/files';
import { localDateOf } from '../../shared/law/local-date';
import type { OwnData } from './gathering';

/** What is held on a person, to be read. */
export const OwnDataText = ({ data }: { readonly data: OwnData }) => (
  <>
    {data.sections.map(({ title, rows }) => (
      <section key={title}>
        <h2>{title}</h2>
        <ul>
          {rows.map(({ label, text }, i) => (
            <li key={i}>
              {label}：{text}
            </li>
          ))}
        </ul>
      </section>
    ))}
    <p>{data.without}</p>
  </>
);

const STYLE = 'body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:16px/1.8 sans-serif;overflow-wrap:anywhere}';

/** Whole in itself: it is read years later, without us. */
const pageOf = (data: OwnData): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <title>{`个人信息 - ${data.caseNo}`}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>{data.name}的个人信息</h1>
        <p>
          案件{data.caseNo}，{localDateOf(Date.parse(data.madeAt))}由系统汇总。
        </p>
        <OwnDataText data={data} />
      </body>
    </html>,
  )}`;

/** The same for a person and for a machine, in one ZIP. */
export function ownDataFile(data: OwnData): FileAnswer {
  const files = { 'personal-data.html': pageOf(data), 'personal-data.json': JSON.stringify(data, undefined, 2) };
  const zipped = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return { bytes: Buffer.from(zipped), type: ZIP_TYPE, name: `personal-data-${data.caseNo}-${data.party}.zip` };
}
