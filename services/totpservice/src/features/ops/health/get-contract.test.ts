import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { startService } from '../../../../test/harness.ts';

it('gives the contract as it stands in the repository, to anybody', async () => {
  const service = await startService();
  const response = await service.browser().get('/openapi.json');
  const file = readFileSync(new URL('../../../../../../openapi.yaml', import.meta.url), 'utf8');
  expect(response.body).toEqual(parse(file));
});
