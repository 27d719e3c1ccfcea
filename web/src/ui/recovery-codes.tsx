import { createContext, use, useMemo, useState } from 'react';
import { Outlet, useOutletContext } from 'react-router';
import { useText } from '../text/language.tsx';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Notice } from './notice.tsx';
import { saveFile } from './save-file.ts';
import './recovery-codes.css';

type HeldCodes = {
  /** Shown once: they live in this page's memory and nowhere else, until the person has kept them. */
  codes: readonly string[] | undefined;
  setCodes: (codes: readonly string[] | undefined) => void;
};

const HeldCodesContext = createContext<HeldCodes>({ codes: undefined, setCodes: () => {} });

/** Holds new recovery codes above the screens below it, so that Back doesn't lose them. */
export function RecoveryCodesHolder() {
  const [codes, setCodes] = useState<readonly string[]>();
  const held = useMemo(() => ({ codes, setCodes }), [codes]);
  return (
    <HeldCodesContext value={held}>
      <Outlet context={useOutletContext()} />
    </HeldCodesContext>
  );
}

/** The codes that have just been made. */
export function useRecoveryCodes(): HeldCodes {
  return use(HeldCodesContext);
}

/** S9: the codes, the ways to keep them, and the person's word that they are kept. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const { recoveryCodes: words } = useText();
  const list = codes.join('\n');
  return (
    <>
      <p>{words.text}</p>
      <ol className="recovery-codes plain-list" aria-label={words.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="button-row">
        <Button
          kind="secondary"
          onClick={() =>
            saveFile(words.file, new Blob([`${words.fileTitle}\n\n${list}\n`], { type: 'text/plain' }))
          }
        >
          {words.download}
        </Button>
        <Button kind="secondary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <CopyButton content={list} label={words.copy} />
      </div>
      <Notice kind="warning">{words.where}</Notice>
      <Button wide onClick={onSaved}>
        {words.saved}
      </Button>
    </>
  );
}
