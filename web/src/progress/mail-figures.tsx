import type { Schema } from '@tvm/contract';
import { useId } from 'react';
import { useText } from '../text/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { FigureList } from './figure-list.tsx';

type Mails = Schema<'MailFigures'>;

/** What becomes of the mails, in the order in which it does. */
const figures = [
  { name: 'waiting', icon: 'clock' },
  { name: 'sent', icon: 'mail' },
  { name: 'delivered', icon: 'check' },
  { name: 'deferred', icon: 'clock' },
  { name: 'failed', icon: 'warning' },
  { name: 'notNeeded', icon: 'cross' },
] as const;

/**
 * How far the mails of the activation are; nothing when there are none. Who can't see the bar hears of it at each quarter, and how it ended: not
 * with every look.
 */
export function MailFigures({ mails }: { mails: Mails }) {
  const { activated: words } = useText();
  const label = useId();
  if (mails.total === 0) return null;
  const handled = mails.total - mails.waiting;
  const quarters = Math.floor((4 * handled) / mails.total);
  return (
    <div className="stack-small">
      <p id={label}>{words.handled(handled, mails.total)}</p>
      <progress aria-labelledby={label} value={handled} max={mails.total} />
      <FigureList
        figures={figures
          .filter(({ name }) => mails[name] > 0)
          .map(({ name, icon }) => ({ icon, label: words.figures[name], value: mails[name] }))}
      />
      <p className="visually-hidden" role="status">
        {mails.waiting > 0 && quarters > 0 && words.quarter(quarters * 25)}
      </p>
      <div role="status">{mails.waiting === 0 && <Ending mails={mails} />}</div>
    </div>
  );
}

/** How it ended, in one sentence. */
function Ending({ mails: { failed, deferred } }: { mails: Mails }) {
  const { activated: words } = useText();
  if (failed > 0) return <Notice kind="warning">{words.failed(failed)}</Notice>;
  return <p>{deferred > 0 ? words.deferred(deferred) : words.allSent}</p>;
}
