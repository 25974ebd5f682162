import { readFileSync } from 'node:fs';
import { AwsClient } from 'aws4fetch';
import { z } from 'zod';
import { asKept, nameOf, ObjectMissing, placeOf, StoreOutage, type ObjectStore } from './object-store';

/** A bucket of a service that speaks the protocol of S3, addressed by path. */
export type Bucket = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** JSON file: `{"accessKeyId": "…", "secretAccessKey": "…"}`. */
  readonly credentialsFile: string;
  /** How long one answer is waited for, in ms. */
  readonly patienceMs?: number;
  /** How often a request is repeated that was answered with 429 or 5xx. */
  readonly repeats?: number;
};

const credentials = z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) });
const PATIENCE_MS = 20_000;
const REPEATS = 3;

/** Objects in a bucket. @throws Error for credentials that cannot be read. */
export function s3Objects({ endpoint, bucket, region, credentialsFile, patienceMs, repeats }: Bucket): ObjectStore {
  const keys = credentials.parse(JSON.parse(readFileSync(credentialsFile, 'utf8')));
  const client = new AwsClient({ ...keys, region, service: 's3', retries: repeats ?? REPEATS });
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  const ask = async (method: 'PUT' | 'GET' | 'DELETE', name: string, bytes?: Buffer): Promise<Response> => {
    const answer = await client
      .fetch(`${base}/${placeOf(name)}`, {
        method,
        signal: AbortSignal.timeout(patienceMs ?? PATIENCE_MS),
        // The signature covers the content: a byte that is altered on the way is refused by the service.
        headers: { 'x-amz-content-sha256': nameOf(bytes ?? Buffer.of()) },
        ...(bytes ? { body: new Uint8Array(bytes) } : {}),
      })
      .catch(outOfReach);
    if (answer.ok || answer.status === 404) return answer;
    throw new StoreOutage(`the store of files answered ${method} with ${answer.status}: ${await codeOf(answer)}`);
  };
  return {
    put: async (bytes) => {
      const name = nameOf(bytes);
      // 404: the bucket is not there.
      if (!(await ask('PUT', name, bytes)).ok) throw new StoreOutage(`the store of files has no bucket ${bucket}`);
      return name;
    },
    get: async (name) => {
      const answer = await ask('GET', name);
      if (!answer.ok) throw new ObjectMissing(name);
      return asKept(name, Buffer.from(await answer.arrayBuffer().catch(outOfReach)));
    },
    remove: async (name) => void (await ask('DELETE', name)),
  };
}

const outOfReach = (error: unknown): never => {
  throw new StoreOutage('the store of files does not answer', { cause: error });
};

/** The service's own word for what is wrong; it never repeats a secret. */
const codeOf = async (answer: Response): Promise<string> =>
  /<Code>(\w+)<\/Code>/.exec(await answer.text().catch(() => ''))?.[1] ?? answer.statusText;
