import type { Schema } from '@tvm/contract';
import { words } from '../text.ts';

/** What a reversal would do now, before anybody asks for it or approves it. */
export function Impact({
  impact,
  exemptionDays,
}: {
  impact: Schema<'ReversalImpact'>;
  exemptionDays: number | null;
}) {
  const granted = exemptionDays ?? (impact.exemptionNeeded ? impact.exemptionDays : null);
  return (
    <section className="stack-small">
      <h2>{words.impact.title}</h2>
      <ul>
        {words.impact.lines(impact, granted).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
