import express, { Router } from 'express';
import { z } from 'zod';
import { schemaOf } from '../../shared/exchange/contracts';
import { localDateOf } from '../../shared/law/local-date';
import { answersTo } from './answers';
import type { PartnerDesk } from './partner-desk';
import { SAMPLES } from './samples';

const order = z.object({
  name: z.string(),
  content: z.record(z.string(), z.unknown()),
  subject: z.string().optional(),
  id: z.string().optional(),
  /** Sends it even if it breaks the contract. */
  anyway: z.boolean().default(false),
});

/** Numbers go on from the second in which the sandbox was started, so that none comes twice. */
let dispatched = Math.floor(Date.now() / 1000) % 100_000_000;

/** Hands over the sample of that number; each time a new dispute. */
export async function dispatch(desk: PartnerDesk, index: number) {
  const sample = SAMPLES[desk.partner][index];
  if (!sample) throw new RangeError(`${desk.partner} has no sample ${index}`);
  dispatched += 1;
  const content = sample.content(String(dispatched).padStart(8, '0'), localDateOf(Date.now()));
  return desk.send(sample.name, content);
}

/** Gives one of the possible answers to a message that was received. */
export async function answer(desk: PartnerDesk, messageId: string, index: number) {
  const message = desk.received.find((each) => each.id === messageId);
  const chosen = message && answersTo(desk.partner, message.name)[index];
  if (!message || !chosen) throw new RangeError(`${desk.partner} cannot answer ${messageId} so`);
  return desk.send(chosen.name, chosen.content(message.content), { subject: message.subject, replyto: message.id });
}

/** What a test, or a person with curl, makes a sandbox partner do. */
export function controlRoutes(desk: PartnerDesk): Router {
  return Router()
    .use(express.json())
    .get(
      '/state',
      (_request, response) =>
        void response.json({ received: desk.received, sent: desk.sent, requests: desk.requests, mischief: desk.how }),
    )
    .delete('/state', (_request, response) => {
      desk.forget();
      response.status(204).end();
    })
    .put('/mischief', (request, response) => {
      desk.misbehave(request.body as Record<string, unknown>);
      response.json(desk.how);
    })
    .delete('/mischief', (_request, response) => {
      desk.behave();
      response.json(desk.how);
    })
    .post('/send', async (request, response) => {
      const { name, content, subject, id, anyway } = order.parse(request.body);
      const sound = anyway || schemaOf(desk.partner, 'receives', name)?.safeParse(content).success;
      if (!sound)
        return void response
          .status(422)
          .json({ detail: `${name} with this content is not in the contract; "anyway": true sends it` });
      response.json(await desk.send(name, content, { ...(subject ? { subject } : {}), ...(id ? { id } : {}) }));
    })
    .post(
      '/dispatch/:sample',
      async (request, response) => void response.json(await dispatch(desk, Number(request.params.sample))),
    )
    .post(
      '/answer/:id/:answer',
      async (request, response) =>
        void response.json(await answer(desk, request.params.id, Number(request.params.answer))),
    );
}
