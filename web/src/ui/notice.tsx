import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

const icons = { info: 'info', success: 'check', warning: 'warning' } as const;

/** Something to know that isn't an error. */
export function Notice({ kind = 'info', children }: { kind?: keyof typeof icons; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind}>
      <Icon name={icons[kind]} />
      <div>{children}</div>
    </div>
  );
}
