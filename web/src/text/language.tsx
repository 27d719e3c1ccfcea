import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type Catalogue, catalogues, type Language } from './catalogue.ts';

const storageKey = 'language';

type LanguageChoice = {
  language: Language;
  text: Catalogue;
  choose: (language: Language) => void;
  /** The account's language, for a browser in which nobody has chosen one. */
  propose: (language: Language) => void;
};

const LanguageContext = createContext<LanguageChoice>({
  language: 'nl',
  text: catalogues.nl,
  choose: () => {},
  propose: () => {},
});

/** Keeps the chosen language in this browser, and `lang` of the page in step with it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => rememberedLanguage() ?? 'nl');
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const propose = useCallback((proposed: Language) => setLanguage(rememberedLanguage() ?? proposed), []);
  const choice = useMemo(
    () => ({
      language,
      text: catalogues[language],
      choose: (chosen: Language) => {
        remember(chosen);
        setLanguage(chosen);
      },
      propose,
    }),
    [language, propose],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** A part that is Dutch whatever the rest is in: its shared pieces speak Dutch, too. */
export function DutchOnly({ children }: { children: ReactNode }) {
  const { choose, propose } = useLanguage();
  const choice = useMemo(
    () => ({ language: 'nl' as const, text: catalogues.nl, choose, propose }),
    [choose, propose],
  );
  return (
    <LanguageContext value={choice}>
      <div lang="nl">{children}</div>
    </LanguageContext>
  );
}

/** The language and the way to change it. */
export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** The words of the chosen language. */
export function useText(): Catalogue {
  return use(LanguageContext).text;
}

// A browser may refuse storage altogether; then the choice lasts as long as the page.
function rememberedLanguage(): Language | undefined {
  try {
    const remembered = localStorage.getItem(storageKey);
    return remembered === 'nl' || remembered === 'en' ? remembered : undefined;
  } catch {
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {}
}
