import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import express, { type Express } from 'express';
import { Pool } from 'pg';
import { readDataConverter } from '../../shared/platform/codec';
import { readConfig } from '../../shared/platform/config';
import { noteUpdate } from './messages';
import { BARE_QUEUE } from './queue';

/** What Yuhe's API would be if there were nothing to it: the same framework, stores and codec, and not a line more. */
function bareApp(client: Client, pool: Pool): Express {
  const start = (workflowId: string) => ({ workflowId, taskQueue: BARE_QUEUE, args: [] });
  return express()
    .use(express.json())
    .get('/', (_req, res) => void res.json({ ok: true }))
    .post('/start/:id', async ({ params: { id } }, res) => {
      await client.workflow.start('bare', start(id));
      res.json({ id });
    })
    .post('/update-with-start/:id', async ({ params: { id }, body }, res) => {
      const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
        ...start(id),
        workflowIdConflictPolicy: 'FAIL',
      });
      res.json(
        await client.workflow.executeUpdateWithStart(noteUpdate, {
          startWorkflowOperation,
          args: [JSON.stringify(body)],
        }),
      );
    })
    .post('/update/:id', async ({ params: { id }, body }, res) => {
      const update = { args: [JSON.stringify(body)] as [string], updateId: randomUUID() };
      res.json(await client.workflow.getHandle(id).executeUpdate(noteUpdate, update));
    })
    .post('/over/:id', async ({ params: { id } }, res) => {
      res.json(await client.workflow.getHandle(id).executeUpdate(noteUpdate, { args: ['over'] }));
    })
    .post('/row/:id', async ({ params: { id }, body }, res) => {
      await pool.query('insert into bare_rows (id, content) values ($1, $2)', [id, JSON.stringify(body)]);
      res.json({ id });
    })
    .get('/row/:id', async ({ params: { id } }, res) => {
      const { rows } = await pool.query('select content from bare_rows where id = $1', [id]);
      res.json(rows[0]);
    });
}

async function main(): Promise<void> {
  const config = readConfig();
  const pool = new Pool({ connectionString: config.DATABASE_URL, max: 20 });
  await pool.query('create table if not exists bare_rows (id text primary key, content jsonb not null)');
  const client = new Client({
    connection: await Connection.connect({ address: config.TEMPORAL_ADDRESS }),
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: await readDataConverter(config),
  });
  const server = bareApp(client, pool).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('SIGTERM', () => process.exit(0));
  process.send?.((server.address() as AddressInfo).port);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
