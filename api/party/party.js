// What a browser with scripts can do beside the plain pages: draw a name with the finger, and send photos that a slow
// network can carry. Without it, everything still works by the forms alone.
/* global createImageBitmap, DOMParser, fetch, File, FormData, location */
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
  const WAITS_MS = [1_000, 4_000, 10_000];

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

  /** The same file sent again is known by its content: nothing is kept twice. */
  const send = async (form, body, tell) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await fetch(form.action, { method: 'POST', body });
      } catch (error) {
        const wait = WAITS_MS[attempt];
        if (wait === undefined) throw error;
        tell(`网络不稳定，正在第${attempt + 2}次提交…`);
        await new Promise((go) => setTimeout(go, wait));
      }
    }
  };

  const prepareUpload = (form) => {
    const status = form.querySelector('[role=status]');
    const button = form.querySelector('button');
    const tell = (text) => {
      status.textContent = text;
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      button.disabled = true;
      tell('正在提交…');
      try {
        const body = new FormData(form);
        const file = body.get('file');
        body.set('file', await smaller(file), file.name);
        const answer = await send(form, body, tell);
        if (answer.redirected) location.assign(answer.url);
        else
          document.documentElement.innerHTML = new DOMParser().parseFromString(
            await answer.text(),
            'text/html',
          ).documentElement.innerHTML;
      } catch {
        tell('没有提交成功，请到网络好一些的地方再试。材料没有丢失，重复提交也只登记一次。');
        button.disabled = false;
      }
    });
  };

  for (const box of document.querySelectorAll('[data-signature]')) prepareSignature(box);
  for (const form of document.querySelectorAll('form[data-upload]')) prepareUpload(form);
})();
