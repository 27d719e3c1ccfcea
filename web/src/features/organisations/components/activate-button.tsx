import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { ActivationDialog } from './activation-dialog.tsx';
import './organisations.css';

/** «2FA activeren», bottom right of the profile and in sight all the way: for a main user, while it is a choice. */
export function ActivateButton({ session }: { session: Schema<'Session'> }) {
  const { profile: words } = useText();
  const [open, setOpen] = useState(false);
  const activatable =
    session.role === 'main_user' && session.activatedAt === null && session.twoFactor.because !== 'mandatory';
  if (!activatable) return null;
  return (
    <div className="activate">
      <Button onClick={() => setOpen(true)}>{words.activate}</Button>
      {open && <ActivationDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
