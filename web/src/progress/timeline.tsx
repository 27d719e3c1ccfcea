import type { Schema } from '@tvm/contract';
import { useText } from '../text/language.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { toneOf } from './states.ts';
import './progress.css';
import './timeline.css';

type TimelineEvent = Schema<'TimelineEvent'>;

const icons = {
  mail_queued: 'clock',
  mail_accepted: 'mail',
  mail_delivered: 'check',
  mail_deferred: 'clock',
  mail_bounced: 'warning',
  mail_complained: 'warning',
  mail_failed: 'warning',
  mail_replaced: 'mail',
  mail_withdrawn: 'mail',
  link_opened: 'link',
  password_set: 'key',
  qr_shown: 'phone',
  first_code: 'phone',
  enrolled: 'shield',
  locked: 'lock',
  unlocked: 'check',
  disabled: 'cross',
  reset: 'cross',
  new_phone_approved: 'check',
  reversed: 'cross',
  login: 'person',
} as const satisfies Record<TimelineEvent['type'], IconName>;

/** Events in their order, with the time in the Netherlands. What comes while the page is open is read out. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const { timeline: words } = useText();
  return (
    <div role="log" aria-label={words.title}>
      <ol className="timeline plain-list">
        {numbered(events).map(({ key, event }) => (
          <li key={key} data-tone={toneOf(icons[event.type])}>
            <Icon name={icons[event.type]} />
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
  const { timeline: words } = useText();
  const { type, mail = 'registration', requestedBy, reason } = event;
  if (!isMailEvent(type, words.mailEvents)) return words.events[type];
  return (
    <>
      {`${words.mails[mail]} ${words.mailEvents[type]}.`}
      {type === 'mail_queued' && requestedBy && ` ${words.requestedBy[requestedBy]}.`}
      {reason !== undefined && ` ${words.reason(reason)}`}
    </>
  );
}

function isMailEvent<Known extends string>(type: string, known: Record<Known, string>): type is Known {
  return type in known;
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
