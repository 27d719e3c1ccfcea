import { test as base, type Page } from '@playwright/test';
import pg from 'pg';
import { activateOrganisation } from './api.ts';
import { guard } from './guards.ts';
import { type Mail, Mailbox } from './mailbox.ts';
import { getPerson, type Person } from './people.ts';
import { type Product, startProduct } from './product.ts';

/** Far above the pace of a mail provider, so that nobody waits for mails. */
const SETTINGS = { MAIL_RATE_PER_SECOND: '100', RATE_LIMIT_PER_MINUTE: '100000' };
const START_TIMEOUT_MS = 300_000;

interface WorkerFixtures {
  /** Files that name another instance, or other settings, get a product of their own. */
  instance: string;
  settings: Record<string, string>;
  product: Product;
  mailbox: Mailbox;
  /** As the owner, to move what only time moves. */
  database: pg.Pool;
  /** Somebody of an organisation that has just activated 2FA, with their mail; somebody else at each call. */
  invite: () => Promise<{ person: Person; mail: Mail }>;
}

interface TestFixtures {
  /** A page of another person's browser, or of the same person's other device. */
  openOtherBrowser: () => Promise<Page>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  instance: ['shared', { scope: 'worker', option: true }],
  settings: [{}, { scope: 'worker', option: true }],

  product: [
    async ({ settings }, use) => {
      const product = await startProduct({ ...SETTINGS, ...settings });
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: START_TIMEOUT_MS },
  ],

  mailbox: [
    async ({ product }, use) => {
      if (!product.demo.mailCatcher) throw new Error('start has no mail catcher');
      await use(new Mailbox(product.demo.mailCatcher));
    },
    { scope: 'worker' },
  ],

  database: [
    async ({ product }, use) => {
      const pool = new pg.Pool({ connectionString: product.demo.databaseUrl, max: 2 });
      await use(pool);
      await pool.end();
    },
    { scope: 'worker' },
  ],

  invite: [
    async ({ product: { demo }, mailbox }, use) => {
      const mainUser = getPerson(demo, 'accounthouder@tvm.test');
      await activateOrganisation(demo, mainUser);
      const { organisation } = mainUser;
      const waiting = demo.people.filter((one) => one.organisation === organisation && one !== mainUser);
      await use(async () => {
        const person = waiting.shift();
        if (!person) throw new Error(`Everybody of ${organisation} has been somebody already`);
        return { person, mail: await mailbox.next(person.email, 'Account registratie TVM') };
      });
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ product }, use) => use(product.demo.portal),

  context: async ({ context, product }, use) => {
    const check = guard(context, product.demo.portal);
    await use(context);
    await check();
  },

  openOtherBrowser: async ({ browser, contextOptions, baseURL, product }, use) => {
    const checks: (() => Promise<void>)[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }) });
      checks.push(guard(context, product.demo.portal));
      return context.newPage();
    });
    for (const check of checks) await check();
  },
});

export { expect } from '@playwright/test';
