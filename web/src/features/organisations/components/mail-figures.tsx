import type { Schema } from '@tvm/contract';
import { useId } from 'react';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** How far the mails of the activation are; nothing when there are none. */
export function MailFigures({ mails }: { mails: Schema<'MailFigures'> }) {
  const { activated: words } = useText();
  const label = useId();
  if (mails.total === 0) return null;
  return (
    <div className="stack-small">
      <p id={label}>{words.sent(mails.sent, mails.total)}</p>
      <progress aria-labelledby={label} value={mails.sent} max={mails.total} />
      {mails.failed > 0 && <Notice kind="warning">{words.failed(mails.failed)}</Notice>}
    </div>
  );
}
