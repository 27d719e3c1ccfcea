import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { cookielessScheme, operationIdOf } from './operation.ts';

/**
 * What another system reads has an ETag made of its body; the same again is a 304 without one (RFC 9110, section 13). It saves them the body, not us the work: `no-store` says
 * that nobody between may keep it. Pages for people have none.
 */
export function registerETags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    if (cookielessScheme(request) !== 'client' || !operationIdOf(request)) return payload;
    const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', etag);
    if (!isAmong(etag, request.headers['if-none-match'])) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}

/** Weakly, as `If-None-Match` compares (RFC 9110, section 8.8.3.2). */
const isAmong = (etag: string, list: string | undefined): boolean =>
  list?.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag) ?? false;
