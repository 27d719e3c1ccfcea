import { fill, type Preview, submit } from '../preview.ts';

const dispute: Preview = { path: '/dispute' };
const typed = (code: string) => ({ ...dispute, steps: [fill('#notice-code', code), submit] });
const code = '7K4M-XQ2R-9TBC';
const said = { disputedAt: '2026-06-11T12:27:00Z', heldUntil: '2026-06-14T12:27:00Z' };

/** S19. */
export const notices: Record<string, Preview> = {
  's19-dispute': dispute,
  's19-dispute-missing': { ...dispute, steps: [submit] },
  's19-dispute-malformed': typed('7K4M-XQ2R'),
  's19-dispute-unknown': { ...typed(code), answers: { disputeNotice: { refused: 'notice_unknown' } } },
  's19-dispute-expired': { ...typed(code), answers: { disputeNotice: { refused: 'notice_expired' } } },
  's19-dispute-too-often': {
    ...typed(code),
    answers: { disputeNotice: { refused: 'rate_limited', retryAfterSeconds: 60 } },
  },
  's19-dispute-busy': { ...typed(code), answers: { disputeNotice: 'waits' } },
  's19-dispute-away': { ...typed(code), answers: { disputeNotice: 'away' } },
  's19-disputed': { ...typed(code), ends: '/dispute/done', answers: { disputeNotice: { says: said } } },
};
