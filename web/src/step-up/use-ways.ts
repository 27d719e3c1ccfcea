import { useListAuthenticators } from './api.ts';

/** By what a form may be proved that asks for it in place: a code of an app, where codes count, and a passkey. Until that is known, the code that everybody knows. */
export function useWays(): { byCode: boolean; byPasskey: boolean } {
  const { data } = useListAuthenticators();
  const has = (kind: 'app' | 'passkey') => data?.items.some((each) => each.kind === kind);
  return { byCode: data ? data.takesCodes && has('app') === true : true, byPasskey: has('passkey') === true };
}
