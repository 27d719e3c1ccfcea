import { useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { ActivationDialog } from './activation-dialog.tsx';

/** «2FA activeren», bottom right of the profile. */
export function ActivateButton() {
  const { profile: words } = useText();
  const [open, setOpen] = useState(false);
  return (
    <div className="activate">
      <Button onClick={() => setOpen(true)}>{words.activate}</Button>
      {open && <ActivationDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
