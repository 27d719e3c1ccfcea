import type { Database } from '@tvm/db';
import {
  addPasskey,
  hasRoomForPasskey,
  lookAtPasskey,
  type NewPasskey,
} from '../../../credentials/enrol-passkey.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { queueNotice } from '../../../mails/queue-notice.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { type SessionFacts, withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { describeAuthenticator } from './authenticators.queries.ts';
import { goOnInNewEpoch } from './go-on-in-new-epoch.ts';
import { anotherPasskey, refuseUnmet } from './refuse-unmet.ts';

const type = 'passkey_added' as const;

/** Adds the passkey that the browser made in answer to this session's challenge, which is used up by it. Everything made with the former credentials ends; the person is told. */
export const confirmPasskeyEnrolment = operation(
  'confirmPasskeyEnrolment',
  async (deps, { body, caller, visitor, cookies }) => {
    const { sessionId: flowId, userId } = caller;
    const { name = null, ...made } = body;
    const passkey = await lookAtPasskey(deps, { flowId, userId }, made);
    const input = { passkey: passkey && { ...passkey, name }, visitor, deviceToken: cookies.device };
    return withSession(deps, caller, (tx, facts) => add(deps, tx, caller, facts, input));
  },
);

/** Undefined: what the browser made isn't right. @param input.deviceToken the device cookie that the browser sent */
async function add(
  deps: Deps,
  tx: Database,
  session: Session,
  facts: SessionFacts,
  input: {
    passkey: (NewPasskey & { name: string | null }) | undefined;
    visitor: Visitor;
    deviceToken: string | undefined;
  },
) {
  const { passkey, visitor, deviceToken } = input;
  const now = deps.now();
  const { userId } = session;
  const who = byPerson(session, visitor.address);
  const refuse = <const R extends Refusal>(refusal: R) => recordRefused(tx, { type, ...who }, refusal, now);
  const attempt = { type, visitor, needs: anotherPasskey(session) };
  const unmet = await refuseUnmet(deps, tx, session, facts, attempt);
  if (unmet) return unmet;
  if (!passkey) return refuse({ refused: 'passkey_refused' });
  if (!(await hasRoomForPasskey(tx, userId))) return refuse({ refused: 'authenticator_limit_reached' });
  const added = await addPasskey(tx, userId, passkey, now);
  if (!added) return refuse({ refused: 'passkey_refused' });
  const cookies = await goOnInNewEpoch(deps, tx, session, deviceToken, provedBy(passkey, session, now));
  const details = { syncable: passkey.isSyncable ?? null };
  await recordEvent(tx, { type, result: 'success', details, ...who }, now);
  await queueNotice(tx, { userId, about: 'passkey_added', visitor }, now);
  const { name, isSyncable = null } = passkey;
  const described = { ...added, kind: 'passkey', name, addedAt: now, lastUsedAt: null, isSyncable } as const;
  return answer(200, describeAuthenticator(described), { cookies });
}

/** A session that lacked nothing but a passkey has it: it was made for this site just now, after a fresh proof of what there was before. One that didn't know its person isn't enough for that. */
const provedBy = ({ isSyncable, isPersonVerified }: NewPasskey, { lacks }: Session, now: Date) =>
  lacks === 'passkey' && isPersonVerified
    ? ({ codeGivenAt: now, secondFactor: isSyncable ? 'swk' : 'hwk', isPersonVerified } as const)
    : {};
