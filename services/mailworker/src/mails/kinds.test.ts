import { readdirSync } from 'node:fs';
import { mailKinds } from '@tvm/db';
import { expect, test } from 'vitest';
import { everyMail } from './kinds.ts';

test('every kind has a file of its own, and no other file lies beside them', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => /\.tsx?$/.test(name) && !/^kinds\./.test(name),
  );
  expect(files.sort()).toEqual(mailKinds.map((kind) => `${kind.replaceAll('_', '-')}.ts`).sort());
});

test('every kind has samples, each under a name of its own', () => {
  const names = [...everyMail.values()].flatMap((mail) => {
    const own = Object.keys(mail.samplesIn('nl'));
    expect(own).not.toEqual([]);
    return own;
  });
  expect(names).toEqual([...new Set(names)]);
});
