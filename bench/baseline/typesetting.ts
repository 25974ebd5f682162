import { dirname } from 'node:path';
import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const FONT = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');

/** The least that sets these words with the same engine: one face, one paragraph, no layout, no archive's demands. */
export function bareTypesetter(): (words: string) => Buffer {
  const fontBlobs = [readFileSync(FONT)];
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: dirname(__filename) });
  return (words) => {
    const inputs = { words };
    const pdf = compiler.pdf({ mainFileContent: '#set text(font: "Noto Serif SC")\n#sys.inputs.words', inputs });
    compiler.evictCache(1);
    return pdf;
  };
}
