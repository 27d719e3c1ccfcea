import { createContext, use, useMemo, useState } from 'react';
import { Outlet, useOutletContext } from 'react-router';
import { useText } from '../text/language.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { KeepCodesDialog, useLeaving } from './keep-codes-dialog.tsx';
import { Notice } from './notice.tsx';
import { saveFile } from './save-file.ts';
import './recovery-codes.css';

/** New recovery codes: whose, and since when. */
export type NewCodes = {
  codes: readonly string[];
  account: string;
  madeAt: string;
  /** They came with a phone in place of another one. */
  isNewPhone?: boolean;
  /** They came with a passkey. */
  isPasskey?: boolean;
};

type HeldCodes = {
  /** Shown once: they live in this page's memory and nowhere else, until the person has kept them. */
  held: NewCodes | undefined;
  /** Holds codes that were made just now, or no more. */
  hold: (made: Omit<NewCodes, 'madeAt'> | undefined) => void;
};

const HeldCodesContext = createContext<HeldCodes>({ held: undefined, hold: () => {} });

/** Holds new recovery codes above the screens below it, so that Back doesn't lose them. */
export function RecoveryCodesHolder() {
  const [held, setHeld] = useState<NewCodes>();
  const value = useMemo(
    () => ({
      held,
      hold: (made: Omit<NewCodes, 'madeAt'> | undefined) =>
        setHeld(made && { ...made, madeAt: new Date().toISOString() }),
    }),
    [held],
  );
  return (
    <HeldCodesContext value={value}>
      <Outlet context={useOutletContext()} />
    </HeldCodesContext>
  );
}

/** The codes that have just been made. */
export function useRecoveryCodes(): HeldCodes {
  return use(HeldCodesContext);
}

type RecoveryCodesProps = {
  made: NewCodes;
  onSaved: () => void;
  /** The person leaves without saying that the codes are kept, and was asked. */
  onLeft: () => void;
};

/** S9: the codes, the ways to keep them, each with whose they are and since when, and the person's word that they are kept. */
export function RecoveryCodes({ made, onSaved, onLeft }: RecoveryCodesProps) {
  const { recoveryCodes: words } = useText();
  const { codes, account, madeAt } = made;
  const leaving = useLeaving();
  const whose = words.whose(account, madeAt);
  const paper = [words.fileTitle, whose, '', ...codes, ''].join('\n');
  return (
    <>
      <p>{words.text}</p>
      <p className="recovery-codes-whose">
        <strong>{words.fileTitle}</strong>
        <span>{whose}</span>
      </p>
      <ol className="recovery-codes plain-list" aria-label={words.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="button-row">
        <Button
          kind="secondary"
          onClick={() => saveFile(words.file, new Blob([paper], { type: 'text/plain' }))}
        >
          {words.download}
        </Button>
        <Button kind="secondary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <CopyButton content={paper} label={words.copy} />
      </div>
      <Notice kind="warning">{words.where}</Notice>
      <Button
        wide
        onClick={() => {
          leaving.allow();
          onSaved();
        }}
      >
        {words.saved}
      </Button>
      {leaving.asked && (
        <KeepCodesDialog
          onStay={leaving.stay}
          onLeave={() => {
            leaving.allow();
            onLeft();
          }}
        />
      )}
    </>
  );
}
