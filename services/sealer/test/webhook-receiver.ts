import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export const webhookSecret = `whsec_${Buffer.alloc(32, 'heads').toString('base64')}`;

export interface Received {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

/** A receiver of webhooks that verifies each signature with the standard's library, and answers as it is told to. */
export async function startReceiver() {
  const received: Received[] = [];
  const state = { answer: 204 as number | 'never' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const headers = request.headers as Record<string, string>;
    received.push({
      id: headers['webhook-id'] ?? '',
      ...(new Webhook(webhookSecret).verify(text, headers) as Omit<Received, 'id'>),
    });
    if (state.answer !== 'never') response.writeHead(state.answer).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`,
    received,
    state,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
