import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { getRegistration } from '../api/get-registration.ts';
import type { DoneState } from './done-page.tsx';
import { useRecoveryCodes } from './registration-step.tsx';
import './enrolment.css';

/** S9: the recovery codes, this once. */
export function RecoveryCodesPage() {
  const text = useText();
  const navigate = useNavigate();
  const { codes, setCodes } = useRecoveryCodes();
  const state: DoneState | null = useLocation().state;
  const queries = useQueryClient();
  // After a refresh they are gone, but 2FA is set up all the same.
  if (!codes) return <Navigate to="/registration/done" replace state={state} />;

  const words = text.recoveryCodes;
  const list = codes.join('\n');
  return (
    <Page title={words.title} step={text.registration.step(3)}>
      <p>{words.text}</p>
      <ol className="recovery-codes plain-list" aria-label={words.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="button-row">
        <Button kind="secondary" onClick={() => download(words.file, `${words.fileTitle}\n\n${list}\n`)}>
          {words.download}
        </Button>
        <Button kind="secondary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <CopyButton content={list} label={words.copy} />
      </div>
      <Notice kind="warning">{words.where}</Notice>
      <Button
        wide
        onClick={() => {
          // Forgotten first, so that Back asks the API instead of showing a step of the finished registration.
          queries.removeQueries({ queryKey: getRegistration.queryKey });
          void navigate('/registration/done', { replace: true, state });
          setCodes(undefined);
        }}
      >
        {words.saved}
      </Button>
    </Page>
  );
}

function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
