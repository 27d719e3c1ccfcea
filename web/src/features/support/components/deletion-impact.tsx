import type { Schema } from '@tvm/contract';
import { words } from '../text.ts';

/** What goes with an organisation, before anybody asks for its deletion or approves it. */
export function DeletionImpact({ deletion }: { deletion: Schema<'DeletionImpact'> }) {
  return (
    <section className="stack-small">
      <h2>{words.impact.title}</h2>
      <ul>
        {words.deletion.lines(deletion).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
