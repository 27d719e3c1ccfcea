import type { ReactNode } from 'react';
import { Link, Outlet } from 'react-router';
import { useLanguage, useText } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';

/** What every screen has around it: the name, the language, and help in the same place. */
export function SiteFrame({ menu, children }: { menu?: ReactNode; children: ReactNode }) {
  const text = useText();
  return (
    <>
      <header className="site-header">
        <div className="site-header-row">
          <span className="wordmark">
            <Icon name="shield" />
            {text.brand}
          </span>
          <LanguageSwitch />
        </div>
        {menu}
      </header>
      <main className="site-main">{children}</main>
      <footer className="site-footer">
        <nav className="site-footer-row" aria-label={text.layout.help}>
          <strong>{text.layout.helpQuestion}</strong>
          <Link to="/passwordreset/">{text.layout.helpLink}</Link>
          <a href="tel:+31528292999">
            {text.layout.call} {text.phone}
          </a>
          <a href={`mailto:${text.mailbox}`}>{text.mailbox}</a>
        </nav>
      </footer>
    </>
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

function LanguageSwitch() {
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
          onClick={() => choose(language)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
