import { createHash, randomUUID } from 'node:crypto';
import { patiently, type Patience } from './patience';
import { problemOf } from './problem';
import { signedHeaders } from './signature';

export type PartnerOptions = Patience & {
  /** `https://…`, without a path. */
  readonly baseUrl: string;
  /** `court`, `arbitration`, `union`, `hotline` … */
  readonly partner: string;
  /** `whsec_…`, as it was agreed. */
  readonly secret: string;
  /** Who speaks: `urn:cq:court:渝0103`. */
  readonly source: string;
};

/** What is said: its name in the contract (`mandate.entrusted`), what it is about, the content. */
export type Statement = {
  readonly name: string;
  readonly subject: string;
  readonly data: unknown;
  /** Never used twice for two things. Given by the caller if it must survive a restart of the caller. */
  readonly id?: string;
  readonly revision?: number;
  readonly replyto?: string;
};

/** The technical acknowledgement: the message has arrived whole and is kept; nothing is decided yet. */
export type Acknowledgement = { readonly ackId: string; readonly receivedAt: string; readonly bodySha256: string };

/** What has become of a message. */
export type Progress = Acknowledgement & {
  readonly state: 'received' | 'processed' | 'refused';
  readonly caseNo?: string;
  readonly reason?: string;
};

export type PartnerLine = {
  /** Sends a message until it is acknowledged; sent again it is the same message. */
  send(statement: Statement): Promise<Acknowledgement & { readonly id: string }>;
  progress(id: string): Promise<Progress>;
};

const TYPE = { prefix: 'cn.cq.ldm', major: 'v1' };

/** Of a request without a body its path and query are signed. */
const targetOf = ({ url }: Request): string => new URL(url).pathname + new URL(url).search;

/**
 * The signed exchange, as a partner's system uses it.
 * @throws YuheProblem for a refusal; Error for an acknowledgement of something else than was sent.
 */
export function createPartnerLine({ baseUrl, partner, secret, source, ...patience }: PartnerOptions): PartnerLine {
  const messages = `${baseUrl}/v1/exchange/${partner}/messages`;
  const { fetch: send = fetch } = patience;

  /** Each attempt is signed anew: a signature is good for five minutes only. */
  const exchanged = async (url: string, id: string, body?: string): Promise<unknown> => {
    const attempt = (request: Request) => {
      const headers = new Headers(request.headers);
      for (const [name, value] of Object.entries(signedHeaders(secret, id, body ?? targetOf(request))))
        headers.set(name, value);
      return send(new Request(request, { headers }));
    };
    const said = body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    const response = await patiently({ ...patience, fetch: attempt })(new Request(url, said));
    if (!response.ok) throw await problemOf(response);
    return response.json();
  };

  return {
    send: async ({ name, subject, data, id = randomUUID(), revision, replyto }) => {
      const type = `${TYPE.prefix}.${partner}.${name}.${TYPE.major}`;
      const time = new Date().toISOString();
      const body = JSON.stringify({ specversion: '1.0', id, source, type, subject, time, revision, replyto, data });
      const acknowledgement = (await exchanged(messages, id, body)) as Acknowledgement;
      if (acknowledgement.bodySha256 !== createHash('sha256').update(body).digest('hex'))
        throw new Error(`message ${id} was acknowledged with another digest`);
      return { ...acknowledgement, id };
    },
    progress: async (id) => (await exchanged(`${messages}/${id}`, randomUUID())) as Progress,
  };
}
