/** What this machine does with Fastify, pg and PostgreSQL and nothing of ours: the floors, each written as one would who wanted it to be fast. A process of its own. */
import { createHash } from 'node:crypto';
import bcrypt from 'bcrypt';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 20 });
const app = Fastify();
const password = createHash('sha384').update('Vijf rode sokken 31!').digest('base64');
const hash = await bcrypt.hash(password, 12);

interface Row {
  Params: { id: string };
}

const update = (id: string, step: number) =>
  pool.query({
    name: 'floor_update',
    text: 'update floor_rows set step = $2 where id = $1 and step < $2 returning id',
    values: [id, step],
  });

app.get('/hello', async () => ({ status: 'ok' }));
app.get<Row>('/select/:id', async ({ params: { id } }) => {
  const { rows } = await pool.query({
    name: 'floor_select',
    text: 'select id, step from floor_rows where id = $1',
    values: [id],
  });
  return rows[0];
});
app.post<Row>('/update/:id', async ({ params: { id } }) => {
  const { rowCount } = await update(id, 1);
  return { accepted: rowCount === 1 };
});
/** Two durable commits, as every code needs: one counts the attempt, one accepts it. */
app.post<Row>('/updates/:id', async ({ params: { id } }) => {
  await update(id, 1);
  const { rowCount } = await update(id, 2);
  return { accepted: rowCount === 1 };
});
/** As many at a time as the thread pool has threads: four. */
app.post('/bcrypt', async () => ({ right: await bcrypt.compare(password, hash) }));

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.send?.('listening');
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
