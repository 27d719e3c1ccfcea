import { useText } from '../text/language.tsx';

const apps = [
  {
    name: 'Google Authenticator',
    appStore: 'https://apps.apple.com/app/google-authenticator/id388497605',
    googlePlay: 'https://play.google.com/store/apps/details?id=com.google.android.apps.authenticator2',
  },
  {
    name: 'Microsoft Authenticator',
    appStore: 'https://apps.apple.com/app/microsoft-authenticator/id983156458',
    googlePlay: 'https://play.google.com/store/apps/details?id=com.azure.authenticator',
  },
  {
    name: 'Okta Verify',
    appStore: 'https://apps.apple.com/app/okta-verify/id490179405',
    googlePlay: 'https://play.google.com/store/apps/details?id=com.okta.android.auth',
  },
];

/** The manual's apps and where to get them; any other app does as well. */
export function AuthenticatorApps() {
  const text = useText();
  const words = text.enrolment;
  return (
    <section className="stack-small">
      <h2>{words.appsTitle}</h2>
      <p>{words.appsText}</p>
      <ul className="apps plain-list">
        {apps.map(({ name, appStore, googlePlay }) => (
          <li key={name}>
            <span>
              {name}
              {name === 'Okta Verify' && <span className="muted"> ({words.okta})</span>}
            </span>
            <span className="links">
              <StoreLink app={name} store={words.appStore} href={appStore} />
              <StoreLink app={name} store={words.googlePlay} href={googlePlay} />
            </span>
          </li>
        ))}
        <li>{words.otherApp}</li>
      </ul>
    </section>
  );
}

function StoreLink({ app, store, href }: { app: string; store: string; href: string }) {
  const text = useText();
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {store}
      <span className="visually-hidden">
        : {app} {text.common.newWindow}
      </span>
    </a>
  );
}
