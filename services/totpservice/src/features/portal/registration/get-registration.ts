import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import { describeRegistration } from './registration-state.ts';
import { type DeadRegistration, findOpenRegistration } from './with-registration.ts';

/** Where a browser's registration is, for a refresh or the Back button. */
export async function getRegistration(
  deps: Deps,
  cookie: string,
): Promise<{ outcome: 'open'; registration: Schema<'Registration'> } | DeadRegistration> {
  const found = await findOpenRegistration(deps, cookie);
  if (found.outcome !== 'open') return found;
  return { outcome: 'open', registration: describeRegistration(found.facts, deps.config, deps.now()) };
}
