import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Address } from '../../../ui/address.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useDecideFirstEnrolment, useListFirstEnrolments } from '../api.ts';

type FirstEnrolment = Schema<'FirstEnrolment'>;
type Decision = Schema<'FirstEnrolmentDecision'>['decision'];

/** S14: what was changed of a colleague, and a main user's word that it is right. */
export function FirstEnrolmentPage() {
  const { approvalId = '' } = useParams();
  const waiting = useListFirstEnrolments();
  const [decided, setDecided] = useState<{ decision: Decision; name: string }>();
  if (decided) return <Decided {...decided} />;
  if (!waiting.data) {
    if (!waiting.isError) return <Loading />;
    return (
      <FailurePage thrown={waiting.error} retry={() => void waiting.refetch()}>
        <BackLink />
      </FailurePage>
    );
  }
  const item = waiting.data.items.find(({ id }) => id === approvalId);
  if (!item) return <Gone />;
  return (
    <Deciding item={item} onDecided={(decision) => setDecided({ decision, name: item.user.fullName })} />
  );
}

function Deciding({ item, onDecided }: { item: FirstEnrolment; onDecided: (decision: Decision) => void }) {
  const { firstEnrolments: words } = useText();
  const stepUp = useStepUpGate();
  const { user, because, requestedAt, decidable } = item;
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo="/portal/progress" />;
  return (
    <Page title={words.one(user.fullName)}>
      <p>
        <Address email={user.email} />
      </p>
      <section className="stack-small">
        <h2>{words.what}</h2>
        <ul>
          {because.map((change) => (
            <li key={change}>{words.changes[change]}</li>
          ))}
        </ul>
        <p className="muted">{words.since(requestedAt)}</p>
      </section>
      {decidable ? (
        <>
          <p>{words.ask}</p>
          <Decide item={item} decision="approved" run={stepUp.run} onDecided={onDecided} />
          <Decide item={item} decision="rejected" run={stepUp.run} onDecided={onDecided} />
        </>
      ) : (
        <Notice>{words.notYours}</Notice>
      )}
      <BackLink />
    </Page>
  );
}

type DecideProps = {
  item: FirstEnrolment;
  decision: Decision;
  run: ReturnType<typeof useStepUpGate>['run'];
  onDecided: (decision: Decision) => void;
};

function Decide({ item: { id: approvalId, version }, decision, run, onDecided }: DecideProps) {
  const { firstEnrolments: words } = useText();
  const decide = useDecideFirstEnrolment();
  const form = useForm<unknown>({
    send: () => run<unknown>(() => decide.mutateAsync({ approvalId, decision, version })),
    done: () => onDecided(decision),
  });
  const isConfirm = decision === 'approved';
  return (
    <Form form={form}>
      <Button wide {...(isConfirm ? {} : { kind: 'secondary' as const })}>
        {isConfirm ? words.confirm : words.refuse}
      </Button>
    </Form>
  );
}

function Decided({ decision, name }: { decision: Decision; name: string }) {
  const { firstEnrolments: words } = useText();
  const isConfirmed = decision === 'approved';
  return (
    <Page title={words.one(name)}>
      <div role="status">
        <Notice kind={isConfirmed ? 'success' : 'warning'}>
          {isConfirmed ? words.confirmed(name) : words.refused(name)}
        </Notice>
      </div>
      <BackLink />
    </Page>
  );
}

function Gone() {
  const { firstEnrolments: words } = useText();
  return (
    <Page title={words.title}>
      <p>{words.gone}</p>
      <BackLink />
    </Page>
  );
}

function BackLink() {
  const { timeline: words } = useText();
  return (
    <p>
      <Link to="/portal/progress">{words.back}</Link>
    </p>
  );
}
