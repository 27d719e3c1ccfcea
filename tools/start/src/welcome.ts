import type { Demo } from './demo-data.ts';

/** What the terminal shows once everything runs. */
export function welcome(demo: Demo, demoPath: string, logs: string): string {
  const employees = demo.people.filter(({ role }) => role === 'employee');
  const mainUsers = demo.people.filter(({ role }) => role === 'main_user');
  const width = Math.max(...demo.people.map(({ email }) => email.length));
  const line = ({ email, organisation, secret }: Demo['people'][number], of: string) =>
    `    ${email.padEnd(width)}  ${of}${organisation ? ` of ${organisation}` : ''}${secret ? `, 2FA with key ${secret}` : ''}`;
  return `
Mijn TVM is ready.

  Portal   ${demo.portal}
  Mails    ${demo.mailCatcher ?? 'go to the transport of the settings'}
  API      ${demo.apiReference}

  Log in with the password ${demo.people[0]?.password} as
${mainUsers.map((person) => line(person, 'main user')).join('\n')}
${employees.map((person) => line(person, `employee (${person.employeeRole}), support console`)).join('\n')}

  Everybody else is in ${demoPath}, the logs in ${logs}.
  Ctrl-C ends it.
`;
}
