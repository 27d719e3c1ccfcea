import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { useText } from '../text/language.tsx';

type PageProps = {
  title: string;
  /** The browser tab's words, where they differ from the heading. */
  tabTitle?: string;
  /** A line above the heading: which step of how many. */
  step?: string;
  width?: 'card' | 'wide';
  children: ReactNode;
};

const ReportFailed = createContext<(failed: boolean) => void>(() => {});

/** One screen: sets the title, and takes focus to its heading when it appears. */
export function Page({ title, tabTitle = title, step, width = 'card', children }: PageProps) {
  const text = useText();
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page" data-width={width}>
      <title>{`${failed ? text.common.errorPrefix : ''}${tabTitle} - ${text.brand}`}</title>
      {step !== undefined && <p className="page-step">{step}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
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
