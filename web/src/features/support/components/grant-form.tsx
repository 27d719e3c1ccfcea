import type { Schema } from '@tvm/contract';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Checkboxes } from '../../../ui/choices.tsx';
import { LinesField, TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { type FormError, sayProblem, useForm } from '../../../ui/use-form.ts';
import { useRequestApproval } from '../api.ts';
import { checkRequest } from '../check-request.ts';
import { readGrant, type TypedGrant } from '../client-grant.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { scopeWords } from './grant.tsx';

type Grant = Schema<'ClientGrant'>;
type Request = Parameters<ReturnType<typeof useRequestApproval>['mutateAsync']>[0];
type GrantFormProps = {
  title: string;
  /** Where the form leads, done or not. */
  back: string;
  typed: TypedGrant;
  onType: (change: Partial<TypedGrant>) => void;
  /** Scopes that can be asked for. */
  scopes: readonly Schema<'ClientScope'>[];
  withKeys: boolean;
  /** What is wrong besides, and what else is asked. */
  check: () => FormError[];
  request: (grant: Grant, why: { reason: string; ticketReference: string }) => Request;
  /** Above and between the fields. */
  intro: ReactNode;
  proof: ReactNode;
};

/** What a client is to get, why, and then it waits for another support lead. */
export function GrantForm(props: GrantFormProps) {
  const { title, back, typed } = props;
  const text = words.clients;
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const requestApproval = useRequestApproval();
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const grant = readGrant({ ...typed, jwks: props.withKeys ? typed.jwks : '' });
  const form = useForm({
    check: () => [
      ...props.check(),
      ...(grant ? [] : [at('jwks', text.missing.jwks)]),
      ...(grant && Object.keys(grant).length === 0
        ? [at(props.scopes[0] ? `scope-${props.scopes[0]}` : 'redirect-uris', text.missing.nothing)]
        : []),
      ...checkRequest({ reason, ticket }),
    ],
    send: () => {
      const why = { reason: reason.trim(), ticketReference: ticket.trim() };
      return stepUp.run(() => requestApproval.mutateAsync(props.request(grant ?? {}, why)));
    },
    done: () => navigate(back, { replace: true, state: { done: text.asked } satisfies DoneState }),
    explain: (problem) => {
      const field = fieldOf[problem.code];
      return field === undefined ? undefined : [sayProblem(problem, field)];
    },
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  return (
    <Page title={title}>
      <Notice>{text.twoNeeded}</Notice>
      <Form form={form}>
        {props.intro}
        <GrantFields {...props} />
        <TextField
          id="reason"
          label={words.reversal.reason}
          value={reason}
          onChange={setReason}
          autoComplete="off"
        />
        <TextField
          id="ticket"
          label={words.reversal.ticket}
          value={ticket}
          onChange={setTicket}
          autoComplete="off"
        />
        <Button wide>{text.ask}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}

/** Where a refusal belongs. */
const fieldOf: Partial<Record<string, string>> = {
  client_name_in_use: 'name',
  client_keys_refused: 'jwks',
  redirect_uri_refused: 'redirect-uris',
};

export const at = (field: string, message: string): FormError => ({ field, say: () => message });

function GrantFields({ typed, onType, scopes, withKeys, proof }: GrantFormProps) {
  const text = words.clients;
  return (
    <>
      {scopes.length > 0 && (
        <Checkboxes
          name="scope"
          legend={text.rights}
          options={scopes.map((value) => ({ value, label: scopeWords(value) }))}
          chosen={typed.scopes}
          onChoose={(chosen) => onType({ scopes: chosen })}
        />
      )}
      {proof}
      {withKeys && (
        <LinesField
          id="jwks"
          label={text.jwks}
          hint={text.jwksHint}
          rows={6}
          value={typed.jwks}
          onChange={(jwks) => onType({ jwks })}
          autoComplete="off"
        />
      )}
      <LinesField
        id="redirect-uris"
        label={text.redirectUris}
        hint={text.uriHint}
        rows={2}
        value={typed.redirectUris}
        onChange={(redirectUris) => onType({ redirectUris })}
        autoComplete="off"
      />
      <LinesField
        id="post-logout-redirect-uris"
        label={text.postLogoutRedirectUris}
        rows={2}
        value={typed.postLogoutRedirectUris}
        onChange={(postLogoutRedirectUris) => onType({ postLogoutRedirectUris })}
        autoComplete="off"
      />
    </>
  );
}
