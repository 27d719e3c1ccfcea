import type { Schema } from '@tvm/contract';
import { useSearchParams } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { noonOf } from '../../../text/formats.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useExportRollout, useGetRollout } from '../api.ts';
import { isLead } from '../roles.ts';
import { exportQuery } from '../rollout-query.ts';
import { words } from '../text.ts';
import { DoneNotice } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { NoRolePage } from './no-role-page.tsx';
import { RolloutChart } from './rollout-chart.tsx';
import { RolloutOrganisations } from './rollout-organisations.tsx';
import { type WideColumn, WideTable } from './wide-table.tsx';

const text = words.rollout;

/** How far everybody is, for who leads support: figures of now, by day and by organisation, and whether the mails go out. */
export function RolloutPage() {
  const { employeeRole } = useSession();
  return isLead(employeeRole) ? <Rollout /> : <NoRolePage />;
}

function Rollout() {
  const query = useGetRollout();
  const [params] = useSearchParams();
  const stepUp = useStepUpGate();
  const exportRollout = useExportRollout();
  const exporting = useForm({
    send: () => stepUp.run(() => exportRollout.mutateAsync(exportQuery(params))),
    done: (file) => saveFile('rollout.csv', file),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={`/support/rollout?${params}`} />;
  return (
    <Loaded query={query}>
      {(rollout) => (
        <Page title={text.title} width="wide">
          <DoneNotice />
          <p>{text.from(rollout.mandatoryFrom)}</p>
          <Figures rollout={rollout} />
          <Campaign campaign={rollout.campaign} />
          <Days rollout={rollout} />
          <RolloutOrganisations>
            <Form form={exporting}>
              <div>
                <Button kind="secondary">{text.export}</Button>
              </div>
            </Form>
          </RolloutOrganisations>
        </Page>
      )}
    </Loaded>
  );
}

function Figures({ rollout }: { rollout: Schema<'Rollout'> }) {
  const { countedAt, figures, organisations, wouldBeStopped, toInvite } = rollout;
  const { enrolled, users } = figures;
  return (
    <section className="stack-small">
      <h2>{text.figures}</h2>
      <p className="muted">{text.counted(countedAt)}</p>
      <p id="enrolled">
        <strong>{text.enrolled(enrolled, users)}</strong>
      </p>
      <progress aria-labelledby="enrolled" value={enrolled} max={Math.max(1, users)} />
      <Facts
        facts={(
          [
            [text.withPasskey, figures.withPasskey],
            [text.notEnrolled, figures.notEnrolled],
            [text.underWay, figures.underWay],
            [text.undeliverable, figures.undeliverable],
            [text.notInvited, figures.notInvited],
            [text.disabled, figures.disabled],
            [text.neverLoggedIn, figures.neverLoggedIn],
            [text.wouldBeStopped, wouldBeStopped],
            [text.toInvite, toInvite],
            [text.organisations, organisations.total],
            [text.activated, organisations.activated],
            [text.exempt, organisations.exempt],
            [text.withoutMainUser, organisations.withoutMainUser],
          ] as const
        ).map(([label, value]) => [label, words.count(value)] as const)}
      />
    </section>
  );
}

function Campaign({ campaign }: { campaign: Schema<'RolloutCampaign'> }) {
  const { employeeRole } = useSession();
  const { stoppedAt, stoppedBy, lastRunAt, waitingMails } = campaign;
  const change = stoppedAt === null ? 'stop' : 'resume';
  return (
    <section className="stack-small">
      <h2>{text.campaign}</h2>
      {stoppedAt && stoppedBy ? (
        <Notice kind="warning">{text.stopped(stoppedBy.fullName, stoppedAt)}</Notice>
      ) : (
        <p>{text.running}</p>
      )}
      <p className="muted">
        {text.lastRun(lastRunAt)} {text.waiting(waitingMails)}
      </p>
      {employeeRole === 'support_lead' && (
        <div>
          <ButtonLink kind="secondary" to={`/support/rollout/${change}`}>
            {text.changes[change].title}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

function Days({ rollout }: { rollout: Schema<'Rollout'> }) {
  const { days } = rollout;
  return (
    <section className="stack-small">
      <h2>{text.perDay}</h2>
      <RolloutChart rollout={rollout} />
      {days.length === 0 ? (
        <p>{text.noDays}</p>
      ) : (
        <WideTable
          caption={text.perDay}
          rows={days.toReversed()}
          keyOf={({ day }) => day}
          columns={dayColumns}
        />
      )}
    </section>
  );
}

type Day = Schema<'Rollout'>['days'][number];
const figure = (title: string, of: Exclude<keyof Day, 'day'>): WideColumn<Day> => ({
  ...{ title, isNumber: true },
  value: (line) => words.count(line[of]),
});
const dayColumns: WideColumn<Day>[] = [
  { title: text.day, value: ({ day }) => words.day(noonOf(day).toISOString()) },
  figure(text.users, 'users'),
  figure(text.hasTwoFactor, 'enrolled'),
  figure(text.underWay, 'underWay'),
  figure(text.undeliverable, 'undeliverable'),
  figure(text.neverLoggedIn, 'neverLoggedIn'),
  figure(text.wouldBeStopped, 'wouldBeStopped'),
];
