import type { FormError } from '../../ui/use-form.ts';

/** As the contract's AuthenticatorName. */
const longest = 60;

/** What is wrong with the name of an authenticator, if anything is. */
export function checkName(name: string): FormError[] {
  if (name.trim() === '') return [{ field: 'name', say: (text) => text.authenticators.nameMissing }];
  return name.trim().length > longest ? [{ field: 'name', say: (text) => text.authenticators.nameLong }] : [];
}
