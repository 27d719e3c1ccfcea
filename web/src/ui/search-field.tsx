import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../text/language.tsx';

/** Until somebody has probably finished a word. */
const pauseMs = 300;
/** The contract's. */
const longestSearch = 100;

/** Searches while one types, after a pause. `search` is what the address says: Back fills the field, too. */
export function SearchField({
  search,
  onSearch,
  label,
  hint,
}: {
  search: string;
  onSearch: (search: string) => void;
  /** Where it isn't an organisation's users that are searched. */
  label?: string;
  hint?: string;
}) {
  const { progress: words } = useText();
  const id = useId();
  const [typed, setTyped] = useState(search);
  const said = useRef(search);
  useEffect(() => {
    if (search === said.current) return;
    said.current = search;
    setTyped(search);
  }, [search]);
  const say = (text: string) => {
    said.current = text;
    onSearch(text);
  };
  const latestSay = useRef(say);
  latestSay.current = say;
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === said.current) return;
    const pause = setTimeout(() => wanted === said.current || latestSay.current(wanted), pauseMs);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <search className="field">
      <label htmlFor={id}>{label ?? words.search}</label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        className="input"
        id={id}
        type="search"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={typed}
        maxLength={longestSearch}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={({ key }) => key === 'Enter' && say(typed.trim())}
        // Before a result is followed: a search that comes after that would call the visitor back.
        onBlur={() => typed.trim() === said.current || say(typed.trim())}
      />
    </search>
  );
}
