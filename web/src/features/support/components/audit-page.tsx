import type { Schema } from '@tvm/contract';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useExportAuditEvents, useListAuditEvents } from '../api.ts';
import { auditQuery, exportQuery } from '../audit-query.ts';
import { isLead } from '../roles.ts';
import { eventWords, reasonOf } from '../text/trail.ts';
import { words } from '../text.ts';
import { Loaded } from './loaded.tsx';
import { type WideColumn, WideTable } from './wide-table.tsx';

const text = words.audit;

/** S16: who did what, with filters in the address, the newest first. */
export function AuditPage() {
  const [params, setParams] = useSearchParams();
  const { employeeRole } = useSession();
  const query = useListAuditEvents(auditQuery(params));
  const stepUp = useStepUpGate();
  const exportAuditEvents = useExportAuditEvents();
  const exporting = useForm({
    send: () => stepUp.run(() => exportAuditEvents.mutateAsync(exportQuery(params))),
    done: (file) => saveFile('audit.csv', file),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={`/support/audit?${params}`} />;
  return (
    <Loaded query={query}>
      {(page) => (
        <Page title={text.title} width="wide">
          <Filters events={page.items} />
          {isLead(employeeRole) && (
            <Form form={exporting}>
              <p>{text.exportHolds}</p>
              <div>
                <Button kind="secondary">{text.export}</Button>
              </div>
            </Form>
          )}
          <div aria-busy={query.isPlaceholderData}>
            {page.items.length === 0 ? <p role="status">{text.nothing}</p> : <Events events={page.items} />}
          </div>
          <div className="action-links">
            {params.has('before') && (
              <Button
                kind="secondary"
                onClick={() =>
                  setParams((now) => {
                    now.delete('before');
                    return now;
                  })
                }
              >
                {text.newest}
              </Button>
            )}
            {page.nextBefore !== null && (
              <Button
                kind="secondary"
                onClick={() =>
                  setParams((now) => {
                    now.set('before', String(page.nextBefore));
                    return now;
                  })
                }
              >
                {text.older}
              </Button>
            )}
          </div>
        </Page>
      )}
    </Loaded>
  );
}

/** As a Dutch reader looks for them. */
const inDutchOrder = Object.entries(eventWords).sort(([, one], [, other]) => one.localeCompare(other, 'nl'));

const ids = ['userId', 'organisationId', 'actorId'] as const;

function Filters({ events }: { events: readonly Schema<'AuditEvent'>[] }) {
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string) =>
    setParams(
      (now) => {
        now.delete('before');
        if (value === '') now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  const given = ids.filter((id) => params.has(id));
  return (
    <fieldset className="filters">
      <legend className="visually-hidden">{text.filters}</legend>
      <label className="field">
        {text.from}
        <input
          className="input"
          type="date"
          value={params.get('from') ?? ''}
          onChange={({ target }) => set('from', target.value)}
        />
      </label>
      <label className="field">
        {text.to}
        <input
          className="input"
          type="date"
          value={params.get('to') ?? ''}
          onChange={({ target }) => set('to', target.value)}
        />
      </label>
      <label className="field">
        {text.type}
        <select
          className="input"
          value={params.get('type') ?? ''}
          onChange={({ target }) => set('type', target.value)}
        >
          <option value="">{text.anyType}</option>
          {inDutchOrder.map(([type, label]) => (
            <option key={type} value={type}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {text.result}
        <select
          className="input"
          value={params.get('result') ?? ''}
          onChange={({ target }) => set('result', target.value)}
        >
          <option value="">{text.anyResult}</option>
          {Object.entries(text.results).map(([result, label]) => (
            <option key={result} value={result}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {given.map((id) => (
        <p key={id}>
          {text.only[id]} {nameOf(id, params.get(id), events)}{' '}
          <button className="link-button" type="button" onClick={() => set(id, '')}>
            {text.all[id]}
          </button>
        </p>
      ))}
      {given.length === 0 && (
        <p>
          {text.byWhom} <Link to="/support">{text.choose}</Link>
        </p>
      )}
      {params.size > 0 && (
        <Button kind="secondary" onClick={() => setParams({})}>
          {text.clear}
        </Button>
      )}
    </fieldset>
  );
}

/** Whom a filter is about, as the events that it found have the name. */
function nameOf(
  filter: (typeof ids)[number],
  id: string | null,
  events: readonly Schema<'AuditEvent'>[],
): string | undefined {
  const about = { userId: 'user', organisationId: 'organisation', actorId: 'actor' } as const;
  const found = events.map((event) => event[about[filter]]).find((each) => each?.id === id);
  return found?.name ?? undefined;
}

function Events({ events }: { events: readonly Schema<'AuditEvent'>[] }) {
  return (
    <WideTable
      caption={text.table}
      rows={events}
      keyOf={({ id }) => String(id)}
      columns={columns}
      hasRowHeader={false}
    />
  );
}

const columns: WideColumn<Schema<'AuditEvent'>>[] = [
  {
    title: text.at,
    value: (event) => (
      <>
        <time dateTime={event.occurredAt}>{words.moment(event.occurredAt)}</time>
        {wasRecordedApart(event) && <p>{text.recordedAt(event.recordedAt)}</p>}
      </>
    ),
  },
  { title: text.who, value: ({ actor }) => <Who actor={actor} /> },
  { title: text.what, value: ({ type }) => eventWords[type] ?? type },
  { title: text.target, value: (event) => <Target event={event} /> },
  {
    title: text.why,
    value: (event) =>
      [reasonOf(event), event.details.ticketReference].filter(Boolean).join(', ') || words.none,
  },
  { title: text.result, value: ({ result }) => text.results[result] },
];

/** Whether who told an event had another clock than the database by more than a minute. */
function wasRecordedApart(
  event: Schema<'AuditEvent'>,
): event is Schema<'AuditEvent'> & { recordedAt: string } {
  const { occurredAt, recordedAt } = event;
  return recordedAt !== null && Math.abs(Date.parse(recordedAt) - Date.parse(occurredAt)) > 60_000;
}

function Who({ actor }: { actor: Schema<'AuditEvent'>['actor'] }) {
  if (actor.id === null) return text.actors[actor.kind];
  return <Link to={`/support/audit?actorId=${actor.id}`}>{actor.name ?? text.actors[actor.kind]}</Link>;
}

function Target({ event: { user, organisation } }: { event: Schema<'AuditEvent'> }) {
  return (
    <>
      {user && <Link to={`/support/users/${user.id}`}>{user.name ?? user.id}</Link>}
      {user && organisation && ' · '}
      {organisation && (
        <Link to={`/support/organisations/${organisation.id}`}>{organisation.name ?? organisation.id}</Link>
      )}
      {!user && !organisation && words.none}
    </>
  );
}
