import { createHash } from 'node:crypto';
import type { Schema } from '@tvm/contract';
import type { ApprovalParams, Database } from '@tvm/db';
import { describeGrant } from '../clients/describe-client.ts';
import type { Deps } from '../deps.ts';
import type { KindName, Shown, SubjectIds } from './kind.ts';
import { kinds } from './kinds.ts';
import { type Listed, selectApproval } from './listed.queries.ts';

/** What an approval would do now, and the version of that; undefined where whom it is about is gone. */
export async function showApproval(
  deps: Deps,
  db: Database,
  kind: KindName,
  ids: SubjectIds,
  params: ApprovalParams,
): Promise<(Omit<Shown, 'boundTo'> & { version: string }) | undefined> {
  const subject = await kinds[kind].find(db, ids);
  if (!subject) return undefined;
  const { boundTo, ...shown } = await kinds[kind].show(deps, db, subject, params);
  return { ...shown, version: versionOf(boundTo) };
}

/** Adds to an approval what it would do now, where it is open, and what it grants. */
export async function withShown(
  deps: Deps,
  db: Database,
  { approval, ids, params }: Listed,
): Promise<Schema<'Approval'>> {
  const shown =
    approval.state === 'open' ? await showApproval(deps, db, approval.kind, ids, params) : undefined;
  const grant = params.grant ? await describeGrant(params.grant) : null;
  const { impact = null, deletion = null, version = null } = shown ?? {};
  return { ...approval, grant, impact, deletion, version };
}

/** An approval that is there, in the contract's form. */
export async function describeApproval(deps: Deps, db: Database, id: string): Promise<Schema<'Approval'>> {
  const found = await selectApproval(db, id, deps.now());
  if (!found) throw new Error('no such approval');
  return withShown(deps, db, found);
}

/** Tells versions apart, and nothing else: 128 bits are enough. */
const versionOf = (boundTo: Shown['boundTo']): string =>
  createHash('sha256').update(JSON.stringify(boundTo)).digest('base64url').slice(0, 22);
