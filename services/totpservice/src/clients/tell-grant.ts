import type { ClientGrant, Database, GrantedPower } from '@tvm/db';
import { tellLeads } from '../mails/tell-leads.ts';

/** Tells every support lead by mail what a client was granted. */
export function tellOfGrant(
  tx: Database,
  { kind, clientId, approvalId }: { kind: GrantedPower['kind']; clientId: string; approvalId?: string },
  { scopes = [], jwks, secret, ...addresses }: ClientGrant,
  now: Date,
): Promise<void> {
  const granted = {
    ...{ kind, scopes, keys: jwks?.keys.length ?? 0, secret: secret === true },
    addresses: [
      ...(addresses.redirectUris ?? []),
      ...(addresses.postLogoutRedirectUris ?? []),
      ...(addresses.backchannelLogoutUris ?? []),
    ].length,
  };
  const params = { granted, clientId, ...(approvalId !== undefined && { approvalId }) };
  return tellLeads(tx, 'power_granted', params, now);
}
