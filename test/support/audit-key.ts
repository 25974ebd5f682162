import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A new key for daily roots, in a file of the folder. */
export function auditKeyFile(folder: string, name = 'audit-key.pem'): string {
  const file = path.join(folder, name);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return file;
}
