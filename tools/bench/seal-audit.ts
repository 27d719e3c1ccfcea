import { Readable } from 'node:stream';
import { generateKeyRing, parseKeyRing, publicKeysOf } from '@tvm/keys';
import { sealBatch } from '@tvm/sealer/src/seal-batch.ts';
import { writeChain } from '@tvm/sealer/src/write-chain.ts';
import { readLines, readPublicKeys, verifyChain } from '@tvm/verify-audit';
import { median, milliseconds } from './measure.ts';
import type { BenchService } from './service.ts';

const rounds = 5;
const events = 20_000;

/** Events of the audit trail that are sealed, exported and verified in a second, beside the floor of reading as many. Medians of five rounds. */
export async function benchSealAudit({ owner }: BenchService) {
  const now = () => new Date();
  const auditKeys = parseKeyRing('AUDIT_KEYS', generateKeyRing());
  const seconds = {
    floor: [] as number[],
    sealed: [] as number[],
    exported: [] as number[],
    verified: [] as number[],
  };
  const measure = async (into: number[], work: () => Promise<unknown>) =>
    into.push((await milliseconds(work)) / 1000);
  for (let round = 0; round < rounds; round++) {
    await owner.$client.query('truncate audit_events, audit_seals');
    await owner.$client.query(
      `insert into audit_events (occurred_at, type, result, actor_kind, actor_id, user_id, client_address, details)
       select now(), 'login_password', 'success', 'user', uuidv7(), uuidv7(), '192.0.2.1', '{}' from generate_series(1, $1)`,
      [events],
    );
    await measure(seconds.floor, () =>
      owner.$client.query('select * from audit_events order by transaction_id, id'),
    );
    await measure(seconds.sealed, () =>
      sealBatch(owner, { auditKeys, maxEvents: events, heartbeatSeconds: 3600, now }),
    );
    const keys = readPublicKeys(JSON.stringify({ keys: publicKeysOf(auditKeys, 'audit-seal') }));
    const lines: string[] = [];
    await measure(seconds.exported, () => writeChain(owner, (line) => void lines.push(line)));
    await measure(seconds.verified, async () => {
      const report = await verifyChain(readLines(Readable.from(lines)), { keys, now: now() });
      if (report.events !== events || report.findings.length > 0)
        throw new Error('the chain is not what was sealed');
    });
  }
  const perSecond = (values: number[]) => events / median(values);
  return {
    floor: perSecond(seconds.floor),
    sealed: perSecond(seconds.sealed),
    exported: perSecond(seconds.exported),
    verified: perSecond(seconds.verified),
  };
}
