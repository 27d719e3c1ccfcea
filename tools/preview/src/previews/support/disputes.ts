import type { Schema } from '@tvm/contract';
import { type Preview, press, submit, withoutData } from '../../preview.ts';
import { longEmail } from '../people.ts';
import { as, at, colleague, console_, done, ids, longName, self } from './console.ts';

type Dispute = Schema<'Dispute'>;

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';
const dispute: Dispute = {
  id: '01937f3e-0000-7000-8000-000000000401',
  user: { id: ids.user, fullName: 'Gewone sub 52', email: 'gewonesub52@tvm.test' },
  organisation: { id: ids.organisation, name: longName },
  noticed: [{ kind: 'new_browser', at, count: 1, clientAddress: '203.0.113.7', userAgent: windows }],
  ...{ disputedAt: at, settledAt: null, settledBy: null },
};
const several: Dispute = {
  ...dispute,
  id: '01937f3e-0000-7000-8000-000000000402',
  noticed: [
    { kind: 'password_without_code', at, count: 3, clientAddress: '2001:db8::7', userAgent: null },
    { kind: 'recovery_code_used', at, count: 1, clientAddress: null, userAgent: windows },
  ],
};
const own: Dispute = {
  ...dispute,
  id: '01937f3e-0000-7000-8000-000000000403',
  user: { ...self, email: longEmail },
  organisation: null,
};
const former: Dispute = {
  ...dispute,
  id: '01937f3e-0000-7000-8000-000000000405',
  noticed: [{ kind: 'email_changed_from', at, count: 1, clientAddress: null, userAgent: null }],
};
const settled: Dispute = {
  ...{ ...dispute, id: '01937f3e-0000-7000-8000-000000000404' },
  ...{ settledAt: at, settledBy: colleague },
};
const page = (items: Dispute[], total = items.length) => ({
  listDisputes: { says: { page: 1, pageSize: 25, total, items } },
});
const disputes: Preview = console_('/disputes', page([dispute, several, former, own, settled]));
const chosen: Preview = { ...disputes, steps: [press('.action-links button')] };

/** S15: what people said wasn't them. */
export const supportDisputes: Record<string, Preview> = {
  's15-disputes': disputes,
  's15-disputes-empty': console_('/disputes', page([])),
  's15-disputes-many': console_('/disputes', page([dispute], 60)),
  's15-disputes-auditor': { ...disputes, answers: { ...disputes.answers, ...as('auditor') } },
  's15-disputes-done': { ...console_('/disputes', page([])), ...done },
  ...withoutData('s15-disputes', disputes, 'listDisputes'),
  's15-dispute-settle': chosen,
  's15-dispute-settle-code': {
    ...chosen,
    steps: [press('.action-links button'), submit],
    answers: { ...chosen.answers, settleDispute: { refused: 'step_up_required' } },
  },
  's15-dispute-settle-too-late': {
    ...chosen,
    steps: [press('.action-links button'), submit],
    answers: { ...chosen.answers, settleDispute: { refused: 'dispute_settled' } },
  },
  's15-dispute-settle-away': {
    ...chosen,
    steps: [press('.action-links button'), submit],
    answers: { ...chosen.answers, settleDispute: 'away' },
  },
};
