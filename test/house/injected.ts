import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROJECT = join(__dirname, '../..');
const RULES = ['package.json', 'tsconfig.json', 'eslint.config.mjs', '.dependency-cruiser.cjs'];

/** A copy of the house into which wrong code may be put. */
export type Copy = {
  /** Writes a file into the copy; its path is relative to the project. */
  readonly put: (file: string, code: string) => void;
  /** What a tool of the house says in the copy. */
  readonly says: (tool: 'eslint' | 'depcruise', ...args: string[]) => string;
  readonly remove: () => void;
};

/** @param parts folders of the project that the copy needs. */
export function copyOfTheHouse(parts: readonly string[]): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'yuhe-house-'));
  for (const part of [...RULES, ...parts]) cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  return {
    put: (file, code) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    },
    says: (tool, ...args) => {
      const { stdout, stderr } = spawnSync(process.execPath, [join(PROJECT, 'node_modules', '.bin', tool), ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      return stdout + stderr;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
