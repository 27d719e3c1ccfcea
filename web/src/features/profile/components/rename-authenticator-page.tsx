import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useRenameAuthenticator } from '../api.ts';
import { checkName } from '../check-name.ts';
import { nameOf } from '../name-of.ts';
import type { ProfileState } from '../profile-state.ts';
import { WithAuthenticator } from './one-authenticator.tsx';

const renamed: ProfileState = { notice: 'authenticatorRenamed' };

/** S17: another name for an app or a passkey. */
export function RenameAuthenticatorPage() {
  return (
    <WithAuthenticator>{({ authenticator }) => <Rename authenticator={authenticator} />}</WithAuthenticator>
  );
}

function Rename({ authenticator }: { authenticator: Schema<'Authenticator'> }) {
  const text = useText();
  const { authenticators: words } = text;
  const navigate = useNavigate();
  const renameAuthenticator = useRenameAuthenticator();
  const [name, setName] = useState(nameOf(authenticator, text));
  const form = useForm({
    check: () => checkName(name),
    send: () => renameAuthenticator.mutateAsync({ authenticatorId: authenticator.id, name: name.trim() }),
    done: () => navigate('/portal/profile', { replace: true, state: renamed }),
  });
  return (
    <Page title={words.renameTitle}>
      <Form form={form}>
        <TextField id="name" label={words.newName} value={name} onChange={setName} autoComplete="off" />
        <Button wide>{words.renameSubmit}</Button>
      </Form>
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}
