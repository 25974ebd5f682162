import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pdfOf } from '../../api/documents/typesetter';
import { docxOf } from '../../api/documents/word';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';
import { chineseDay } from '../../shared/law/local-date';
import type { Paper } from './papers';

/** The papers of a case. */
export type Shelf = { readonly id: string; readonly title: string; readonly papers: readonly Paper[] };

/** Writes all papers as PDF and DOCX, a folder for each case, with a page that leads to them; returns where that page is. */
export async function writeGallery(folder: string, shelves: readonly Shelf[]): Promise<string> {
  for (const { id, papers } of shelves) {
    await mkdir(path.join(folder, id), { recursive: true });
    for (const paper of papers) {
      const file = path.join(folder, id, fileOf(paper));
      await writeFile(`${file}.pdf`, pdfOf(paper.model));
      await writeFile(`${file}.docx`, await docxOf(paper.model));
    }
  }
  const page = path.join(folder, 'index.html');
  await writeFile(page, pageOf(shelves));
  return page;
}

const fileOf = ({ kind, occasion }: Paper): string => `${kind.name}-${occasion.about}`;

function pageOf(shelves: readonly Shelf[]): string {
  const made = new Set(shelves.flatMap(({ papers }) => papers.map(({ kind }) => kind.name)));
  const lacking = DOCUMENT_KINDS.filter(({ name }) => !made.has(name)).map(({ title }) => title);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>文书样张</title>
<style>body{font:16px/1.7 serif;max-width:60em;margin:2em auto}td{padding:.1em 1em .1em 0;vertical-align:top}</style>
<h1>文书样张</h1>
<p>演示案例办理过程中产生的全部文书。当事人、单位、证件号码和地址均为虚构。</p>
${shelves.map(shelfOf).join('\n')}
${lacking.length > 0 ? `<p>演示案例没有用到的文书：${lacking.map(escaped).join('、')}。</p>` : ''}
</html>
`;
}

const shelfOf = ({ id, title, papers }: Shelf): string =>
  `<h2>${escaped(`${id} ${title}`)}</h2><table>${papers.map((paper) => rowOf(id, paper)).join('')}</table>`;

function rowOf(id: string, paper: Paper): string {
  const { model, occasion, on, missing } = paper;
  const file = `${id}/${fileOf(paper)}`;
  const title = `${model.title}${occasion.label ? `（${occasion.label}）` : ''}`;
  const lacks = missing.map(({ label, cite }) => `缺「${label}」（${cite.label}）`).join('；');
  return `<tr><td>${chineseDay(on)}<td>${escaped(title)}<td><a href="${file}.pdf">PDF</a> <a href="${file}.docx">DOCX</a><td>${escaped(lacks)}</tr>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
