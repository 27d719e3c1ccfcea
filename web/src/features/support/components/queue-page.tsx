import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useListApprovals } from '../api.ts';
import { subjectOf } from '../approval-subject.ts';
import { isLead, mayDecide } from '../roles.ts';
import { words } from '../text.ts';
import { DeletionImpact } from './deletion-impact.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Employment } from './employment.tsx';
import { Grant } from './grant.tsx';
import { Impact } from './impact.tsx';
import { Loaded } from './loaded.tsx';
import { PlainList, WaitingList } from './waiting-list.tsx';

type Approval = Schema<'Approval'>;

const text = words.queue;
const pageSize = 25;
const latest = { page: 1, pageSize: 25 } as const;

/** S15: what waits for a second employee, the oldest first, and what was decided. */
export function QueuePage() {
  const [page, setPage] = useState(1);
  const query = useListApprovals({ page, pageSize, state: 'open' });
  return <Loaded query={query}>{(waiting) => <Queue waiting={waiting} onPage={setPage} />}</Loaded>;
}

type QueueProps = { waiting: Schema<'ApprovalPage'>; onPage: (page: number) => void };

function Queue({ waiting, onPage }: QueueProps) {
  return (
    <Page title={text.title} width="wide">
      <DoneNotice />
      <WaitingList
        title={text.open}
        none={text.empty}
        waiting={waiting}
        onPage={onPage}
        show={(item) => <Waiting item={item} />}
      />
      <Decided />
    </Page>
  );
}

function Waiting({ item }: { item: Approval }) {
  const session = useSession();
  const isOwn = item.requestedBy?.id === session.user.id;
  const isAboutMe = item.user?.id === session.user.id;
  const { title } = subjectOf(item);
  const decide = (decision: 'approve' | 'reject' | 'cancel') => `/support/requests/${item.id}/${decision}`;
  return (
    <>
      <h3>{title}</h3>
      <Asked item={item} />
      {isOwn && <p className="muted">{text.own}</p>}
      {isAboutMe && <p className="muted">{text.aboutYou}</p>}
      {mayDecide(session.employeeRole, item.kind) && !isAboutMe && (
        <div className="action-links">
          {isOwn ? (
            <ButtonLink kind="secondary" to={decide('cancel')}>
              {text.cancelOne(title)}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink kind="secondary" to={decide('reject')}>
                {text.rejectOne(title)}
              </ButtonLink>
              <ButtonLink to={decide('approve')}>{text.approveOne(title)}</ButtonLink>
            </>
          )}
        </div>
      )}
    </>
  );
}

/** Who asked for what and why, with what it would do now. */
export function Asked({ item }: { item: Approval }) {
  const page = usePageOf(item);
  return (
    <>
      <p>
        {text.asked(askedBy(item), item.requestedAt)}
        {item.state === 'open' && <span className="muted"> · {text.expires(item.expiresAt)}</span>}
      </p>
      {item.requestedBy && item.reason !== '' && (
        <p>
          {text.reason}: {item.reason} · {text.ticket}: {item.ticketReference}
        </p>
      )}
      {item.because.length > 0 && (
        <>
          <p>
            {text.because}:{' '}
            {item.because.map((change: Schema<'SensitiveChange'>) => text.changes[change]).join(', ')}.
          </p>
          {item.kind === 'first_enrolment' && <p className="muted">{text.notWhoDidIt}</p>}
        </>
      )}
      {item.identityChecks.length > 0 && (
        <p>
          {text.checks}:{' '}
          {item.identityChecks
            .map((check: Schema<'IdentityCheck'>) => words.actions.checks[check])
            .join(', ')}
        </p>
      )}
      {item.deletion && <DeletionImpact deletion={item.deletion} />}
      {item.impact && <Impact impact={item.impact} exemptionDays={item.exemptionDays} />}
      {item.grant && <Grant grant={item.grant} />}
      {item.employment && <Employment employment={item.employment} />}
      {page && (
        <p>
          <Link to={page.path}>{page.label}</Link>
        </p>
      )}
    </>
  );
}

const askedBy = ({ requestedBy, requestedByClient }: Approval): string =>
  requestedBy?.fullName ??
  (requestedByClient ? text.askedByClient(requestedByClient.name) : text.askedByService);

function Decided() {
  const { data } = useListApprovals({ ...latest, state: 'decided' });
  if (!data) return null;
  return (
    <PlainList
      title={text.decided}
      none={text.noneDecided}
      items={data.items}
      show={(item) => <DecidedOne item={item} />}
    />
  );
}

/** The page of whom it is about, where this employee may see it. */
function usePageOf(item: Approval) {
  const { employeeRole } = useSession();
  return item.client && !isLead(employeeRole) ? undefined : subjectOf(item).page;
}

function DecidedOne({ item }: { item: Approval }) {
  const { title } = subjectOf(item);
  const page = usePageOf(item);
  return (
    <>
      {page ? <Link to={page.path}>{title}</Link> : <p>{title}</p>}
      <p>
        {text.states[item.state]}
        {item.decidedBy && item.decidedAt && ` · ${text.by(item.decidedBy.fullName, item.decidedAt)}`}
        {item.decisionReason && ` · ${item.decisionReason}`}
      </p>
    </>
  );
}
