import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends lines of CSV as a file, as fast as the client takes them. The day in its name is the server's clock's, UTC. */
export function sendCsv(reply: FastifyReply, name: string, lines: AsyncIterable<string>): FastifyReply {
  const day = reply.server.deps.now().toISOString().slice(0, 10);
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}-${day}.csv"`)
    .send(Readable.from(lines));
}
