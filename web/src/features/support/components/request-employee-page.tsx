import { useState } from 'react';
import { useSession } from '../../../session/use-session.ts';
import { Choices } from '../../../ui/choices.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { type EmployeeRole, employeeRoles } from '../roles.ts';
import { words } from '../text.ts';
import { NoRolePage } from './no-role-page.tsx';
import { at, RequestForm } from './request-form.tsx';

const text = words.employees;
const longestName = 100;
export const roleOptions = employeeRoles.map((value) => ({ value, label: words.roles[value] }));

/** Asks for a new employee, whom another support lead approves. */
export function RequestEmployeePage() {
  const { employeeRole } = useSession();
  return employeeRole === 'support_lead' ? <RequestEmployee /> : <NoRolePage />;
}

const nothingTyped = { email: '', firstName: '', namePrefix: '', surname: '' };

function RequestEmployee() {
  const [typed, setTyped] = useState(nothingTyped);
  const [role, setRole] = useState<EmployeeRole>();
  const email = typed.email.trim();
  const [firstName, namePrefix, surname] = [typed.firstName, typed.namePrefix, typed.surname].map((part) =>
    part.trim(),
  ) as [string, string, string];
  const field = (id: keyof typeof nothingTyped, autoComplete: 'off' | 'email' = 'off') => (
    <TextField
      id={id}
      label={text.new[id]}
      value={typed[id]}
      onChange={(value) => setTyped((before) => ({ ...before, [id]: value }))}
      autoComplete={autoComplete}
    />
  );
  return (
    <RequestForm
      title={text.new.title}
      back="/support/employees"
      intro={
        <>
          <Notice>{words.clients.twoNeeded}</Notice>
          <p>{text.new.text}</p>
        </>
      }
      submit={text.ask}
      check={() => [
        ...(firstName === '' || firstName.length > longestName
          ? [at('firstName', text.missing.firstName)]
          : []),
        ...(namePrefix.length > longestName ? [at('namePrefix', text.missing.surname)] : []),
        ...(surname === '' || surname.length > longestName ? [at('surname', text.missing.surname)] : []),
        ...(/^\S+@\S+$/.test(email) ? [] : [at('email', text.missing.email)]),
        ...(role ? [] : [at(`role-${employeeRoles[0]}`, text.missing.role)]),
      ]}
      request={(why) => ({
        ...{ kind: 'new_employee', email, firstName, namePrefix, surname, language: 'nl' },
        ...{ role: role ?? 'auditor', ...why },
      })}
      done={() => text.asked}
      fieldOf={{ email_in_use: 'email', email_refused: 'email' }}
    >
      {field('firstName')}
      {field('namePrefix')}
      {field('surname')}
      {field('email', 'off')}
      <Choices name="role" legend={text.role} options={roleOptions} chosen={role} onChoose={setRole} />
    </RequestForm>
  );
}
