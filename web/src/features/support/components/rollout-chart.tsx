import type { Schema } from '@tvm/contract';
import { Chart } from '../../../charts/chart.tsx';
import { noonOf } from '../../../text/formats.ts';
import { forecast } from '../forecast.ts';
import { words } from '../text.ts';

const text = words.rollout;

/** How many have 2FA by day, how many today would stop, and where that leads by the date. */
export function RolloutChart({ rollout: { days, mandatoryFrom } }: { rollout: Schema<'Rollout'> }) {
  const last = days.at(-1);
  if (!last || days.length < 2) return null;
  const expected = forecast(days, mandatoryFrom);
  const line = (key: 'users' | 'enrolled' | 'wouldBeStopped') =>
    days.map(({ day, [key]: value }) => ({ at: noonOf(day), value }));
  const date = mandatoryFrom === null ? undefined : new Date(mandatoryFrom);
  return (
    <div className="stack-small">
      {expected && date && (
        <p>
          {expected.completeAt
            ? text.complete(expected.completeAt.toISOString())
            : text.forecast(expected.enrolled, last.users, date.toISOString())}
        </p>
      )}
      <Chart
        summary={text.chart(last.enrolled, last.users, last.wouldBeStopped)}
        lines={[
          { name: text.users, look: 'thin', points: line('users') },
          { name: text.hasTwoFactor, look: 'strong', points: line('enrolled') },
          { name: text.wouldBeStopped, look: 'dashed', points: line('wouldBeStopped') },
          ...(expected ? [{ name: text.expected, look: 'dotted' as const, points: expected.path }] : []),
        ]}
        mark={
          date && date >= noonOf(days[0]?.day ?? last.day)
            ? { at: date, name: text.mandatory(date.toISOString()) }
            : undefined
        }
        formatDay={(at) => words.dayOfMonth(at.toISOString())}
        formatValue={words.count}
      />
    </div>
  );
}
