import { issuerPath } from '@tvm/policy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors, type Provider } from 'oidc-provider';
import { readCookie } from '../http/cookies.ts';
import { sendProblem } from '../http/problems.ts';
import { findSession, touchSession } from '../sessions/session.ts';
import { endLogout } from './end-logout.ts';
import { demandOf, refuseSession } from './login-policy.ts';
import { acr, loginOf } from './our-session.ts';

const pages = '/totpservice';

/**
 * Where an authorisation waits for its person. The SPA's login pages are the interaction: they come back here, and only to here, when somebody has logged in or given a fresh
 * code. Nothing in the address says where a browser goes.
 */
export function registerInteractions(app: FastifyInstance, issuer: Provider): void {
  app.get(`${issuerPath}/interaction/:uid`, { config: { readsItself: true } }, async (request, reply) => {
    const { uid } = request.params as { uid: string };
    try {
      return await goOn(request, reply, issuer, uid);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      // Finished, expired, or another browser's.
      return reply.redirect(`${pages}/interaction-failed`, 303);
    }
  });
  app.get(`${issuerPath}/logout`, { config: { readsItself: true } }, (request, reply) =>
    endLogout(request, reply, issuer),
  );
}

async function goOn(request: FastifyRequest, reply: FastifyReply, issuer: Provider, uid: string) {
  const { deps } = request.server;
  if (!/^[A-Za-z0-9_-]{21,43}$/.test(uid)) return sendProblem(reply, 'not_found');
  const details = await issuer.interactionDetails(request.raw, reply.raw);
  if (details.uid !== uid) throw new errors.SessionNotFound('another interaction');
  const token = readCookie(request, 'session');
  const session = token ? await findSession(deps, token) : undefined;
  if (!session) return reply.redirect(`${pages}/?interaction=${uid}`, 303);
  const finish = async (result: Parameters<Provider['interactionResult']>[2]) =>
    reply.redirect(await issuer.interactionResult(request.raw, reply.raw, result), 303);
  if (session.kind === 'employee')
    return finish({ error: 'access_denied', error_description: 'employees have no access' });
  // Not good enough any more: the portal says what to do, and comes back here where a passkey is all that is missing.
  if (session.level !== 'full') {
    const back = session.lacks === 'passkey' ? `?interaction=${uid}` : '';
    return reply.redirect(`${pages}/portal${back}`, 303);
  }
  const since = details.prompt.reasons.includes('login_prompt') ? new Date(details.iat * 1000) : undefined;
  const unmet = refuseSession(session, { ...demandOf(details.params), since }, deps.now());
  switch (unmet) {
    case 'no_passkey':
      if (session.hasPasskey)
        return reply.redirect(`${pages}/portal/confirm?interaction=${uid}&by=passkey`, 303);
      return finish(unreachable(acr.phishingResistant));
    case 'no_code':
      return finish(unreachable(acr.code));
    case 'stale':
      return reply.redirect(`${pages}/portal/confirm?interaction=${uid}`, 303);
  }
  await touchSession(deps, session);
  return finish({ login: loginOf(session) });
}

/** To an application whose demand this person can't meet. */
const unreachable = (demanded: string) => ({
  error: 'unmet_authentication_requirements',
  error_description: `the user has no authenticator for it: ${demanded} can't be reached`,
});
