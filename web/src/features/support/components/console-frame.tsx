import { NavLink, Outlet } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { DutchOnly } from '../../../text/language.tsx';
import { Page } from '../../../ui/page.tsx';
import { type EmployeeRole, isLead } from '../roles.ts';
import { words } from '../text.ts';
import './support.css';

/** The support console around its screens. What a screen may show and do, the API decides anew each time. */
export function ConsoleFrame() {
  const session = useSession();
  if (!session.employeeRole) {
    return (
      <DutchOnly>
        <Page title={words.notForYou.title}>
          <p>{words.notForYou.portal}</p>
        </Page>
      </DutchOnly>
    );
  }
  return (
    <DutchOnly>
      <ConsoleMenu
        role={session.employeeRole}
        waiting={session.approvalsToDecide ?? 0}
        disputes={session.disputesToSettle ?? 0}
      />
      <Outlet context={session} />
    </DutchOnly>
  );
}

type MenuProps = { role: EmployeeRole; waiting: number; disputes: number };

function ConsoleMenu({ role, waiting, disputes }: MenuProps) {
  const { nav } = words;
  const items = [
    ['/support', nav.search],
    ['/support/requests', nav.requests(waiting)],
    ['/support/disputes', nav.disputes(disputes)],
    ['/support/employees', nav.employees],
    ...(isLead(role) ? [['/support/clients', nav.clients]] : []),
    ['/support/audit', nav.audit],
    ...(isLead(role) ? [['/support/rollout', nav.rollout]] : []),
  ] as const;
  return (
    <nav className="console-menu" aria-label={nav.label}>
      <ul className="plain-list">
        {items.map(([to, label]) => (
          <li key={to}>
            <NavLink to={to} end={to === '/support'}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
