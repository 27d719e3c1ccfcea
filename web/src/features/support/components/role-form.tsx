import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Choices } from '../../../ui/choices.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { EmployeeRole } from '../roles.ts';
import { words } from '../text.ts';
import { roleOptions } from './request-employee-page.tsx';
import { at, RequestForm } from './request-form.tsx';

const text = words.employees;

/** Asks for another role of an employee. */
export function RoleForm({ user, back }: { user: Schema<'SupportUser'>; back: string }) {
  const options = roleOptions.filter(({ value }) => value !== user.role);
  const [role, setRole] = useState<EmployeeRole>();
  return (
    <RequestForm
      title={text.otherRole.title(user.fullName)}
      back={back}
      intro={
        <>
          <Notice>{words.clients.twoNeeded}</Notice>
          <p>{text.otherRole.now(words.roles[user.role])}</p>
          <p>{text.otherRole.text}</p>
        </>
      }
      submit={text.ask}
      check={() => (role ? [] : [at(`role-${options[0]?.value}`, text.missing.role)])}
      request={(why) => ({ kind: 'employee_role', userId: user.id, role: role ?? 'auditor', ...why })}
      done={() => text.asked}
    >
      <Choices name="role" legend={text.otherRole.role} options={options} chosen={role} onChoose={setRole} />
    </RequestForm>
  );
}
