import { isPhishingResistant } from '@tvm/policy';
import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import type { Session } from '../sessions/session.ts';
import { acr, loginOf, ourSession, provenAt } from './our-session.ts';

/** What an authorisation asks of a session. */
export interface LoginDemand {
  /** `prompt=login`: a proof that was given after this instant. */
  since?: Date | undefined;
  /** Seconds; from `max_age`. */
  maxAge?: number | undefined;
  /** From `acr_values`. */
  needs: 'passkey' | 'code' | undefined;
}

/** What is wrong with a session, if anything is: the proof is too old, there was no code, or no passkey that knew its person. */
export function refuseSession(
  session: Session,
  { since, maxAge, needs }: LoginDemand,
  now: Date,
): 'stale' | 'no_code' | 'no_passkey' | undefined {
  if (needs && session.assurance !== 'two_factor') return 'no_code';
  if (needs === 'passkey' && !isPhishingResistant(session)) return 'no_passkey';
  const at = provenAt(session).getTime();
  if (since && at < since.getTime()) return 'stale';
  return maxAge !== undefined && now.getTime() - at > maxAge * 1000 ? 'stale' : undefined;
}

/** The demand of an authorisation's parameters. */
export function demandOf(params: Record<string, unknown>): LoginDemand {
  const { max_age: maxAge, acr_values: acrValues } = params;
  const asked = String(acrValues ?? '').split(' ');
  // Of several that would do, the least one.
  const needs = asked.includes(acr.code)
    ? 'code'
    : asked.includes(acr.phishingResistant)
      ? 'passkey'
      : undefined;
  return { ...(maxAge !== undefined && { maxAge: Number(maxAge) }), needs };
}

/**
 * The one prompt: every authorisation, also a silent one, needs a live session of ours that is what was asked for. There is no consent: the applications are TVM's own.
 * The library's session only follows ours.
 */
export function loginPolicy(deps: Deps): interactionPolicy.DefaultPolicy {
  const { base, Check, Prompt } = interactionPolicy;
  const policy = base();
  policy.clear();
  policy.add(
    new Prompt(
      { name: 'login', requestable: true },
      new Check('our_session', 'a login is required', 'login_required', async (ctx) => {
        const session = await ourSession(deps, ctx);
        const ours = ctx.oidc.session?.accountId === session?.userId ? session : undefined;
        if (!ours) forget(ctx);
        if (!ours || refuseSession(ours, demandOf(ctx.oidc.params ?? {}), deps.now()))
          return Check.REQUEST_PROMPT;
        if (!isForThem(ctx, ours)) return Check.REQUEST_PROMPT;
        const { ts: loginTs, acr, amr } = loginOf(ours);
        Object.assign(ctx.oidc.session ?? {}, { loginTs, acr, amr });
        return Check.NO_NEED_TO_PROMPT;
      }),
    ),
  );
  return policy;
}

/** Somebody else was logged in before, or nobody is any more. */
function forget({ oidc: { session } }: KoaContextWithOIDC): void {
  if (!session?.accountId) return;
  delete session.accountId;
  Object.assign(session, { authorizations: undefined });
}

/** Whether an `id_token_hint`, if there is one, is of the person who is logged in. */
function isForThem({ oidc: { entities } }: KoaContextWithOIDC, { userId }: Session): boolean {
  const hint = entities.IdTokenHint as { payload?: { sub?: unknown } } | undefined;
  return hint === undefined || hint.payload?.sub === userId;
}
