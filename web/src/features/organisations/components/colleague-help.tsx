import type { Schema } from '@tvm/contract';
import { problemOf } from '../../../http/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { useGetColleague } from '../api.ts';
import { type HelpAction, helpActions, needsSupport } from '../help-actions.ts';
import type { useHelp } from '../use-help.ts';
import './organisations.css';

type HelpProps = {
  name: string;
  colleague: ReturnType<typeof useGetColleague>;
  help: ReturnType<typeof useHelp>;
};

/** S14: what a main user can do for a colleague; each with its effects first, in a dialog. */
export function ColleagueHelp({ name, colleague, help }: HelpProps) {
  const text = useText();
  const words = text.colleague;
  const { data, error } = colleague;
  const { helped, asking } = help;
  return (
    <section className="stack-small">
      <h2>{words.title}</h2>
      <div role="status">
        {helped && (
          <Notice kind={helped.isAsked ? 'info' : 'success'}>
            {helped.isAsked ? words.asked : words.done[helped.action]}
          </Notice>
        )}
      </div>
      {data ? (
        <Choices colleague={data} ask={help.ask} />
      ) : error ? (
        <>
          <Notice kind="warning">{text.problem(problemOf(error))}</Notice>
          <div>
            <Button kind="secondary" onClick={() => void colleague.refetch()}>
              {text.common.tryAgain}
            </Button>
          </div>
        </>
      ) : (
        <Busy active />
      )}
      {data && asking && (
        <Dialog title={words.questions[asking](name)} closeLabel={words.close} onClose={help.cancel}>
          {(close) => <Question action={asking} colleague={data} form={help.form} onCancel={close} />}
        </Dialog>
      )}
    </section>
  );
}

function Choices({ colleague, ask }: { colleague: Schema<'Colleague'>; ask: (action: HelpAction) => void }) {
  const { colleague: words } = useText();
  const { because, newPhone, requestWaits } = colleague;
  if (because !== null) return <p>{words.whyNot[because]}</p>;
  const actions = helpActions(colleague);
  return (
    <>
      {newPhone && <Phone newPhone={newPhone} />}
      {requestWaits && <p>{words.waits}</p>}
      {actions.length === 0 && !requestWaits && <p>{words.nothing}</p>}
      <div className="help-actions">
        {actions.map((action) => (
          <Button key={action} kind="secondary" onClick={() => ask(action)}>
            {words.actions[action]}
          </Button>
        ))}
      </div>
    </>
  );
}

function Phone({ newPhone: { state, until } }: { newPhone: NonNullable<Schema<'Colleague'>['newPhone']> }) {
  const { phone: words } = useText().colleague;
  if (state === 'not_asked') return undefined;
  return <p>{until === null ? words[state] : words.waitsUntil(until)}</p>;
}

type QuestionProps = {
  action: HelpAction;
  colleague: Schema<'Colleague'>;
  form: HelpProps['help']['form'];
  onCancel: () => void;
};

function Question({ action, colleague, form, onCancel }: QuestionProps) {
  const { colleague: words } = useText();
  return (
    <div className="stack">
      <Form
        form={form}
        footer={
          <div className="dialog-buttons">
            <Button kind="secondary" onClick={onCancel}>
              {words.cancel}
            </Button>
            <Button>{words.actions[action]}</Button>
          </div>
        }
      >
        <ul>
          {words.effects[action].map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        {needsSupport(action, colleague) && <p>{words.second}</p>}
        {(action === 'approved' || action === 'reset') && <p>{words.ask}</p>}
        <p>{words.told}</p>
      </Form>
    </div>
  );
}
