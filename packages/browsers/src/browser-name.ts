import Bowser from 'bowser';

const browsers = new Set<string>(Object.values(Bowser.BROWSER_MAP));
const systems = new Set<string>(Object.values(Bowser.OS_MAP));

/**
 * The names in what a browser says of itself. Only names of known browsers and systems: whoever sends something else gets
 * no words of their own onto the screen.
 */
export function browserName(userAgent: string | null): { browser?: string; system?: string } {
  if (!userAgent) return {};
  const { browser, os } = Bowser.parse(userAgent);
  return {
    ...(browser.name !== undefined && browsers.has(browser.name) && { browser: browser.name }),
    ...(os.name !== undefined && systems.has(os.name) && { system: os.name }),
  };
}
