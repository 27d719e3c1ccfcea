import type { Schema } from '@tvm/contract';
import { lazy, Suspense, useId } from 'react';
import { useText } from '../../../text/language.tsx';
import { useListOrganisationDays } from '../api.ts';

// Split off; where it doesn't come, the table says the same.
const LineChart = lazy(() => import('../../../charts/line-chart.tsx').catch(() => ({ default: () => null })));

/** Noon in UTC is within the same day in the Netherlands. */
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** How the organisation came to where it is, as a small picture and as a table. Nothing before the second day: one point is no course. */
export function EnrolledDays({ users: { total, progress } }: { users: Schema<'UserFigures'> }) {
  const { progress: words, common } = useText();
  const title = useId();
  const days = useListOrganisationDays().data?.days ?? [];
  const [first] = days;
  if (!first || days.length < 2) return null;
  const today = { at: new Date(), value: progress.enrolled };
  const enrolled = [...days.map(({ day, enrolled: value }) => ({ at: noonOf(day), value })), today];
  const everybody = [noonOf(first.day), today.at].map((at) => ({ at, value: total }));
  return (
    <section className="stack-small" aria-labelledby={title}>
      <h2 id={title}>{words.perDay}</h2>
      <Suspense fallback={<div className="line-chart-room" data-size="small" />}>
        <LineChart
          size="small"
          summary={words.chart(progress.enrolled, total)}
          lines={[
            { name: words.everybody, look: 'thin', points: everybody },
            { name: words.hasTwoFactor, look: 'strong', points: enrolled },
          ]}
          formatDay={(at) => common.dayOfMonth(at.toISOString())}
          formatValue={common.count}
        />
      </Suspense>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <caption className="visually-hidden">{words.perDay}</caption>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col" data-number="true">
                {words.hasTwoFactor}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, enrolled: value }) => (
              <tr key={day}>
                <th scope="row">{common.day(`${day}T12:00:00Z`)}</th>
                <td data-number="true" data-label={words.hasTwoFactor}>
                  {common.count(value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
