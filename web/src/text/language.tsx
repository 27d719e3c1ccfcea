import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Catalogue, catalogues, type Language } from './catalogue.ts';

const storageKey = 'language';

type LanguageChoice = {
  language: Language;
  text: Catalogue;
  choose: (language: Language) => void;
  /** The account's language: it is theirs wherever they log in, unless they have just chosen another one here. */
  propose: (language: Language) => void;
};

const LanguageContext = createContext<LanguageChoice>({
  language: 'nl',
  text: catalogues.nl,
  choose: () => {},
  propose: () => {},
});

/** The person's own language, else the one that was chosen in this browser, else the browser's, else Dutch; keeps `lang` of the page in step with it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => rememberedLanguage() ?? browserLanguage());
  const chosenHere = useRef(false);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const propose = useCallback((proposed: Language) => {
    if (!chosenHere.current) setLanguage(proposed);
  }, []);
  const choice = useMemo(
    () => ({
      language,
      text: catalogues[language],
      choose: (chosen: Language) => {
        remember(chosen);
        chosenHere.current = true;
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

/** The first language of the browser that the portal speaks. */
function browserLanguage(): Language {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find((language) => language === 'nl' || language === 'en') ?? 'nl';
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
