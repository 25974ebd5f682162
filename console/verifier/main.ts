import jsQR from 'jsqr';
import { keyBundle } from '../../shared/signing/keys';
import { verdictOnCode, verdictOnFile, type KnownKeys, type Verdict } from './verdict';
import './verifier.css';

// 离线核验页: everything it needs is in it. It asks no server, so it works from a disk on a machine without network.

const NO_KEYS: KnownKeys = { asOf: '1970-01-01T00:00:00.000Z', keys: [], rootKeys: [] };
/** A photo of a phone has more pixels than a code needs. */
const LARGEST_SIDE = 1600;

function keys(): KnownKeys {
  const written = document.getElementById('keys')?.textContent ?? '';
  try {
    const { rootKeys, ...bundle } = JSON.parse(written) as KnownKeys;
    return { ...keyBundle.parse(bundle), rootKeys };
  } catch {
    return NO_KEYS;
  }
}

const known = keys();

function element(name: string, text = '', attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

const MARKS: Readonly<Record<Verdict['tone'], string>> = { good: '✔ 通过', warning: '！注意', bad: '✖ 不通过' };

/** Shows what came out; read aloud by a screen reader, for the place is a live region. */
function show({ tone, title, advice, lines, notProved }: Verdict, name: string): void {
  const card = element('section', '', { class: `verdict ${tone}` });
  card.append(element('p', MARKS[tone], { class: 'mark' }), element('h2', title), element('p', advice));
  if (name) card.append(element('p', `核验对象：${name}`, { class: 'quiet' }));
  if (lines.length > 0) {
    const list = element('dl');
    for (const [label, text] of lines) list.append(element('dt', label), element('dd', text));
    card.append(list);
  }
  if (notProved.length > 0) {
    const list = element('ul');
    for (const each of notProved) list.append(element('li', each));
    card.append(element('h3', '本核验不能证明'), list);
  }
  document.getElementById('result')?.replaceChildren(card);
}

/** The text of the code in a picture; nothing if none is found. */
async function codeIn(picture: Blob): Promise<string | undefined> {
  const image = await createImageBitmap(picture);
  const scale = Math.min(1, LARGEST_SIDE / Math.max(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.drawImage(image, 0, 0, width, height);
  return jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data;
}

async function take(file: File): Promise<void> {
  if (!file.type.startsWith('image/'))
    return show(await verdictOnFile(new Uint8Array(await file.arrayBuffer()), known), file.name);
  const code = await codeIn(file).catch(() => undefined);
  show(verdictOnCode(code ?? '', known), file.name);
}

const input = document.getElementById('file') as HTMLInputElement;
input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (file) void take(file);
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void take(file);
});
const code = document.getElementById('code') as HTMLTextAreaElement;
document.getElementById('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  show(verdictOnCode(code.value, known), '');
});
// A phone that scans a code whose text is our address brings it behind the #, which no server sees.
if (location.hash.length > 1) show(verdictOnCode(decodeURIComponent(location.hash.slice(1)), known), '');
