import type { Schema } from '@tvm/contract';
import type { ReactNode } from 'react';
import { Checkboxes } from '../../../ui/choices.tsx';
import { LinesField } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { FormError } from '../../../ui/use-form.ts';
import type { useRequestApproval } from '../api.ts';
import { readGrant, type TypedGrant } from '../client-grant.ts';
import { words } from '../text.ts';
import { scopeWords } from './grant.tsx';
import { at, RequestForm } from './request-form.tsx';

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
  const grant = readGrant({ ...typed, jwks: props.withKeys ? typed.jwks : '' });
  return (
    <RequestForm
      title={title}
      back={back}
      intro={<Notice>{text.twoNeeded}</Notice>}
      submit={text.ask}
      check={() => [
        ...props.check(),
        ...(grant ? [] : [at('jwks', text.missing.jwks)]),
        ...(grant && Object.keys(grant).length === 0
          ? [at(props.scopes[0] ? `scope-${props.scopes[0]}` : 'redirect-uris', text.missing.nothing)]
          : []),
      ]}
      request={(why) => props.request(grant ?? {}, why)}
      done={() => text.asked}
      fieldOf={fieldOf}
    >
      {props.intro}
      <GrantFields {...props} />
    </RequestForm>
  );
}

/** Where a refusal belongs. */
const fieldOf: Partial<Record<string, string>> = {
  client_name_in_use: 'name',
  client_keys_refused: 'jwks',
  redirect_uri_refused: 'redirect-uris',
};

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
      <LinesField
        id="backchannel-logout-uris"
        label={text.backchannelLogoutUris}
        hint={text.logoutUriHint}
        rows={2}
        value={typed.backchannelLogoutUris}
        onChange={(backchannelLogoutUris) => onType({ backchannelLogoutUris })}
        autoComplete="off"
      />
    </>
  );
}
