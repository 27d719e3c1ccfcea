import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useResendRegistrationMails } from '../api.ts';

type Outcome = Schema<'MailsQueued'>;

/** "Stuur opnieuw" for everybody who hasn't finished, after a confirmation, with what came of it. */
export function ResendAll({ unfinished }: { unfinished: number }) {
  const { resendAll: words } = useText().progress;
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  return (
    <div className="stack-small">
      <div>
        <Button
          kind="secondary"
          onClick={() => {
            setOutcome(undefined);
            setAsking(true);
          }}
        >
          {words.open}
        </Button>
      </div>
      <div role="status">{outcome && <ResendOutcome outcome={outcome} />}</div>
      {asking && (
        <Dialog title={words.title} closeLabel={words.close} onClose={() => setAsking(false)}>
          {(close) => (
            <ResendForm
              unfinished={unfinished}
              onCancel={close}
              onSent={(sent) => {
                setOutcome(sent);
                close();
              }}
            />
          )}
        </Dialog>
      )}
    </div>
  );
}

type ResendFormProps = { unfinished: number; onCancel: () => void; onSent: (outcome: Outcome) => void };

function ResendForm({ unfinished, onCancel, onSent }: ResendFormProps) {
  const { resendAll: words } = useText().progress;
  const resendRegistrationMails = useResendRegistrationMails();
  const form = useForm({ send: () => resendRegistrationMails.mutateAsync(), done: onSent });
  return (
    <div className="stack">
      <Form
        form={form}
        footer={
          <div className="dialog-buttons">
            <Button kind="secondary" onClick={onCancel}>
              {words.cancel}
            </Button>
            <Button>{words.submit}</Button>
          </div>
        }
      >
        <p>{words.question(unfinished)}</p>
        <p>{words.except}</p>
      </Form>
    </div>
  );
}

/** How many mails go out, and why not to the others. */
function ResendOutcome({ outcome: { queued, limited, waiting, undeliverable } }: { outcome: Outcome }) {
  const { resendAll: words } = useText().progress;
  return (
    <Notice kind={queued > 0 ? 'success' : 'info'}>
      <ul className="plain-list">
        <li>{words.queued(queued)}</li>
        {limited > 0 && <li>{words.limited(limited)}</li>}
        {waiting > 0 && <li>{words.waiting(waiting)}</li>}
        {undeliverable > 0 && <li>{words.undeliverable(undeliverable)}</li>}
      </ul>
    </Notice>
  );
}
