import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { useGetOrganisation } from '../api.ts';
import { isSameName } from '../check-request.ts';
import { mayAct } from '../roles.ts';
import { words } from '../text.ts';
import { DeletionImpact } from './deletion-impact.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { at, RequestForm } from './request-form.tsx';

const { deletion: text, reversal } = words;

/** S15, *Organisatie verwijderen*: what goes with it, then which one and why. Another employee approves it. */
export function RequestDeletionPage() {
  const { organisationId = '' } = useParams();
  const { employeeRole } = useSession();
  const query = useGetOrganisation(organisationId);
  if (!mayAct(employeeRole)) return <NoRolePage />;
  return <Loaded query={query}>{(organisation) => <RequestDeletion organisation={organisation} />}</Loaded>;
}

function RequestDeletion({
  organisation: { id, name, deletion, openDeletion },
}: {
  organisation: Schema<'SupportOrganisation'>;
}) {
  const back = `/support/organisations/${id}`;
  const [typedName, setName] = useState('');
  if (openDeletion) {
    return (
      <Page title={text.title}>
        <p>{text.alreadyOpen}</p>
        <CancelLink to={back} />
      </Page>
    );
  }
  return (
    <RequestForm
      title={`${text.title}: ${name}`}
      back={back}
      intro={<DeletionImpact deletion={deletion} />}
      submit={text.submit}
      check={() => (isSameName(typedName, name) ? [] : [at('organisation-name', reversal.missing.name)])}
      request={(why) => ({
        ...{ kind: 'organisation_deletion', organisationId: id, organisationName: typedName.trim() },
        ...why,
      })}
      done={() => text.asked}
      fieldOf={{ confirmation_mismatch: 'organisation-name' }}
    >
      <TextField
        id="organisation-name"
        label={reversal.name}
        hint={reversal.nameHint(name)}
        value={typedName}
        onChange={setName}
        autoComplete="off"
      />
    </RequestForm>
  );
}
