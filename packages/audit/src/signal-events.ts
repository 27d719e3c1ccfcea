import type { EventType } from './event-types.ts';

const caep = 'https://schemas.openid.net/secevent/caep/event-type';
const risc = 'https://schemas.openid.net/secevent/risc/event-type';

/** Of the Shared Signals Framework itself: that a stream works. */
export const verificationEvent = 'https://schemas.openid.net/secevent/ssf/event-type/verification';

interface SignalEvent {
  uri: string;
  /** What stands in the event besides its moment (CAEP 1.0, RISC 1.0). */
  says: Record<string, unknown>;
}

const because = (reason: string) => ({ reason_admin: { en: reason } });
const credential = (
  credentialType: 'password' | 'app' | 'fido2-platform',
  changeType: 'create' | 'update' | 'revoke' | 'delete',
  reason: string,
): SignalEvent => ({
  uri: `${caep}/credential-change`,
  says: { credential_type: credentialType, change_type: changeType, ...because(reason) },
});

/** Which events of the trail other systems hear of as which security event. */
const byType: Partial<Record<EventType | 'sessions_ended', SignalEvent>> = {
  sessions_ended: { uri: `${caep}/session-revoked`, says: because('All sessions of the user ended.') },
  password_set: credential('password', 'create', 'A password was set from a mailed link.'),
  password_reset_completed: credential('password', 'update', 'The password was reset from a mailed link.'),
  password_changed: credential('password', 'update', 'The user changed the password.'),
  authenticator_enrolled: credential('app', 'create', 'An authenticator app was enrolled.'),
  authenticator_replaced: credential('app', 'update', 'The authenticator app was replaced.'),
  authenticator_disabled: credential(
    'app',
    'revoke',
    'The authenticator was disabled after too many failures.',
  ),
  two_factor_reset: credential('app', 'revoke', 'Support reset the second factor.'),
  passkey_added: credential('fido2-platform', 'create', 'A passkey was added.'),
  user_disabled: { uri: `${risc}/account-disabled`, says: {} },
  user_enabled: { uri: `${risc}/account-enabled`, says: {} },
  user_deleted: { uri: `${risc}/account-purged`, says: {} },
};

/** The types of the trail that a stream can be about. */
export const signalTypes = Object.keys(byType).filter((type) => type !== 'sessions_ended') as EventType[];

/** The URIs of all that a stream can have, each once. */
export const signalUris: readonly string[] = [...new Set(Object.values(byType).map(({ uri }) => uri))];

/** The security event of a type, undefined where it is none. */
export const signalEventOf = (type: EventType | 'sessions_ended'): SignalEvent | undefined => byType[type];
