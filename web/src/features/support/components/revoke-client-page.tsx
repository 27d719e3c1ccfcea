import type { Schema } from '@tvm/contract';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useGetClient, useRevokeClient, useRevokeClientSecret } from '../api.ts';
import { words } from '../text.ts';
import type { DoneState } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';

const text = words.clients;

/** Ends a client or one of its secrets, after saying what that does. One lead may, and at once. */
export function RevokeClientPage() {
  const { clientId = '', secretId } = useParams();
  const { employeeRole } = useSession();
  if (employeeRole !== 'support_lead') return <NoRolePage />;
  return <RevokeById clientId={clientId} secretId={secretId} />;
}

function RevokeById({ clientId, secretId }: { clientId: string; secretId: string | undefined }) {
  const query = useGetClient(clientId);
  return (
    <Loaded query={query}>
      {(client) => {
        if (client.revokedAt !== null) return <NoRolePage />;
        if (secretId === undefined) return <RevokeClient client={client} />;
        const secret = client.secrets.find(({ id }) => id === secretId);
        return secret ? <RevokeSecret client={client} secret={secret} /> : <NoRolePage />;
      }}
    </Loaded>
  );
}

function RevokeClient({ client: { id, name } }: { client: Schema<'Client'> }) {
  const revokeClient = useRevokeClient();
  const { title, ...rest } = text.revoke;
  return (
    <Revoke {...rest} title={title(name)} clientId={id} run={() => revokeClient.mutateAsync(id)}>
      {text.revoke.text}
    </Revoke>
  );
}

type SecretProps = { client: Schema<'Client'>; secret: Schema<'Client'>['secrets'][number] };

function RevokeSecret({ client: { id: clientId, name, secrets }, secret }: SecretProps) {
  const revokeClientSecret = useRevokeClientSecret();
  const { endSecret } = text;
  return (
    <Revoke
      title={endSecret.title(name)}
      submit={endSecret.submit}
      done={endSecret.done}
      clientId={clientId}
      warning={secrets.length === 1 ? endSecret.last : undefined}
      run={() => revokeClientSecret.mutateAsync({ clientId, secretId: secret.id })}
    >
      {endSecret.text(secret.createdAt)}
    </Revoke>
  );
}

function Revoke(props: {
  title: string;
  submit: string;
  done: string;
  clientId: string;
  warning?: string | undefined;
  run: () => Promise<unknown>;
  children: string;
}) {
  const back = `/support/clients/${props.clientId}`;
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const form = useForm({
    send: () => stepUp.run(props.run),
    done: () => navigate(back, { replace: true, state: { done: props.done } satisfies DoneState }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  return (
    <Page title={props.title}>
      <p>{props.children}</p>
      {props.warning !== undefined && <Notice kind="warning">{props.warning}</Notice>}
      <Form form={form}>
        <Button wide>{props.submit}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}
