import type { Schema } from '@tvm/contract';

/** What a main user can do for a colleague. */
export type HelpAction = 'unlock' | 'approved' | 'rejected' | 'reset';

/** What there is to do now. The API decides again. */
export function helpActions({
  because,
  locked,
  enrolled,
  newPhone,
  requestWaits,
}: Schema<'Colleague'>): HelpAction[] {
  if (because !== null) return [];
  const waits = newPhone?.state === 'waits';
  return [
    ...(locked ? (['unlock'] as const) : []),
    ...(newPhone && newPhone.state !== 'approved' && !requestWaits ? (['approved'] as const) : []),
    ...(waits ? (['rejected'] as const) : []),
    ...(enrolled && !requestWaits ? (['reset'] as const) : []),
  ];
}

/** Whether an employee of TVM decides about it besides. */
export function needsSupport(action: HelpAction, { needsSupport: needs }: Schema<'Colleague'>): boolean {
  return (action === 'reset' && needs.reset) || (action === 'approved' && needs.new_phone);
}
