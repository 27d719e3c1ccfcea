import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The contract that the service binds its routes to and gives to whoever asks. Undocumented use is refused by it. */
export const contract = parse(
  readFileSync(new URL('../../../../openapi.yaml', import.meta.url), 'utf8'),
) as Record<string, unknown>;
