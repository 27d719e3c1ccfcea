import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { eventTypes } from './event-types.ts';

const functions = globSync(fileURLToPath(new URL('../../db/sql/*.sql', import.meta.url)));

it("names what the database's own functions write", () => {
  const inserted = functions
    .flatMap((path) => readFileSync(path, 'utf8').split('INSERT INTO audit_events').slice(1))
    .map((statement) => /VALUES \(\w+, '(\w+)'/.exec(statement)?.[1]);
  const named = Object.entries(eventTypes).filter(([, { by }]) => by.some((each) => each === 'database'));
  expect(inserted.length).toBeGreaterThan(3);
  expect([...new Set(inserted)].sort()).toEqual(named.map(([type]) => type).sort());
});
