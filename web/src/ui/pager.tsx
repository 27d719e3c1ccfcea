import { useText } from '../text/language.tsx';
import { Icon } from './icon.tsx';

type PagerProps = {
  /** The number of the first row that is shown, from 1; how many are shown, and how many there are. */
  first: number;
  shown: number;
  total: number;
  /** From 0. */
  pageIndex: number;
  pageCount: number;
  onPage: (pageIndex: number) => void;
  /** What to say where there is nothing. */
  none: string;
};

/** «1 t/m 4 van 4» between first, previous, next and last. */
export function Pager({ first, shown, total, pageIndex, pageCount, onPage, none }: PagerProps) {
  const { activation: words } = useText();
  const last = Math.max(0, pageCount - 1);
  const step = (name: 'first' | 'previous' | 'next' | 'last', target: number) => (
    // At the end it does nothing but keeps its focus: a button that vanishes under a finger loses the place.
    <button
      className="icon-button"
      type="button"
      aria-label={words[name]}
      aria-disabled={target === pageIndex}
      onClick={() => target !== pageIndex && onPage(target)}
    >
      <Icon name={name} />
    </button>
  );
  return (
    <nav className="pager" aria-label={words.pages}>
      {step('first', 0)}
      {step('previous', Math.max(0, pageIndex - 1))}
      <span className="pager-range" role="status">
        {shown === 0 ? none : words.range(first, first + shown - 1, total)}
      </span>
      {step('next', Math.min(last, pageIndex + 1))}
      {step('last', last)}
    </nav>
  );
}
