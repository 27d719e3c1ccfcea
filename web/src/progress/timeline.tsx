import type { Schema } from '@tvm/contract';
import { useLanguage, useText } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { timelineEvents, toneOf } from './states.ts';
import './progress.css';
import './timeline.css';

type TimelineEvent = Schema<'TimelineEvent'>;

/** Events in their order, with the time in the Netherlands. What comes while the page is open is read out. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const { timeline: words } = useText();
  return (
    <div role="log" aria-label={words.title}>
      <ol className="timeline plain-list">
        {numbered(events).map(({ key, event }) => (
          <li key={key} data-tone={toneOf(timelineEvents[event.type].icon)}>
            <Icon name={timelineEvents[event.type].icon} />
            <div>
              <p>
                <EventWords event={event} />
              </p>
              <p className="muted">
                <time dateTime={event.at}>{words.on(event.at)}</time>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function EventWords({ event }: { event: TimelineEvent }) {
  const { language, text } = useLanguage();
  const { timeline: words } = text;
  const { type, mail = 'registration', requestedBy, reason } = event;
  const said = timelineEvents[type][language];
  if (!type.startsWith('mail_')) return said;
  return (
    <>
      {`${words.mails[mail]} ${said}.`}
      {type === 'mail_queued' && requestedBy && ` ${words.requestedBy[requestedBy]}.`}
      {reason !== undefined && ` ${words.reason(reason)}`}
    </>
  );
}

/** The same may happen twice at one time. */
function numbered(events: readonly TimelineEvent[]) {
  const seen = new Map<string, number>();
  return events.map((event) => {
    const name = `${event.type} ${event.at}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { key: `${name} ${times}`, event };
  });
}
