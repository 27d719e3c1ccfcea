import type { FastifyInstance, FastifyRequest } from 'fastify';
import { WebhookVerificationError } from 'standardwebhooks';
import { cookielessScheme } from './operation.ts';
import { ProblemError } from './problems.ts';

/**
 * Verifies the signature of signed operations over the exact text of the body, before anything reads it. What isn't signed is refused, and why
 * stands in the log; other operations' bodies are parsed as Fastify does.
 */
export function registerWebhookSignature(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      if (cookielessScheme(request) === 'webhookSignature') request.caller = verify(request, body);
    } catch (error) {
      return done(error as Error);
    }
    // Many clients name the type of a body that they don't send; whether one is needed is asked later.
    if (body === '') done(null, undefined);
    else parse(request, body, done);
  });
}

/** The id of the event, which is part of what is signed. Five minutes and the comparison in constant time are the library's. */
function verify(request: FastifyRequest, body: string): string {
  const { mailWebhook } = request.server.deps.config;
  if (!mailWebhook) throw new ProblemError('webhook_not_configured');
  const header = (name: string) => String(request.headers[name] ?? '');
  const id = header('svix-id');
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': header('svix-timestamp'),
    'webhook-signature': header('svix-signature'),
  };
  try {
    mailWebhook.verify(body, signed, { jsonParse: false });
    return id;
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    request.log.warn({ reason: reasonOf(error) }, 'a delivery event was refused');
    throw new ProblemError('invalid_signature');
  }
}

/** The library tells them apart by their text only. */
function reasonOf({ message }: Error): string {
  if (message.startsWith('Missing')) return 'missing';
  return message.startsWith('Message timestamp') ? 'stale' : 'mismatch';
}
