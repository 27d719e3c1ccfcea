import type { Schema } from '@tvm/contract';
import { Link, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetOrganisation } from '../api.ts';
import { mayAct } from '../roles.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { OrganisationUsers } from './organisation-users.tsx';

/** S15: one organisation, where it stands and who is in it. */
export function OrganisationPage() {
  const { organisationId = '' } = useParams();
  const query = useGetOrganisation(organisationId);
  return <Loaded query={query}>{(organisation) => <Organisation organisation={organisation} />}</Loaded>;
}

function Organisation({ organisation }: { organisation: Schema<'SupportOrganisation'> }) {
  const { employeeRole } = useSession();
  const { id, name, relationNumber, twoFactor, activatedAt, users, mainUsers, sessions } = organisation;
  const { openReversal, openDeletion, latestReversal, reversal } = organisation;
  const { organisation: text } = words;
  return (
    <Page title={name} width="wide">
      <DoneNotice />
      {mainUsers === 0 && <Notice kind="warning">{text.noMainUser}</Notice>}
      {(openReversal || openDeletion) && (
        <Notice>
          {text.waiting} <Link to="/support/requests">{text.toQueue}</Link>
        </Notice>
      )}
      <section className="stack-small">
        <h2>{text.facts}</h2>
        <Facts
          facts={[
            [text.stateLabel, text.state(twoFactor, activatedAt)],
            relationNumber === null ? undefined : [text.relation, relationNumber],
            [text.mainUsers, words.count(mainUsers)],
            [text.enrolled, `${words.count(users.progress.enrolled)} / ${words.count(users.total)}`],
            [text.sessions, words.count(sessions)],
          ]}
        />
        {latestReversal?.decidedBy && latestReversal.decidedAt && (
          <p>{text.latest(latestReversal.decidedAt, latestReversal.decidedBy.fullName)}</p>
        )}
        <p>
          <Link to={`/support/audit?organisationId=${id}`}>{words.audit.ofOne}</Link>
        </p>
        {mayAct(employeeRole) && (
          <div className="action-links">
            {reversal.possible && !openReversal && (
              <ButtonLink kind="secondary" to={`/support/organisations/${id}/reversal`}>
                {text.reverse}
              </ButtonLink>
            )}
            {!openDeletion && (
              <ButtonLink kind="secondary" to={`/support/organisations/${id}/deletion`}>
                {text.remove}
              </ButtonLink>
            )}
          </div>
        )}
      </section>
      <section className="stack-small">
        <h2>{text.users}</h2>
        <OrganisationUsers organisationId={id} name={name} users={users} />
      </section>
    </Page>
  );
}
