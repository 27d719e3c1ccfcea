import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { describeRegistration } from './registration-state.ts';
import { findOpenRegistration } from './with-registration.ts';

/** Where a browser's registration is, for a refresh or the Back button. */
export const getRegistration = operation('getRegistration', async (deps, { caller }) => {
  const facts = await findOpenRegistration(deps, caller);
  return isRefusal(facts) ? facts : describeRegistration(facts, deps.config, deps.now());
});
