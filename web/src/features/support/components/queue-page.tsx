import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useListReversals, useListSupportRequests } from '../api.ts';
import { type QueueItem, queueItems } from '../queue-items.ts';
import { mayAct } from '../roles.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';
import { Impact } from './impact.tsx';
import { Loaded } from './loaded.tsx';

const text = words.queue;
const shown = { page: 1, pageSize: 100 } as const;
const latest = { page: 1, pageSize: 25 } as const;

/** S15: what waits for a second employee, the oldest first, and what was decided. */
export function QueuePage() {
  const reversals = useListReversals({ ...shown, state: 'open' });
  const requests = useListSupportRequests({ ...shown, state: 'open' });
  return (
    <Loaded query={reversals}>
      {({ items }) => (
        <Loaded query={requests}>
          {(asked) => <Queue waiting={queueItems(items, asked.items).reverse()} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Queue({ waiting }: { waiting: QueueItem[] }) {
  return (
    <Page title={text.title} width="wide">
      <DoneNotice />
      <section className="stack-small">
        <h2>{text.open}</h2>
        {waiting.length === 0 ? (
          <p>{text.empty}</p>
        ) : (
          <ul className="queue plain-list">
            {waiting.map((item) => (
              <li className="stack-small" key={item.id}>
                <Waiting item={item} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <Decided />
    </Page>
  );
}

function Waiting({ item }: { item: QueueItem }) {
  const session = useSession();
  const isOwn = item.requestedBy.id === session.user.id;
  const isAboutMe = item.userId === session.user.id;
  const decide = (decision: 'approve' | 'reject' | 'cancel') =>
    `/support/requests/${item.kind}/${item.id}/${decision}`;
  return (
    <>
      <h3>{item.title}</h3>
      <Asked item={item} />
      {isOwn && <p className="muted">{text.own}</p>}
      {isAboutMe && <p className="muted">{text.aboutYou}</p>}
      {mayAct(session.employeeRole) && !isAboutMe && (
        <div className="action-links">
          {isOwn ? (
            <ButtonLink kind="secondary" to={decide('cancel')}>
              {text.cancelOne(item.title)}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink kind="secondary" to={decide('reject')}>
                {text.rejectOne(item.title)}
              </ButtonLink>
              <ButtonLink to={decide('approve')}>{text.approveOne(item.title)}</ButtonLink>
            </>
          )}
        </div>
      )}
    </>
  );
}

/** Who asked for what and why, with what it would do now. */
export function Asked({ item }: { item: QueueItem }) {
  return (
    <>
      <p>
        {text.asked(item.requestedBy.fullName, item.requestedAt)}
        {item.state === 'open' && <span className="muted"> · {text.expires(item.expiresAt)}</span>}
      </p>
      <p>
        {text.reason}: {item.reason} · {text.ticket}: {item.ticketReference}
      </p>
      {item.identityChecks.length > 0 && (
        <p>
          {text.checks}:{' '}
          {item.identityChecks
            .map((check: Schema<'IdentityCheck'>) => words.actions.checks[check])
            .join(', ')}
        </p>
      )}
      {item.impact && <Impact impact={item.impact} exemptionDays={item.exemptionDays} />}
      <p>
        <Link to={item.target}>{item.kind === 'reversal' ? text.toOrganisation : text.toUser}</Link>
      </p>
    </>
  );
}

function Decided() {
  const reversals = useListReversals({ ...latest, state: 'decided' });
  const requests = useListSupportRequests({ ...latest, state: 'decided' });
  if (!reversals.data || !requests.data) return null;
  const decided = queueItems(reversals.data.items, requests.data.items).slice(0, latest.pageSize);
  return (
    <section className="stack-small">
      <h2>{text.decided}</h2>
      {decided.length === 0 ? (
        <p>{text.noneDecided}</p>
      ) : (
        <ul className="queue plain-list">
          {decided.map((item) => (
            <li key={item.id}>
              <Link to={item.target}>{item.title}</Link>
              <p>
                {text.states[item.state]}
                {item.decidedBy && item.decidedAt && ` · ${text.by(item.decidedBy.fullName, item.decidedAt)}`}
                {item.decisionReason && ` · ${item.decisionReason}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
