import type { Schema } from '@tvm/contract';
import { useId } from 'react';
import { useText } from '../text/language.tsx';

/** How many of the organisation's users have 2FA, in words and as a bar. */
export function EnrolledBar({ users }: { users: Schema<'UserFigures'> }) {
  const { progress: words } = useText();
  const label = useId();
  return (
    <div className="stack-small">
      <p id={label}>
        <strong>{words.enrolled(users.progress.enrolled, users.total)}</strong>
      </p>
      <progress aria-labelledby={label} value={users.progress.enrolled} max={Math.max(1, users.total)} />
    </div>
  );
}
