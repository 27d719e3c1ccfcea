import type { ReactNode } from 'react';
import './facts.css';

/** What is known, a line each; what there is nothing of is left out. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [label: string, value: ReactNode] | undefined)[];
}) {
  return (
    <dl className="details">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
