import { browserName } from '@tvm/browsers';
import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useListDisputes, useSettleDispute } from '../api.ts';
import { mayAct } from '../roles.ts';
import { words } from '../text.ts';
import { DoneNotice, type DoneState } from './done-notice.tsx';
import { Loaded } from './loaded.tsx';
import { PlainList, WaitingList } from './waiting-list.tsx';

type Dispute = Schema<'Dispute'>;

const text = words.disputes;
const pageSize = 25;
const here = '/support/disputes';

/** S15: what people said wasn't them, the oldest first, and what was looked into. */
export function DisputesPage() {
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<Dispute>();
  const query = useListDisputes({ page, pageSize, state: 'open' });
  if (chosen) return <SettlePage dispute={chosen} leave={() => setChosen(undefined)} />;
  return (
    <Loaded query={query}>
      {(waiting) => <Disputes waiting={waiting} onPage={setPage} onChoose={setChosen} />}
    </Loaded>
  );
}

type Choose = (dispute: Dispute) => void;
type DisputesProps = { waiting: Schema<'DisputePage'>; onPage: (page: number) => void; onChoose: Choose };

function Disputes({ waiting, onPage, onChoose }: DisputesProps) {
  return (
    <Page title={text.title} width="wide">
      <DoneNotice />
      <p>{text.intro}</p>
      <WaitingList
        title={text.open}
        none={text.empty}
        waiting={waiting}
        onPage={onPage}
        show={(item) => <Waiting item={item} onChoose={onChoose} />}
      />
      <Settled />
    </Page>
  );
}

function Waiting({ item, onChoose }: { item: Dispute; onChoose: Choose }) {
  const session = useSession();
  const isAboutMe = item.user.id === session.user.id;
  return (
    <>
      <h3>{item.organisation ? `${item.user.fullName}, ${item.organisation.name}` : item.user.fullName}</h3>
      <p>{text.said(item.disputedAt)}</p>
      <ul>
        {item.noticed.map((noticed) => (
          <li key={noticed.kind}>{sentenceOf(noticed)}</li>
        ))}
      </ul>
      <p>
        <Link to={`/support/users/${item.user.id}`}>{text.toUser}</Link>
      </p>
      {isAboutMe && <p className="muted">{text.own}</p>}
      {mayAct(session.employeeRole) && !isAboutMe && (
        <div className="action-links">
          <Button kind="secondary" onClick={() => onChoose(item)}>
            {text.settleOne(item.user.fullName)}
          </Button>
        </div>
      )}
    </>
  );
}

/** What the mail told, with the browser and where it was. */
function sentenceOf({ kind, at, count, clientAddress, userAgent }: Dispute['noticed'][number]): string {
  const { browser, system } = browserName(userAgent);
  return [
    text.happened(text.kinds[kind], at),
    ...(count > 1 ? [text.times(count)] : []),
    ...(browser && system ? [text.on(browser, system)] : browser ? [browser] : []),
    ...(clientAddress ? [text.from(clientAddress)] : []),
  ].join(' · ');
}

/** Says that one has been looked into, after a fresh code where the last one is too old. */
function SettlePage({ dispute, leave }: { dispute: Dispute; leave: () => void }) {
  const navigate = useNavigate();
  const settle = useSettleDispute();
  const stepUp = useStepUpGate();
  const form = useForm({
    send: () => stepUp.run(() => settle.mutateAsync(dispute.id)),
    done: async () => {
      await navigate(here, { replace: true, state: { done: text.done } satisfies DoneState });
      leave();
    },
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo="/support" />;
  return (
    <Page title={text.settleTitle(dispute.user.fullName)}>
      <p>{text.settleText}</p>
      <Form form={form}>
        <Button wide>{text.settle}</Button>
      </Form>
      <p>
        <button className="link-button" type="button" onClick={leave}>
          {text.back}
        </button>
      </p>
    </Page>
  );
}

function Settled() {
  const { data } = useListDisputes({ page: 1, pageSize, state: 'settled' });
  if (!data) return null;
  return (
    <PlainList
      title={text.settled}
      none={text.noneSettled}
      items={data.items}
      show={({ user, disputedAt, settledBy, settledAt }) => (
        <>
          <Link to={`/support/users/${user.id}`}>{user.fullName}</Link>
          <p>
            {text.said(disputedAt)}
            {settledBy && settledAt && ` · ${text.by(settledBy.fullName, settledAt)}`}
          </p>
        </>
      )}
    />
  );
}
