import { useState } from 'react';
import { useSession } from '../../../session/use-session.ts';
import { Choices } from '../../../ui/choices.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { everyScope, nothingTyped } from '../client-grant.ts';
import { words } from '../text.ts';
import { GrantForm } from './grant-form.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { at } from './request-form.tsx';

const text = words.clients;
const ways = [
  { value: 'keys', label: text.new.withKeys },
  { value: 'secret', label: text.new.withSecret },
] as const;
const longestName = 100;

/** Asks for a new client. */
export function RequestClientPage() {
  const { employeeRole } = useSession();
  return employeeRole === 'support_lead' ? <RequestClient /> : <NoRolePage />;
}

function RequestClient() {
  const [name, setName] = useState('');
  const [way, setWay] = useState<(typeof ways)[number]['value']>('keys');
  const [typed, setTyped] = useState(nothingTyped);
  const named = name.trim();
  return (
    <GrantForm
      title={text.new.title}
      back="/support/clients"
      typed={typed}
      onType={(change) => setTyped((before) => ({ ...before, ...change }))}
      scopes={everyScope}
      withKeys={way === 'keys'}
      check={() => [
        ...(named === '' || named.length > longestName ? [at('name', text.missing.name)] : []),
        ...(way === 'keys' && typed.jwks.trim() === '' ? [at('jwks', text.missing.jwks)] : []),
      ]}
      request={(grant, why) => ({ kind: 'new_client', name: named, grant, ...why })}
      intro={<TextField id="name" label={text.new.name} value={name} onChange={setName} autoComplete="off" />}
      proof={<Choices name="proof" legend={text.new.proof} options={ways} chosen={way} onChoose={setWay} />}
    />
  );
}
