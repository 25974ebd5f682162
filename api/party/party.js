// What a browser with scripts can do beside the plain pages: draw a name with the finger, and send photos that a slow
// network can carry. Without it, everything still works by the forms alone.
/* global addEventListener, btoa, createImageBitmap, fetch, File, localStorage, location, TextEncoder */
(() => {
  'use strict';

  /** Strokes on a canvas, put into the form as a PNG when it is sent. Colours are of ink on paper in both schemes. */
  const prepareSignature = (box) => {
    const canvas = box.querySelector('canvas');
    const field = box.querySelector('input');
    const pen = canvas.getContext('2d');
    let drawn = false;
    let drawing = false;

    const blank = () => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      drawn = false;
      field.value = '';
    };
    const place = (event) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return [((event.clientX - left) * canvas.width) / width, ((event.clientY - top) * canvas.height) / height];
    };

    canvas.addEventListener('pointerdown', (event) => {
      drawing = true;
      canvas.setPointerCapture(event.pointerId);
      pen.lineWidth = 4;
      pen.lineCap = 'round';
      pen.lineJoin = 'round';
      pen.strokeStyle = '#10151c';
      pen.beginPath();
      pen.moveTo(...place(event));
    });
    canvas.addEventListener('pointermove', (event) => {
      if (!drawing) return;
      pen.lineTo(...place(event));
      pen.stroke();
      drawn = true;
    });
    for (const over of ['pointerup', 'pointercancel'])
      canvas.addEventListener(over, () => {
        drawing = false;
        if (drawn) field.value = canvas.toDataURL('image/png');
      });
    box.querySelector('button').addEventListener('click', blank);
    blank();
    box.hidden = false;
  };

  /** A photo of today's phones is larger than a slow network carries: at most so many pixels and bytes are sent. */
  const LARGE_BYTES = 800_000;
  const LONGEST_SIDE = 2_000;
  const QUALITY = 0.82;

  const smaller = async (file) => {
    if (!file.type.startsWith('image/') || file.size <= LARGE_BYTES) return file;
    const picture = await createImageBitmap(file).catch(() => undefined);
    if (!picture) return file;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return blob && blob.size < file.size ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`) : file;
  };

  // A file goes in parts (tus 1.0.0): a connection that breaks, a page that is closed or a phone that sleeps loses none of
  // those that have arrived, and the same file chosen again goes on behind them.

  const PART_BYTES = 256 * 1024;
  const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
  const PART = 'application/offset+octet-stream';

  /** Until it may be worth trying again: some time has passed, or the phone says that it has a network. */
  const pause = (ms) =>
    new Promise((go) => {
      setTimeout(go, ms);
      addEventListener('online', go, { once: true });
    });

  /** What cannot be put right by trying again, in words for the person who reads it. */
  class Refusal extends Error {}

  const ask = async (address, csrf, { method, headers = {}, body }) => {
    const all = { 'Tus-Resumable': '1.0.0', 'X-Yuhe-Form': csrf, ...headers };
    const answer = await fetch(address, { method, headers: all, body });
    if (answer.status >= 500 || answer.status === 429) throw new Error('not now');
    return answer;
  };

  const refused = async (answer) => {
    const { detail, title } = await answer.json().catch(() => ({}));
    return new Refusal(detail || title || '没有办成，请返回我的案件，重新提交');
  };

  /** Where a file that was begun before goes on; nothing if it was not, or too long ago. */
  const begunBefore = async (mark, size, csrf) => {
    const address = localStorage.getItem(mark);
    if (!address) return undefined;
    const answer = await ask(address, csrf, { method: 'HEAD' });
    if (answer.ok && Number(answer.headers.get('Upload-Length')) === size)
      return { address, at: Number(answer.headers.get('Upload-Offset')) };
    localStorage.removeItem(mark);
    return undefined;
  };

  const begunNow = async (mark, file, csrf) => {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
    const headers = { 'Upload-Length': String(file.size), 'Upload-Metadata': `filename ${name}` };
    const answer = await ask('/party/uploads', csrf, { method: 'POST', headers });
    if (!answer.ok) throw await refused(answer);
    const address = answer.headers.get('Location');
    localStorage.setItem(mark, address);
    return { address, at: 0 };
  };

  const nextPart = async ({ address, at }, file, csrf) => {
    const headers = { 'Content-Type': PART, 'Upload-Offset': String(at) };
    const answer = await ask(address, csrf, { method: 'PATCH', headers, body: file.slice(at, at + PART_BYTES) });
    // Elsewhere than we thought: the answer to what had arrived was lost.
    if (answer.status === 409) throw new Error('ask again where to go on');
    if (!answer.ok) throw await refused(answer);
    return Number(answer.headers.get('Upload-Offset'));
  };

  /** Sends a file to its end, through whatever breaks in between. @param tell is told what was done, and what is awaited */
  const sendInParts = async (file, { mark, csrf, tell }) => {
    let [begun, failures, done] = [undefined, 0, false];
    while (!done) {
      try {
        begun ??= (await begunBefore(mark, file.size, csrf)) ?? (await begunNow(mark, file, csrf));
        tell('正在提交…', begun.at);
        // Also once when all of it is there: with its last part the file is taken in.
        begun.at = await nextPart(begun, file, csrf);
        [failures, done] = [0, begun.at === file.size];
      } catch (error) {
        if (error instanceof Refusal) localStorage.removeItem(mark);
        if (error instanceof Refusal || failures === WAITS_MS.length) throw error;
        tell('网络断了，恢复以后自动接着传…');
        await pause(WAITS_MS[failures]);
        [begun, failures] = [undefined, failures + 1];
      }
    }
    localStorage.removeItem(mark);
  };

  const prepareUpload = (form) => {
    const status = form.querySelector('[role=status]');
    const button = form.querySelector('button');
    const bar = document.createElement('progress');
    bar.hidden = true;
    bar.setAttribute('aria-label', '已经提交的部分');
    status.after(bar);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const chosen = form.elements.file.files[0];
      const csrf = form.elements.csrf.value;
      const tell = (text, at) => {
        if (at !== undefined) bar.value = at;
        if (status.textContent !== text) status.textContent = text;
      };
      button.disabled = true;
      tell('正在提交…', 0);
      try {
        const file = await smaller(chosen);
        [bar.max, bar.hidden] = [file.size, false];
        const mark = `yuhe-upload/${chosen.name}/${chosen.size}/${chosen.lastModified}`;
        await sendInParts(file, { mark, csrf, tell });
        location.assign('/party/home?done=file');
      } catch (error) {
        status.textContent =
          error instanceof Refusal
            ? `${error.message}。`
            : '网络一直没有恢复。已经传到的部分保留24小时，到网络好一些的地方再选择同一个文件，会接着传。';
        button.disabled = false;
      }
    });
  };

  for (const box of document.querySelectorAll('[data-signature]')) prepareSignature(box);
  for (const form of document.querySelectorAll('form[data-upload]')) prepareUpload(form);
})();
