import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const colours = (file: string) =>
  Object.fromEntries(
    [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/(--colour-[a-z-]+): (.+);/g)].map(
      ([, name = '', value]) => [name, value],
    ),
  );

it('the pages outside the SPA have its colours', () => {
  const ours = colours('pages.css');
  expect(Object.keys(ours).length).toBeGreaterThan(5);
  expect(colours('../../../../web/src/styles/tokens.css')).toMatchObject(ours);
});
