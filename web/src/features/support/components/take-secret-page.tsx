import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useGetClient, useTakeClientSecret } from '../api.ts';
import { words } from '../text.ts';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';

const text = words.clients.take;

/** Takes a secret that was approved, and shows it once. */
export function TakeSecretPage() {
  const { clientId = '', approvalId = '' } = useParams();
  const { employeeRole } = useSession();
  return employeeRole === 'support_lead' ? (
    <TakeById key={approvalId} clientId={clientId} approvalId={approvalId} />
  ) : (
    <NoRolePage />
  );
}

function TakeById({ clientId, approvalId }: { clientId: string; approvalId: string }) {
  const query = useGetClient(clientId);
  return <Loaded query={query}>{(client) => <TakeSecret client={client} approvalId={approvalId} />}</Loaded>;
}

function TakeSecret({ client, approvalId }: { client: Schema<'Client'>; approvalId: string }) {
  const back = `/support/clients/${client.id}`;
  const stepUp = useStepUpGate();
  const takeClientSecret = useTakeClientSecret();
  const [secret, setSecret] = useState<string>();
  const form = useForm({
    send: () => stepUp.run(() => takeClientSecret.mutateAsync({ clientId: client.id, approvalId })),
    done: (taken) => setSecret(taken.secret),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={back} />;
  if (secret !== undefined) return <Taken client={client} secret={secret} back={back} />;
  return (
    <Page title={text.title(client.name)}>
      <p>{text.text}</p>
      <Form form={form}>
        <Button wide>{text.submit}</Button>
      </Form>
      <p>
        <CancelLink to={back} />
      </p>
    </Page>
  );
}

function Taken({ client, secret, back }: { client: Schema<'Client'>; secret: string; back: string }) {
  return (
    <Page title={text.title(client.name)} key="taken">
      <Notice kind="warning">{text.taken}</Notice>
      <Facts
        facts={[
          [text.id, client.id],
          [text.secret, <code key="secret">{secret}</code>],
        ]}
      />
      <CopyButton content={secret} label={text.copy} />
      <ButtonLink to={back}>{text.back}</ButtonLink>
    </Page>
  );
}
