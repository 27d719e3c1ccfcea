import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Checkboxes } from '../../../ui/choices.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useGetClient, useUpdateClient } from '../api.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { keyWords, scopeWords } from './grant.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { at } from './request-form.tsx';

const text = words.clients;

/** Takes from what a client may do: what stays is ticked. One lead may. */
export function NarrowClientPage() {
  const { clientId = '' } = useParams();
  const { employeeRole } = useSession();
  return employeeRole === 'support_lead' ? <NarrowById clientId={clientId} /> : <NoRolePage />;
}

function NarrowById({ clientId }: { clientId: string }) {
  const query = useGetClient(clientId);
  return (
    <Loaded query={query}>
      {(client) => (client.revokedAt === null ? <Narrow client={client} /> : <NoRolePage />)}
    </Loaded>
  );
}

/** What a client has of each, as what stays of it. */
const powersOf = ({ scopes, keys, ...addresses }: Schema<'Client'>) => ({
  scopes,
  keys: keys.map(({ kid }) => kid),
  redirectUris: addresses.redirectUris,
  postLogoutRedirectUris: addresses.postLogoutRedirectUris,
  backchannelLogoutUris: addresses.backchannelLogoutUris,
});

function Narrow({ client }: { client: Schema<'Client'> }) {
  const back = `/support/clients/${client.id}`;
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const updateClient = useUpdateClient();
  // What the client had when the page was opened: another one may change it meanwhile.
  const [had] = useState(client);
  const has = powersOf(had);
  const [stays, setStays] = useState(has);
  const keep = <Power extends keyof typeof has>(power: Power) => ({
    chosen: stays[power],
    onChoose: (values: (typeof has)[Power]) => setStays((before) => ({ ...before, [power]: values })),
  });
  const changed = (Object.keys(has) as (keyof typeof has)[]).filter(
    (power) => stays[power].length < has[power].length,
  );
  const form = useForm({
    check: () => {
      if (changed.length === 0) return [at(firstBox(had), text.narrow.nothing)];
      return has.keys.length > 0 && stays.keys.length === 0
        ? [at(`key-${has.keys[0]}`, text.narrow.lastKey)]
        : [];
    },
    send: () => {
      const narrowing = Object.fromEntries(changed.map((power) => [power, [...stays[power]]]));
      return stepUp.run(() => updateClient.mutateAsync({ clientId: had.id, ...narrowing }));
    },
    done: () => navigate(back, { replace: true, state: { done: text.narrow.done } satisfies DoneState }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  return (
    <Page title={text.narrow.title(had.name)}>
      <p>{text.narrow.text}</p>
      <Form form={form}>
        <Stays
          name="scope"
          legend={text.rights}
          options={had.scopes.map((value) => ({ value, label: scopeWords(value) }))}
          {...keep('scopes')}
        />
        <Stays
          name="key"
          legend={text.keys}
          options={had.keys.map((key) => ({ value: key.kid, label: keyWords(key) }))}
          {...keep('keys')}
        />
        <Stays
          name="redirect"
          legend={text.redirectUris}
          options={had.redirectUris.map((value) => ({ value, label: value }))}
          {...keep('redirectUris')}
        />
        <Stays
          name="post-logout"
          legend={text.postLogoutRedirectUris}
          options={had.postLogoutRedirectUris.map((value) => ({ value, label: value }))}
          {...keep('postLogoutRedirectUris')}
        />
        <Stays
          name="backchannel-logout"
          legend={text.backchannelLogoutUris}
          options={had.backchannelLogoutUris.map((value) => ({ value, label: value }))}
          {...keep('backchannelLogoutUris')}
        />
        {has.keys.length > 0 && <p className="muted">{text.narrow.keysEnd}</p>}
        <Button wide>{text.narrow.submit}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}

const firstBox = ({ scopes, keys, redirectUris, ...addresses }: Schema<'Client'>): string =>
  [
    ...scopes.map((scope) => `scope-${scope}`),
    ...keys.map(({ kid }) => `key-${kid}`),
    ...redirectUris.map((uri) => `redirect-${uri}`),
    ...addresses.postLogoutRedirectUris.map((uri) => `post-logout-${uri}`),
    ...addresses.backchannelLogoutUris.map((uri) => `backchannel-logout-${uri}`),
  ][0] ?? '';

function Stays<Value extends string>(props: {
  name: string;
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChoose: (values: Value[]) => void;
}) {
  if (props.options.length === 0) return null;
  return <Checkboxes {...props} onChoose={(values) => props.onChoose([...values])} />;
}
