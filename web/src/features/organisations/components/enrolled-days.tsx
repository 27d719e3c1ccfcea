import type { Schema } from '@tvm/contract';
import { useId } from 'react';
import { Chart } from '../../../charts/chart.tsx';
import { noonOf } from '../../../text/formats.ts';
import { useText } from '../../../text/language.tsx';
import { useListOrganisationDays } from '../api.ts';

/** How the organisation came to where it is, as a small picture and as a table. Nothing before the second day: one point is no course. */
export function EnrolledDays({ users: { total, progress } }: { users: Schema<'UserFigures'> }) {
  const { progress: words, common } = useText();
  const title = useId();
  const days = useListOrganisationDays().data?.days ?? [];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 2) return null;
  // Before noon the last day, where that is today, has still to come.
  const today = { at: new Date(Math.max(Date.now(), +noonOf(last.day))), value: progress.enrolled };
  const enrolled = [...days.map(({ day, enrolled: value }) => ({ at: noonOf(day), value })), today];
  const everybody = [noonOf(first.day), today.at].map((at) => ({ at, value: total }));
  return (
    <section className="stack-small" aria-labelledby={title}>
      <h2 id={title}>{words.perDay}</h2>
      <Chart
        size="small"
        summary={words.chart(progress.enrolled, total)}
        lines={[
          { name: words.everybody, look: 'thin', points: everybody },
          { name: words.hasTwoFactor, look: 'strong', points: enrolled },
        ]}
        formatDay={(at) => common.dayOfMonth(at.toISOString())}
        formatValue={common.count}
      />
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
                <th scope="row">{common.day(noonOf(day).toISOString())}</th>
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
