import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { useStartPasskeyStepUp, useStepUp } from '../../../step-up/api.ts';
import { useWays } from '../../../step-up/use-ways.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { CodeField, checkCode } from '../../../ui/code-fields.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { answerPasskey } from '../../../ui/passkey.ts';
import { type FormError, sayProblem, useForm } from '../../../ui/use-form.ts';
import { useGetOrganisation, useRequestApproval } from '../api.ts';
import { checkRequest, isSameName, readDays } from '../check-request.ts';
import { mayAct } from '../roles.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { Impact } from './impact.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { NumberField } from './number-field.tsx';

/** S15, *2FA terugdraaien*: what happens, then why, how long, which one, and a code. */
export function RequestReversalPage() {
  const { organisationId = '' } = useParams();
  const { employeeRole } = useSession();
  const query = useGetOrganisation(organisationId);
  if (!mayAct(employeeRole)) return <NoRolePage />;
  return <Loaded query={query}>{(organisation) => <RequestReversal organisation={organisation} />}</Loaded>;
}

function RequestReversal({ organisation }: { organisation: Schema<'SupportOrganisation'> }) {
  const { id, name, reversal, openReversal } = organisation;
  const { reversal: text } = words;
  const back = `/support/organisations/${id}`;
  if (!reversal.possible || openReversal) {
    return (
      <Page title={text.title}>
        <p>{openReversal ? text.alreadyOpen : text.impossible}</p>
        <CancelLink to={back} />
      </Page>
    );
  }
  return (
    <Page title={`${text.title}: ${name}`}>
      <ReversalForm organisation={organisation} back={back} />
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}

function ReversalForm({ organisation, back }: { organisation: Schema<'SupportOrganisation'>; back: string }) {
  const { id, name, reversal } = organisation;
  const { reversal: text } = words;
  const navigate = useNavigate();
  const stepUp = useStepUp();
  const startPasskeyStepUp = useStartPasskeyStepUp();
  const { byCode } = useWays();
  const requestApproval = useRequestApproval();
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const [typedDays, setDays] = useState(reversal.exemptionNeeded ? String(reversal.exemptionDays) : '');
  const [typedName, setName] = useState('');
  const [code, setCode] = useState('');
  const days = readDays(typedDays);
  const form = useForm({
    check: () => [
      ...checkRequest({ reason, ticket }),
      ...(days === null || (reversal.exemptionNeeded && days === undefined)
        ? [at('days', text.missing.days)]
        : []),
      ...(isSameName(typedName, name) ? [] : [at('organisation-name', text.missing.name)]),
      ...(byCode ? checkCode(code) : []),
    ],
    send: async () => {
      await stepUp.mutateAsync(
        byCode ? { code } : { passkey: await answerPasskey(await startPasskeyStepUp.mutateAsync()) },
      );
      return requestApproval.mutateAsync({
        kind: 'reversal',
        organisationId: id,
        reason: reason.trim(),
        ticketReference: ticket.trim(),
        organisationName: typedName.trim(),
        ...(typeof days === 'number' && { exemptionDays: days }),
      });
    },
    done: () => navigate(back, { replace: true, state: { done: text.asked } satisfies DoneState }),
    explain: (problem) => (problem.code === 'code_rejected' ? [sayProblem(problem, 'code')] : undefined),
    refused: () => setCode(''),
  });
  return (
    <>
      <Impact impact={reversal} exemptionDays={typeof days === 'number' ? days : null} />
      <Form form={form}>
        <TextField
          id="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={reason}
          onChange={setReason}
          autoComplete="off"
        />
        <TextField id="ticket" label={text.ticket} value={ticket} onChange={setTicket} autoComplete="off" />
        <NumberField
          id="days"
          label={text.exemption}
          hint={reversal.exemptionNeeded ? text.exemptionNeeded : text.exemptionFree}
          value={typedDays}
          onChange={setDays}
        />
        <TextField
          id="organisation-name"
          label={text.name}
          hint={text.nameHint(name)}
          value={typedName}
          onChange={setName}
          autoComplete="off"
        />
        {byCode ? <CodeField value={code} onChange={setCode} /> : <p>{text.byPasskey}</p>}
        <Button wide>{text.submit}</Button>
      </Form>
    </>
  );
}

const at = (field: string, message: string): FormError => ({ field, say: () => message });
