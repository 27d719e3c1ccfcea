import type { Schema } from '@tvm/contract';
import { Link, useParams } from 'react-router';
import { Timeline } from '../../../progress/timeline.tsx';
import { UserState } from '../../../progress/user-state.tsx';
import { useSession } from '../../../session/use-session.ts';
import { Address } from '../../../ui/address.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetUser } from '../api.ts';
import { words } from '../text.ts';
import { actionsFor } from '../user-actions.ts';
import { DoneNotice } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';

const text = words.user;

/** S15: one user, what happened, and what support can do. */
export function UserPage() {
  const { userId = '' } = useParams();
  const query = useGetUser(userId);
  return <Loaded query={query}>{(user) => <User user={user} />}</Loaded>;
}

function User({ user }: { user: Schema<'SupportUser'> }) {
  const session = useSession();
  const isSelf = session.user.id === user.id;
  const actions = actionsFor(user, { role: session.employeeRole, isSelf });
  return (
    <Page title={user.fullName} width="wide">
      <DoneNotice />
      <Warnings user={user} isSelf={isSelf} />
      <UserFacts user={user} />
      {actions.length > 0 && (
        <section className="stack-small">
          <h2>{text.actions}</h2>
          <div className="action-links">
            {actions.map((action) => (
              <ButtonLink key={action} kind="secondary" to={`/support/users/${user.id}/${action}`}>
                {text[action]}
              </ButtonLink>
            ))}
          </div>
        </section>
      )}
      <section className="stack-small">
        <h2>{text.timeline}</h2>
        {user.events.length === 0 ? <p>{text.noEvents}</p> : <Timeline events={user.events} />}
        <p>
          <Link to={`/support/audit?userId=${user.id}`}>{words.audit.ofOne}</Link>
        </p>
      </section>
    </Page>
  );
}

function Warnings({ user, isSelf }: { user: Schema<'SupportUser'>; isSelf: boolean }) {
  return (
    <>
      {isSelf && <Notice>{text.self}</Notice>}
      {user.disabled && <Notice kind="warning">{text.disabled}</Notice>}
      {user.heldBecause.length > 0 && (
        <Notice kind="warning">
          {text.held(user.heldBecause.map((change) => words.queue.changes[change]).join(', '))}
        </Notice>
      )}
      {user.openRequest && (
        <Notice>
          {text.waiting} <Link to="/support/requests">{words.organisation.toQueue}</Link>
        </Notice>
      )}
      {user.newPhone === 'approved' && <Notice kind="success">{text.phoneApproved}</Notice>}
      {user.mailUndelivered && <Notice kind="warning">{text.bounced}</Notice>}
      {user.needsSecondEmployee.reset && !isSelf && (
        <Notice>
          {user.emailChangedAt && `${text.newAddress(user.emailChangedAt)} `}
          {text.twoNeeded}
        </Notice>
      )}
    </>
  );
}

function UserFacts({ user }: { user: Schema<'SupportUser'> }) {
  const { authenticator, organisation, twoFactor, locks } = user;
  return (
    <section className="stack-small">
      <h2>{text.facts}</h2>
      <Facts
        facts={[
          [words.organisation.progress, user.progress ? <UserState progress={user.progress} /> : words.none],
          [text.email, <Address key="email" email={user.email} />],
          [
            text.organisation,
            organisation ? (
              <Link to={`/support/organisations/${organisation.id}`}>{organisation.name}</Link>
            ) : (
              text.employee
            ),
          ],
          [text.role, words.roles[user.role]],
          [text.required, twoFactor.required ? text.isRequired : text.isNotRequired],
          [
            text.authenticator,
            authenticator
              ? text.authenticatorStates[authenticator.state](authenticator.activatedAt)
              : text.noAuthenticator,
          ],
          authenticator ? [text.recoveryCodes, words.count(user.recoveryCodesLeft)] : undefined,
          [text.password, user.passwordSet ? text.hasPassword : text.hasNoPassword],
          [text.lastLogin, user.lastLoginAt ? words.moment(user.lastLoginAt) : text.never],
          [text.sessions, words.count(user.sessions)],
          user.refusedLogins ? [text.refusedLogins, text.refusedFrom(user.refusedLogins)] : undefined,
          user.phoneDriftSeconds === null
            ? undefined
            : [text.phoneClock, text.phoneDrift(user.phoneDriftSeconds)],
          locks.length > 0
            ? [
                text.locked,
                <ul className="plain-list" key="locks">
                  {locks.map(({ by, until }) => (
                    <li key={by}>
                      {text.locks[by]}
                      {until && text.until(until)}
                    </li>
                  ))}
                </ul>,
              ]
            : undefined,
        ]}
      />
    </section>
  );
}
