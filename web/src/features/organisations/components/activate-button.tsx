import type { Schema } from '@tvm/contract';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { activatePlace } from '../activate-place.ts';
import { ActivationDialog } from './activation-dialog.tsx';
import './organisations.css';

/** «2FA activeren», bottom right of the profile and in sight all the way: for a main user, while it is a choice. */
export function ActivateButton({ session }: { session: Schema<'Session'> }) {
  const { profile: words } = useText();
  const [open, setOpen] = useState(false);
  const { hash, key } = useLocation();
  // Each time somebody is led here, also from this very screen.
  useEffect(() => {
    if (hash === `#${activatePlace}`) document.getElementById(activatePlace)?.focus();
  }, [hash, key]);
  const activatable =
    session.role === 'main_user' && session.activatedAt === null && session.twoFactor.because !== 'mandatory';
  if (!activatable) return null;
  return (
    <div className="activate">
      <Button id={activatePlace} onClick={() => setOpen(true)}>
        {words.activate}
      </Button>
      {open && <ActivationDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
