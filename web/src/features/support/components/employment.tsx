import type { Schema } from '@tvm/contract';
import { Address } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { words } from '../text.ts';

const text = words.queue.employment;

/** Who is to get which role, before anybody approves it. */
export function Employment({ employment }: { employment: NonNullable<Schema<'Approval'>['employment']> }) {
  const { fullName, email, role, formerRole } = employment;
  return (
    <section className="stack-small">
      <h2>{text.title}</h2>
      <Facts
        facts={[
          [text.name, fullName],
          [text.email, <Address key="email" email={email} />],
          [text.role, words.roles[role]],
          formerRole ? [text.formerRole, words.roles[formerRole]] : undefined,
        ]}
      />
      <p className="muted">{text.compare}</p>
    </section>
  );
}
