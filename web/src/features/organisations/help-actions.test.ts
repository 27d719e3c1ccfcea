import type { Schema } from '@tvm/contract';
import { expect, it } from 'vitest';
import { helpActions, needsSupport } from './help-actions.ts';

const colleague = (is: Partial<Schema<'Colleague'>> = {}): Schema<'Colleague'> => ({
  ...{ because: null, version: 'x', locked: false, enrolled: true, newPhone: null, requestWaits: false },
  needsSupport: { reset: false, new_phone: false },
  ...is,
});
const phone = (state: 'not_asked' | 'waits' | 'stopped' | 'approved') => ({
  newPhone: { state, until: null },
});

it.each<[string, Partial<Schema<'Colleague'>>, string[]]>([
  ['an enrolled colleague can be reset', {}, ['reset']],
  ['a locked one unlocked too', { locked: true }, ['unlock', 'reset']],
  ['a new phone that waits let through or stopped', phone('waits'), ['approved', 'rejected', 'reset']],
  ['one that was stopped let through', phone('stopped'), ['approved', 'reset']],
  ['one that nobody asked for let through beforehand', phone('not_asked'), ['approved', 'reset']],
  ['one that is allowed needs nothing', phone('approved'), ['reset']],
  ['what waits for TVM is not asked for again', { ...phone('waits'), requestWaits: true }, ['rejected']],
  ['somebody without an authenticator has nothing to reset', { enrolled: false }, []],
  ['nothing where it may not be done', { because: 'support_required', locked: true }, []],
])('%s', (_what, is, actions) => {
  expect(helpActions(colleague(is))).toEqual(actions);
});

it('an employee decides besides about what another change makes two', () => {
  const both = colleague({ needsSupport: { reset: true, new_phone: true } });
  expect(
    (['unlock', 'approved', 'rejected', 'reset'] as const).filter((each) => needsSupport(each, both)),
  ).toEqual(['approved', 'reset']);
});
