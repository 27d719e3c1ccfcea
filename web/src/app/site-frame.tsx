import type { ReactNode } from 'react';
import { Link, Outlet } from 'react-router';
import type { Language } from '../text/catalogue.ts';
import { brand, mailbox, phone } from '../text/contact.ts';
import { useLanguage, useText } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';

type FrameProps = {
  menu?: ReactNode;
  /** Where somebody is signed in: keeps the chosen language with the account, too. */
  onLanguage?: ((language: Language) => void) | undefined;
  children: ReactNode;
};

/** What every screen has around it: the name, the language, and help in the same place. */
export function SiteFrame({ menu, onLanguage, children }: FrameProps) {
  const text = useText();
  return (
    <>
      <SkipLink />
      <header className="site-header">
        <div className="site-header-row">
          <span className="wordmark">
            <Icon name="shield" />
            {brand}
          </span>
          <LanguageSwitch onLanguage={onLanguage} />
        </div>
        {menu}
      </header>
      <main className="site-main" id={content} tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <nav className="site-footer-row" aria-label={text.layout.help}>
          <strong>{text.layout.helpQuestion}</strong>
          <Link to="/passwordreset/">{text.layout.helpLink}</Link>
          <a href={text.layout.manualAddress}>{text.layout.manual}</a>
          <a href="tel:+31528292999">
            {text.layout.call} {phone}
          </a>
          <a href={`mailto:${mailbox}`}>{mailbox}</a>
        </nav>
      </footer>
    </>
  );
}

const content = 'content';

/** The first stop of the keyboard, on every screen: past the header. */
function SkipLink() {
  const text = useText();
  return (
    <a
      className="skip-link"
      href={`#${content}`}
      onClick={(event) => {
        // Focus alone: following the link would change the fragment, where a mailed token may stand.
        event.preventDefault();
        document.getElementById(content)?.focus();
      }}
    >
      {text.layout.skip}
    </a>
  );
}

/** The frame of the screens outside the portal. */
export function PublicFrame() {
  return (
    <SiteFrame>
      <Outlet />
    </SiteFrame>
  );
}

const languages = [
  { language: 'nl', name: 'Nederlands' },
  { language: 'en', name: 'English' },
] as const;

function LanguageSwitch({ onLanguage }: Pick<FrameProps, 'onLanguage'>) {
  const { language: current, text, choose } = useLanguage();
  return (
    <fieldset className="language-switch">
      <legend className="visually-hidden">{text.layout.language}</legend>
      {languages.map(({ language, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => {
            choose(language);
            onLanguage?.(language);
          }}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
