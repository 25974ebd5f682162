import { setImmediate as nextTurn } from 'node:timers/promises';
import { toString as qrSvg } from 'qrcode';
import { pdfOf } from '../../api/documents/typesetter';
import type { DocumentModel } from '../../shared/documents/document';
import { mediationAgreement } from '../../shared/documents/kinds/mediation-agreement';
import { sealedPdf } from '../../shared/signing/pdf-seal';
import { paperOf } from '../../test/documents/specimens';
import { seal } from '../../test/signing/organ-key';
import { bareTypesetter } from '../baseline/typesetting';
import { interleaved, pairOf, type Measure } from '../measure';
import { memoryOf } from '../consumption';

/** The fewest agreements in a minute of one core: twice the goal of a thousand with two. */
const A_MINUTE = 1000;
/** The most memory, in megabytes, by which a thousand agreements more may make the process grow. */
const GROWTH_MB = 150;
/** As long as a code with the key fields of an agreement. */
const CODE = `https://example.org/verify#${'x'.repeat(500)}`;

/** Mediation agreements as they go out: set as PDF/A, with the code that proves them, and sealed. */
export const documents: Measure = {
  name: 'documents',
  run: async (_, extent) => {
    const total = extent.quick ? 200 : A_MINUTE;
    const set = bareTypesetter();
    await each(20, goOut);
    const before = memoryOf([process.pid]);
    const rates = await interleaved(extent, {
      yuhe: () => each(total, goOut),
      baseline: () => each(total, (model) => void set(JSON.stringify(model))),
    });
    const grown = memoryOf([process.pid]) - before;
    const slowest = Math.min(...rates.yuhe);
    if (grown > GROWTH_MB)
      throw new Error(`${total * extent.repetitions} agreements took ${grown.toFixed(0)} MB for good`);
    if (slowest < A_MINUTE) throw new Error(`only ${slowest.toFixed(0)} agreements in a minute of a core`);
    const remark = `goal: 1000; memory grew by ${Math.max(0, grown).toFixed(0)} MB (at most ${GROWTH_MB})`;
    const what = 'mediation agreements, coded and sealed';
    const against = 'their words set bare';
    return [{ what, unit: '/core min', against, ...pairOf(rates, (rate) => rate), remark }];
  },
};

async function goOut(model: DocumentModel): Promise<void> {
  const qr = await qrSvg(`${CODE}${model.number}`, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  await sealedPdf(pdfOf(model, { qr }), await seal());
}

/** So many, each unlike the others; how many in a minute of processor time, whatever else runs on the machine.
 * Between two, the process turns to what else waits, as a server does. */
async function each(total: number, work: (model: DocumentModel) => unknown): Promise<number> {
  const agreement = paperOf(mediationAgreement);
  const begun = process.cpuUsage();
  for (let no = 1; no <= total; no += 1) {
    await work(unlike(agreement, no));
    await nextTurn();
  }
  const { user, system } = process.cpuUsage(begun);
  return (total / (user + system)) * 60_000_000;
}

const FIRST_HAN = 0x4e00;
const HANS = 5000;

/** Of other people with other sums: nothing of one agreement is set already by the one before. */
function unlike(agreement: DocumentModel, no: number): DocumentModel {
  const name = String.fromCharCode(FIRST_HAN + ((no * 37) % HANS), FIRST_HAN + ((no * 91) % HANS));
  const blocks = agreement.blocks.map((block) =>
    block.kind === 'text' ? { ...block, text: `${block.text}（${name}，${no * 137}元）` } : block,
  );
  return { ...agreement, number: `南岸劳调协〔2026〕${no}号`, blocks };
}
