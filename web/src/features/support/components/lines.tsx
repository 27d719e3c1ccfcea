import type { ReactNode } from 'react';

/** A fact of several lines, undefined where there is none. */
export const lines = (
  label: string,
  values: readonly string[],
): readonly [label: string, value: ReactNode] | undefined =>
  values.length === 0
    ? undefined
    : [
        label,
        <ul className="plain-list" key={label}>
          {values.map((value) => (
            <li key={value}>{value}</li>
          ))}
        </ul>,
      ];
