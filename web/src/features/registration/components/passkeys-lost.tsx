import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { Checkboxes } from '../../../ui/choices.tsx';

/** Whether the passkeys that somebody has are lost too: asked of whoever has any. */
export function usePasskeysLost({ ways }: Schema<'Registration'>) {
  const { enrolment: words } = useText();
  const [chosen, setChosen] = useState<readonly 'lost'[]>([]);
  const options = [{ value: 'lost', label: words.passkeysLost }] as const;
  const question = ways.includes('passkey') && (
    <Checkboxes
      name="passkeys"
      legend={words.passkeys}
      options={options}
      chosen={chosen}
      onChoose={setChosen}
    />
  );
  return { passkeysLost: chosen.length > 0, question };
}
