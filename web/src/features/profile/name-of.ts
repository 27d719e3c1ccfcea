import type { Schema } from '@tvm/contract';
import type { Catalogue } from '../../text/catalogue.ts';

/** What an authenticator is called on screen: as its owner did, or its kind. */
export const nameOf = (
  { name, kind }: Pick<Schema<'Authenticator'>, 'name' | 'kind'>,
  { authenticators }: Catalogue,
): string => name ?? authenticators.kind[kind];
