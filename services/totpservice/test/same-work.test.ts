import { passwords } from '@tvm/db';
import { hashPassword } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createUser, enrol, password } from './people.ts';

// A real cost, so that a forgotten bcrypt computation stands out from everything else.
const service = await startService({ passwordCost: 10 }, afterAll);
const rounds = 9;

it('does as much work to refuse an address that nobody has as a known one', async () => {
  const known = await createUser(service);
  const enrolled = await createUser(service);
  await enrol(service, enrolled);
  const older = await createUser(service);
  await service.ownerDb
    .update(passwords)
    .set(await hashPassword(service.config.keys.pepper, password, 8))
    .where(eq(passwords.userId, older.id));
  const emails = {
    known: known.email,
    enrolled: enrolled.email,
    'stored at a lower cost': older.email,
    'without a password': (await createUser(service, { password: null })).email,
    disabled: (await createUser(service, { disabledAt: service.clock.now })).email,
    unknown: 'niemand@tvm.test',
    'no address': 'geen adres',
  };
  // The processor's time, not the clock's: other programs don't change it.
  const work: Record<string, number[]> = {};
  // In turns, so that what the process does besides falls on all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [who, email] of Object.entries(emails)) {
      const before = process.cpuUsage();
      const response = await service.browser().post('/login', { email, password: 'Verkeerd-1!' });
      const { user } = process.cpuUsage(before);
      work[who] = [...(work[who] ?? []), user];
      expect(response.status).toBe(401);
    }
  }
  const usual = median(work.known);
  for (const who of Object.keys(emails)) {
    expect(median(work[who]) / usual, who).toBeGreaterThan(0.65);
    expect(median(work[who]) / usual, who).toBeLessThan(1.5);
  }
}, 120_000);

const median = (values: number[] = []) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
