import type { Refusal } from '../http/problems.ts';
import type { Visitor } from '../http/visitor.ts';
import type { Client } from '../sessions/client.ts';
import { byClient } from '../trail/audit.ts';

/** Who provisions: another TVM system, and from where. */
export interface Provisioner {
  client: Client;
  clientAddress: string;
}

/** Who it is that an operation of provisioning was asked by. */
export const provisionerOf = ({ caller, visitor }: { caller: Client; visitor: Visitor }): Provisioner => ({
  client: caller,
  clientAddress: visitor.address,
});

/** That a change was refused, for which the code of its problem is the reason. */
export const refusedEvent = (
  { client, clientAddress }: Provisioner,
  externalId: string,
  { refused }: Refusal,
) => ({
  ...{ type: 'provisioning_refused' as const, result: 'refused' as const, reason: refused },
  ...{ details: { externalId }, ...byClient(client, {}, clientAddress) },
});
