import { createContext, type ReactNode, use, useEffect, useId, useRef, useState } from 'react';
import { brand } from '../text/contact.ts';
import { useText } from '../text/language.tsx';

type PageProps = {
  title: string;
  /** The browser tab's words, where they differ from the heading. */
  tabTitle?: string;
  /** Which step of how many, as a line above the heading; where the title starts with it, that line is part of the heading. */
  step?: string;
  width?: 'card' | 'wide';
  /** The field where the person goes on at once; the heading has the focus otherwise. */
  startAt?: string;
  children: ReactNode;
};

const ReportFailed = createContext<(failed: boolean) => void>(() => {});

/** One screen: sets the title, and takes focus to its heading, or to the field it is about, when it appears. */
export function Page({ title, tabTitle = title, step, width = 'card', startAt, children }: PageProps) {
  const text = useText();
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const stepId = useId();
  // S8 has its step in its title; it is drawn like the line that the other steps have above theirs.
  const rest = step !== undefined && title.startsWith(`${step}: `) ? title.slice(step.length + 2) : undefined;
  const above = rest === undefined ? step : undefined;
  useEffect(() => {
    window.scrollTo(0, 0);
    const start = startAt === undefined ? null : document.getElementById(startAt);
    (start ?? heading.current)?.focus({ preventScroll: true });
  }, [startAt]);
  return (
    <div className="page" data-width={width}>
      <title>{`${failed ? text.common.errorPrefix : ''}${tabTitle} - ${brand}`}</title>
      {above !== undefined && (
        <p className="page-step" id={stepId}>
          {above}
        </p>
      )}
      <h1 ref={heading} tabIndex={-1} aria-describedby={above && stepId}>
        {rest === undefined ? (
          title
        ) : (
          <>
            <span className="page-step">{`${step}: `}</span>
            <span className="page-step-title">{rest}</span>
          </>
        )}
      </h1>
      <ReportFailed value={setFailed}>{children}</ReportFailed>
    </div>
  );
}

/** While `failed`, the title of the page around starts with "Fout: ". */
export function useFailedTitle(failed: boolean): void {
  const report = use(ReportFailed);
  useEffect(() => {
    report(failed);
    return () => report(false);
  }, [failed, report]);
}
