// One screen in one state: what `screen.html` shows, and what CI has drawn.
import { App } from '@tvm/web/src/app/app.tsx';
import { createQueryClient } from '@tvm/web/src/app/query-client.ts';
import { routes } from '@tvm/web/src/app/routes.tsx';
import type { Language } from '@tvm/web/src/text/catalogue.ts';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter } from 'react-router';
import { answerRequests } from './answer-requests.ts';
import type { Answers, Step } from './preview.ts';
import { previews } from './previews.ts';
import '@tvm/web/src/styles/tokens.css';
import '@tvm/web/src/styles/base.css';
import '@tvm/web/src/styles/layout.css';
import '@tvm/web/src/styles/controls.css';
import '@tvm/web/src/styles/feedback.css';

const BASE = '/totpservice';
const QUIET_TURNS = 6;
const PATIENCE_MS = 20_000;

let root: Root | undefined;

/**
 * Shows a preview in place of the former one, and answers when nothing moves any more.
 * @throws Error when it ends at another screen than it says
 */
async function draw(name: string, language: Language): Promise<void> {
  const preview = previews[name];
  if (!preview) throw new Error(`There is no preview ${name}`);
  root?.unmount();
  document.body.replaceChildren();
  localStorage.setItem('language', language);
  const { countWaiting } = answerRequests(inLanguage(preview.answers ?? {}, language));
  const queryClient = createQueryClient();
  const { queries } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({
    ...queryClient.getDefaultOptions(),
    queries: { ...queries, retry: false },
  });
  const { pathname, search, hash } = new URL(preview.path, 'http://localhost');
  const entry = { pathname: BASE + pathname, search, hash, state: preview.state };
  const router = createMemoryRouter(routes, { basename: BASE, initialEntries: [entry] });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<App router={router} queryClient={queryClient} />);

  const isIdle = () =>
    router.state.initialized &&
    router.state.navigation.state === 'idle' &&
    queryClient.isFetching() + queryClient.isMutating() <= countWaiting();
  await untilQuiet(isIdle);
  for (const step of preview.steps ?? []) {
    const find = () => document.querySelector<HTMLElement>('press' in step ? step.press : step.fill);
    await untilQuiet(() => find() !== null, `${name} has ${JSON.stringify(step)}`);
    take(step, find());
    await untilQuiet(isIdle);
  }
  const ended = router.state.location.pathname.slice(BASE.length) || '/';
  const expected = preview.ends ?? pathname;
  if (ended !== expected) throw new Error(`${name} ends at ${ended}, not at ${expected}`);
}

/** Whoever is signed in speaks the language that is drawn. */
function inLanguage(answers: Answers, language: Language): Answers {
  const { getSession: session } = answers;
  if (typeof session !== 'object' || !('says' in session)) return answers;
  const user = { ...session.says.user, language };
  return { ...answers, getSession: { says: { ...session.says, user } } };
}

function take(step: Step, element: HTMLElement | null): void {
  if ('press' in step) element?.click();
  else {
    // React listens to the event, and compares with what it set itself.
    const field = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(field.prototype, 'value')?.set?.call(element, step.with);
    element?.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Waits until `isDone`, and until nothing has changed on the page for a few turns of its loop: those, unlike a time, leave a slow machine its time. */
async function untilQuiet(isDone: () => boolean, what = 'The screen comes to rest'): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  let quietTurns = 0;
  const observer = new MutationObserver(() => (quietTurns = 0));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (; quietTurns < QUIET_TURNS; quietTurns++) {
    if (!isDone()) quietTurns = 0;
    if (performance.now() > giveUp) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  observer.disconnect();
}

window.draw = draw;

const { name, language = 'nl', theme } = Object.fromEntries(new URLSearchParams(window.location.search));
if (theme) document.documentElement.style.colorScheme = theme;
if (name) void draw(name, language === 'en' ? 'en' : 'nl');
