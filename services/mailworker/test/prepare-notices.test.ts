import { randomUUID } from 'node:crypto';
import {
  activations,
  approvals,
  authenticators,
  changeNotices,
  clients,
  exemptions,
  type MailParams,
  mails,
  notices,
  users,
} from '@tvm/db';
import { keyedHash, seal } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderMail } from '../src/mails/frame/render-mail.tsx';
import { claimMail } from '../src/queue/claim-mail.ts';
import { prepareMail } from '../src/queue/prepare-mail.ts';
import { addUser, type Harness, insertMail, startHarness, tablesHolding, type User } from './harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

type Kind = NonNullable<Parameters<typeof insertMail>[1]['kind']>;
const at = '2025-06-11T12:20:00.000Z';
const requiredFrom = '2025-10-31T23:00:00.000Z';

/** What the worker, with its own role, decides at the first attempt; rendered when it is to be sent. */
async function prepared(kind: Kind, user: User | null, params: MailParams, deps = h.deps) {
  const mailId = await insertMail(h.app, { userId: user?.id ?? null, kind, requestedBy: 'system', params });
  const claim = await claimMail(h.worker, mailId, { ...h.deps, now: h.clock.now });
  if (claim.outcome !== 'due') throw new Error(claim.outcome);
  const result = await prepareMail(h.worker, deps, claim.mail, h.clock.now);
  if (result.outcome !== 'ready') return result;
  const { said, addressee, to } = result.content;
  return { outcome: 'ready', to, ...renderMail(said, addressee) };
}

/** What Bea de Groot asked for: the end of 2FA in the user's organisation, or what is given. */
async function addApproval(
  user: User,
  reason: string,
  about: Partial<typeof approvals.$inferInsert> = { organisationId: user.organisationId ?? '' },
): Promise<string> {
  const [employee] = await h.owner
    .insert(users)
    .values({
      kind: 'employee',
      employeeRole: 'support',
      firstName: 'Bea',
      namePrefix: 'de',
      surname: 'Groot',
      email: `${user.id}@support.test`,
      emailCanonical: `${user.id}@support.test`,
      createdAt: new Date(at),
    })
    .returning();
  const [approval] = await h.owner
    .insert(approvals)
    .values({
      kind: 'reversal',
      version: 'x',
      needsSecondEmployee: true,
      requestedBy: employee?.id ?? '',
      reason,
      ticketReference: 'T-1',
      requestedAt: new Date(at),
      expiresAt: new Date(requiredFrom),
      ...about,
    })
    .returning();
  return approval?.id ?? '';
}

const endActivation = (user: User, endedByReversalId: string) =>
  h.owner.insert(activations).values({
    organisationId: user.organisationId ?? '',
    activatedAt: new Date(0),
    endedAt: new Date(at),
    endedByReversalId,
  });

const enrol = (user: User) =>
  h.owner.insert(authenticators).values({
    userId: user.id,
    state: 'active',
    sealedSecret: 'x',
    lastAcceptedStep: 1,
    createdAt: h.clock.now,
    activatedAt: h.clock.now,
  });

describe('what main users are told of colleagues', () => {
  test.each([
    ['enrolment_held', {}, 'Bevestig dat een gebruiker 2FA mag instellen', 'onder Voortgang 2FA'],
    ['enrolment_held', { confirmed: true }, 'Gegevens van een gebruiker gewijzigd', 'Twee medewerkers'],
    ['main_user_added', {}, 'Nieuwe hoofdgebruiker', 'is hoofdgebruiker geworden'],
  ] as const)('%s %o names whom it is about, to them and to support', async (kind, more, subject, words) => {
    const about = await addUser(h.owner, { firstName: 'Jonnie', surname: 'Joosten' });
    const params = { at, subjectUserId: about.id, ...more };
    for (const recipient of [await addUser(h.owner, { language: 'nl' }), null]) {
      const mail = await prepared(kind, recipient, params);
      if (!('text' in mail)) throw new Error(mail.outcome);
      expect(mail.subject).toBe(subject);
      expect(mail.text).toContain('Jonnie Joosten');
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(words);
    }
  });
});

describe('the mail about what waits for a decision', () => {
  const askedFor = async () => ({ approvalId: await addApproval(await addUser(h.owner), 'Telefoons') });
  const addDecider = (values = {}) =>
    addUser(h.owner, { kind: 'employee', employeeRole: 'support', organisationId: null, ...values });

  test('says that the service itself holds an enrolment, where nobody asked', async () => {
    const user = await addUser(h.owner);
    const approvalId = await addApproval(user, '', {
      ...{ kind: 'first_enrolment', userId: user.id, credentialEpoch: 1, requestedBy: null },
    });
    const mail = await prepared('approval_waits', await addDecider({ language: 'nl' }), { approvalId });
    expect(mail).toMatchObject({ text: expect.stringContaining('Aangevraagd door Mijn TVM') });
  });

  test('says what is asked for, who asked and until when, and not whom it is about or why', async () => {
    const mail = await prepared('approval_waits', await addDecider({ language: 'nl' }), await askedFor());
    expect(mail).toMatchObject({ subject: 'Een aanvraag wacht op uw beslissing' });
    const { text = '' } = mail as { text?: string };
    expect(text).toContain('Aangevraagd door Bea de Groot: 2FA van een organisatie terugdraaien.');
    expect(text).toContain('tot 1 november 2025 00:00 uur');
    expect(text).not.toMatch(/Voorbeeld|Telefoons/);
  });

  test.each([
    ['decided', 'already_decided', { decision: 'expired', decidedAt: new Date(at) } as const],
    ['past its end', 'approval_expired', { expiresAt: new Date(at) }],
  ])('is withdrawn when the approval is %s', async (_, reason, change) => {
    const params = await askedFor();
    await h.owner.update(approvals).set(change).where(eq(approvals.id, params.approvalId));
    const ended = { outcome: 'ended', ended: 'withdrawn', reason };
    expect(await prepared('approval_waits', await addDecider(), params)).toEqual(ended);
  });

  test('is withdrawn when whom it is about has other credentials since', async () => {
    const outcomes = [];
    for (const credentialEpoch of [3, 2]) {
      const user = await addUser(h.owner, { credentialEpoch: 3 });
      const about = { kind: 'reset', userId: user.id, credentialEpoch } as const;
      const params = { approvalId: await addApproval(user, 'Telefoons', about) };
      outcomes.push(await prepared('approval_waits', await addDecider(), params));
    }
    const ended = { outcome: 'ended', ended: 'withdrawn', reason: 'approval_expired' };
    expect(outcomes).toMatchObject([{ outcome: 'ready' }, ended]);
  });

  test('is withdrawn from an employee who has left', async () => {
    const left = await addDecider({ disabledAt: new Date(at) });
    const ended = { outcome: 'ended', ended: 'withdrawn', reason: 'user_disabled' };
    expect(await prepared('approval_waits', left, await askedFor())).toEqual(ended);
  });
});

describe('the mail that power was granted', () => {
  const granted = {
    kind: 'client_grant',
    scopes: ['provisioning'],
    keys: 1,
    secret: false,
    addresses: 2,
  } as const;
  const addClient = async () => {
    const [client] = await h.owner
      .insert(clients)
      .values({ name: `Polis ${randomUUID()}`, createdAt: new Date(at) })
      .returning();
    if (!client) throw new Error('no client was added');
    return client;
  };
  const lead = (values = {}) =>
    addUser(h.owner, { kind: 'employee', employeeRole: 'support_lead', organisationId: null, ...values });

  test('says what, to which client, who asked and who approved, to leads and to support', async () => {
    const client = await addClient();
    const [asking, deciding] = [await lead({ surname: 'Vraagt' }), await lead({ surname: 'Beslist' })];
    const approvalId = await addApproval(asking, 'Nieuw', {
      ...{ kind: 'client_grant', organisationId: null, clientId: client.id, requestedBy: asking.id },
      ...{ decision: 'approved', decidedBy: deciding.id, decidedAt: new Date(at) },
    });
    for (const recipient of [await lead({ language: 'nl' }), null]) {
      const mail = await prepared('power_granted', recipient, {
        ...{ at, approvalId, clientId: client.id, granted: { ...granted, scopes: [...granted.scopes] } },
      });
      if (!('text' in mail)) throw new Error(mail.outcome);
      expect(mail.subject).toBe('Een systeem mag meer');
      const text = mail.text.replaceAll(/\s+/g, ' ');
      expect(text).toContain(client.name);
      expect(text).toContain('Toegekend: rechten provisioning; een sleutel; 2 adressen na in- of uitloggen.');
      expect(text).toMatch(/Aangevraagd door .*Vraagt, goedgekeurd door .*Beslist\./);
    }
  });

  test.each([
    [undefined, 'Nieuwe medewerker', 'is medewerker geworden in de supportconsole'],
    ['auditor', 'Een medewerker heeft een andere rol', 'Teamleider support in plaats van Auditor.'],
  ] as const)('names an employee and the role, instead of %s', async (formerRole, subject, words) => {
    const about = await lead({ firstName: 'Jonnie', surname: 'Joosten' });
    const params = {
      at,
      subjectUserId: about.id,
      role: 'support_lead' as const,
      ...(formerRole && { formerRole }),
    };
    for (const recipient of [await lead({ language: 'nl' }), null]) {
      const mail = await prepared('role_granted', recipient, params);
      if (!('text' in mail)) throw new Error(mail.outcome);
      expect(mail.subject).toBe(subject);
      expect(mail.text).toContain('Jonnie Joosten');
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(words);
    }
  });

  test('tells whose role it is, with who asked and who approved', async () => {
    const [asking, deciding] = [await lead({ surname: 'Vraagt' }), await lead({ surname: 'Beslist' })];
    const about = await lead({ language: 'nl' });
    const approvalId = await addApproval(asking, 'Andere functie', {
      ...{
        kind: 'employee_role',
        organisationId: null,
        userId: about.id,
        credentialEpoch: about.credentialEpoch,
      },
      ...{ params: { role: 'support' }, requestedBy: asking.id },
      ...{ decision: 'approved', decidedBy: deciding.id, decidedAt: new Date(at) },
    });
    const mail = await prepared('role_granted', about, {
      ...{ at, approvalId, subjectUserId: about.id, role: 'support', formerRole: 'support_lead' },
    });
    if (!('text' in mail)) throw new Error(mail.outcome);
    expect(mail.subject).toBe('U hebt een andere rol');
    const text = mail.text.replaceAll(/\s+/g, ' ');
    expect(text).toContain('Support in plaats van Teamleider support. U bent overal uitgelogd');
    expect(text).toMatch(/Aangevraagd door .*Vraagt, goedgekeurd door .*Beslist\./);
  });

  test('says that it was the host, where no approval is behind it; and is withdrawn from a lead who has left', async () => {
    const { id: clientId } = await addClient();
    const params = { at, clientId, granted: { ...granted, scopes: [...granted.scopes] } };
    const mail = await prepared('power_granted', await lead({ language: 'nl' }), params);
    expect(mail).toMatchObject({ text: expect.stringContaining('met een opdracht op de server') });
    const ended = { outcome: 'ended', ended: 'withdrawn', reason: 'user_disabled' };
    expect(await prepared('power_granted', await lead({ disabledAt: new Date(at) }), params)).toEqual(ended);
  });
});

describe('the mail about a reversal', () => {
  test('has the organisation, the moment and the reason that support gave, in the language of the user', async () => {
    const user = await addUser(h.owner, { language: 'en', title: 'mevrouw' });
    const reversalId = await addApproval(user, 'Geen telefoons\r\nzie www.evil.example');
    await endActivation(user, reversalId);
    const mail = await prepared('two_factor_reversed', user, { approvalId: reversalId, at });
    expect(mail).toMatchObject({
      to: user.email,
      subject: '2FA has been turned off for Voorbeeld Transport',
    });
    expect(mail).toMatchObject({ text: expect.stringContaining('Dear Ms Wientjes,') });
    expect(mail).toMatchObject({ text: expect.stringContaining('On 11 June 2025 at 14:20 TVM') });
    expect(mail).toMatchObject({ text: expect.stringContaining('“Geen telefoons zie www.\u2060evil.') });
  });

  test('says until when the organisation is exempt, and that 2FA was not on where it was not', async () => {
    const user = await addUser(h.owner);
    const reversalId = await addApproval(user, 'Nieuwe telefoons');
    const endsAt = new Date('2025-06-25T22:00:00Z');
    const { organisationId } = user;
    await h.owner
      .insert(exemptions)
      .values({ organisationId: organisationId ?? '', reversalId, startsAt: new Date(at), endsAt });
    const postponed = await prepared('two_factor_reversed', user, { approvalId: reversalId, at });
    expect(postponed).toMatchObject({ subject: '2FA is uitgesteld voor Voorbeeld Transport' });
    expect(postponed).toMatchObject({
      text: expect.stringContaining('Dit geldt tot 26 juni 2025 00:00 uur.'),
    });
    expect(postponed).toMatchObject({ text: expect.not.stringContaining('uitgelogd') });
    await endActivation(user, reversalId);
    const reversed = await prepared('two_factor_reversed', user, { approvalId: reversalId, at });
    expect(reversed).toMatchObject({ subject: '2FA is uitgeschakeld voor Voorbeeld Transport' });
    expect(reversed).toMatchObject({
      text: expect.stringContaining('Dit geldt tot 26 juni 2025 00:00 uur.'),
    });
    expect(reversed).toMatchObject({ text: expect.stringContaining('U bent overal uitgelogd.') });
  });

  test.each([
    ['no reversal named', {}, 'params_incomplete'],
    ['a reversal that is gone', { approvalId: '01937f3e-0000-7000-8000-000000000002' }, 'reversal_unknown'],
  ])('fails with a reason: %s', async (_, params, reason) => {
    const user = await addUser(h.owner);
    expect(await prepared('two_factor_reversed', user, params)).toEqual({
      outcome: 'ended',
      ended: 'failed',
      reason,
    });
  });

  test('fails for somebody without an organisation, and for support', async () => {
    const employee = await addUser(h.owner, {
      kind: 'employee',
      employeeRole: 'support',
      organisationId: null,
    });
    const reversalId = await addApproval(await addUser(h.owner), 'x');
    expect(await prepared('two_factor_reversed', employee, { approvalId: reversalId })).toMatchObject({
      reason: 'organisation_unknown',
    });
    expect(await prepared('two_factor_reversed', null, { approvalId: reversalId })).toMatchObject({
      reason: 'no_recipient',
    });
  });
});

describe('the mail about a lock', () => {
  const until = '2025-06-11T12:35:00.000Z';

  test('says until when, and after wrong codes that the password may be known', async () => {
    const user = await addUser(h.owner);
    const byCode = await prepared('login_locked', user, { until, lockedBy: 'code' });
    expect(byCode).toMatchObject({ subject: 'Inloggen tijdelijk geblokkeerd' });
    expect(byCode).toMatchObject({ text: expect.stringContaining('tot 11 juni 2025 14:35 uur') });
    expect(byCode).toMatchObject({
      text: expect.stringContaining('Iemand kent mogelijk uw wachtwoord; wijzig het.'),
    });
    const byPassword = await prepared('login_locked', user, { until, lockedBy: 'password' });
    expect(byPassword).toMatchObject({ text: expect.not.stringContaining('Iemand kent') });
  });

  test.each<MailParams>([{ until }, { lockedBy: 'code' }, { lockedBy: 'code', until: 'soon' }])(
    'fails with a reason where it is not told all: %j',
    async (params) => {
      expect(await prepared('login_locked', await addUser(h.owner), params)).toMatchObject({
        ended: 'failed',
        reason: 'params_incomplete',
      });
    },
  );
});

describe('a reminder', () => {
  const params = { requiredFrom, days: 14, notEnrolled: 3 };
  const kinds = ['mandatory_reminder', 'mandatory_reminder_main_user'] as const;

  test('says how many days are left, to a user and to a main user', async () => {
    const user = await addUser(h.owner, { isMainUser: true });
    const subjects = ['Nog 14 dagen: stel 2FA in', '3 gebruikers hebben 2FA nog niet ingesteld'];
    for (const [index, kind] of kinds.entries())
      expect(await prepared(kind, user, params)).toMatchObject({ subject: subjects[index] });
  });

  test.each(kinds)('%s is withdrawn when the day has come, or the user was disabled', async (kind) => {
    const user = await addUser(h.owner, { isMainUser: true });
    const past = { ...params, requiredFrom: h.clock.now.toISOString() };
    expect(await prepared(kind, user, past)).toMatchObject({ ended: 'withdrawn', reason: 'date_passed' });
    await h.owner.update(users).set({ disabledAt: h.clock.now }).where(eq(users.id, user.id));
    expect(await prepared(kind, user, params)).toMatchObject({ ended: 'withdrawn', reason: 'user_disabled' });
  });

  test('is withdrawn when the user has enrolled, or is no main user any more', async () => {
    const user = await addUser(h.owner);
    expect(await prepared('mandatory_reminder_main_user', user, params)).toMatchObject({
      ended: 'withdrawn',
      reason: 'not_main_user',
    });
    await enrol(user);
    expect(await prepared('mandatory_reminder', user, params)).toMatchObject({
      ended: 'withdrawn',
      reason: 'already_enrolled',
    });
  });

  test.each(kinds)('%s fails with a reason where it is not told all', async (kind) => {
    const user = await addUser(h.owner, { isMainUser: true });
    for (const missing of [
      { days: 14, notEnrolled: 3 },
      { requiredFrom, notEnrolled: 3 },
    ])
      expect(await prepared(kind, user, missing)).toMatchObject({
        ended: 'failed',
        reason: 'params_incomplete',
      });
  });
});

test('a reminder is withdrawn when the date was moved before it left', async () => {
  const user = await addUser(h.owner, { isMainUser: true });
  const moved = { requiredFrom: '2025-10-30T23:00:00.000Z', days: 14, notEnrolled: 3 };
  for (const kind of ['mandatory_reminder', 'mandatory_reminder_main_user'] as const)
    expect(await prepared(kind, user, moved)).toMatchObject({ ended: 'withdrawn', reason: 'date_moved' });
  const toSupport = await prepared('mandatory_reminder_support', null, { ...moved, organisations: 2 });
  expect(toSupport).toMatchObject({ ended: 'withdrawn', reason: 'date_moved' });
});

test('support is told of organisations without a main user, in figures, until the day', async () => {
  const params = { requiredFrom, days: 7, notEnrolled: 5, organisations: 2 };
  const mail = await prepared('mandatory_reminder_support', null, params);
  expect(mail).toMatchObject({
    to: 'support@tvm.nl',
    subject: '2 organisaties zonder hoofdgebruiker hebben 2FA nog niet ingesteld',
  });
  const past = { ...params, requiredFrom: h.clock.now.toISOString() };
  expect(await prepared('mandatory_reminder_support', null, past)).toMatchObject({ reason: 'date_passed' });
  expect(await prepared('mandatory_reminder_support', null, { requiredFrom })).toMatchObject({
    reason: 'params_incomplete',
  });
});

describe('an invitation of the mandatory date', () => {
  const since = '2025-05-31T22:00:00.000Z';

  test('says since when 2FA is mandatory, while it is', async () => {
    const user = await addUser(h.owner);
    const deps = { ...h.deps, mandatoryFrom: new Date(since) };
    const mail = await prepared('registration', user, { campaign: true, requiredFrom: since }, deps);
    expect(mail).toMatchObject({
      text: expect.stringContaining('Sinds 1 juni 2025 is twee-factor-authenticatie (2FA) verplicht'),
    });
  });

  test('is withdrawn when the date was moved before it left', async () => {
    const user = await addUser(h.owner);
    const mail = await prepared('registration', user, { campaign: true, requiredFrom: since });
    expect(mail).toMatchObject({ ended: 'withdrawn', reason: 'not_required' });
  });
});

test('the registration of an employee says what it is', async () => {
  const employee = await addUser(h.owner, {
    kind: 'employee',
    employeeRole: 'support',
    organisationId: null,
  });
  const mail = await prepared('registration', employee, {});
  expect(mail).toMatchObject({ text: expect.stringContaining('uw account als medewerker van TVM') });
});

test('a notice to support is Dutch and names nobody, whatever the language of whom it is about', async () => {
  const subject = await addUser(h.owner, {
    language: 'en',
    firstName: 'Jonnie',
    namePrefix: 'van',
    surname: 'Joosten',
  });
  const notice = await prepared('authenticator_replaced_notice', null, { subjectUserId: subject.id, at });
  expect(notice).toMatchObject({ to: 'support@tvm.nl' });
  expect(notice).toMatchObject({ text: expect.stringContaining('Geachte heer/mevrouw,') });
  expect(notice).toMatchObject({
    text: expect.stringContaining(
      'Voor Jonnie van Joosten (Voorbeeld Transport) is een nieuwe authenticator-app gekoppeld',
    ),
  });
});

describe('the mail about what was done with a login', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  const once = { at, count: 1, address: '203.0.113.7', agent: chrome };
  const textOf = async (params: MailParams, user?: User) => {
    const mail = await prepared('noticed', user ?? (await addUser(h.owner)), params);
    if (!('text' in mail)) throw new Error(mail.outcome);
    // Without what keeps a mail program from making a link of an address.
    return { ...mail, text: mail.text.replaceAll('\u2060', '').replaceAll(/\s+/g, ' ') };
  };
  const codeIn = (text: string) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}/.exec(text)?.[0] ?? '';

  test.each([
    ['recovery_code_used', 'Herstelcode gebruikt'],
    ['recovery_codes_renewed', 'Nieuwe herstelcodes gemaakt'],
    ['new_browser', 'Nieuwe aanmelding'],
    ['password_without_code', 'Uw wachtwoord is gebruikt zonder verificatiecode'],
    ['password_capped', 'Inloggen met uw wachtwoord is gestopt'],
    ['authenticator_disabled', 'Authenticator-app uitgeschakeld'],
    ['passkey_added', 'Passkey toegevoegd'],
    ['authenticator_removed', 'Manier om in te loggen verwijderd'],
    ['passkey_copied', 'Een passkey is geweigerd'],
  ] as const)('%s says what happened, when, in which browser and from where', async (about, subject) => {
    const mail = await textOf({ notices: { [about]: once } });
    expect(mail.subject).toBe(subject);
    expect(mail.text).toMatch(/op 11 juni 2025 om 14:20 uur/i);
    expect(mail.text).toContain('met Chrome op Windows, vanaf IP-adres 203.0.113.7');
    expect(mail.text).toContain('+31 (0)528 29 29 99');
  });

  test('holds a code for seven days of which only a keyed hash is kept, and no link', async () => {
    const user = await addUser(h.owner);
    const { text, html } = await textOf({ notices: { new_browser: once } }, user);
    const code = codeIn(text);
    const [notice] = await h.owner.select().from(notices).where(eq(notices.userId, user.id));
    expect(notice).toMatchObject({
      codeHash: keyedHash(h.deps.mailKeys, 'notice-code', code),
      expiresAt: new Date(h.clock.now.getTime() + 7 * 24 * 3600_000),
      disputedAt: null,
    });
    expect(text).toContain('De code werkt tot 18 juni 2025 14:27 uur.');
    expect(html).not.toMatch(/href/);
    expect(await tablesHolding(h.owner, code)).toEqual([]);
  });

  test('says nothing of a browser that nobody knows the name of, nor repeats what it called itself', async () => {
    const agent = 'Bank van Nederland, bel 0800-oplichter';
    const { text } = await textOf({ notices: { new_browser: { at, count: 1, agent } } });
    expect(text).toContain('Op 11 juni 2025 om 14:20 uur is ingelogd op uw account. Deze browser');
    expect(text).not.toContain('oplichter');
  });

  test('a digest tells of everything, oldest first, with how often it happened', async () => {
    const later = '2025-06-11T12:25:00.000Z';
    const { subject, text } = await textOf({
      notices: { new_browser: { ...once, at: later, count: 4 }, recovery_code_used: once },
      dueAt: at,
    });
    expect(subject).toBe('Meldingen over uw account');
    expect(text).toMatch(/14:20 uur is een herstelcode.*14:25 uur is ingelogd.*Dit gebeurde 4 keer/);
  });

  test.each<MailParams>([
    {},
    { notices: {} },
    { notices: { new_browser: { at: 'soon', count: 1 } } },
    { notices: { something: once } as object },
  ])('fails with a reason where it is not told what happened: %j', async (params) => {
    const ended = { outcome: 'ended', ended: 'failed', reason: 'params_incomplete' };
    expect(await prepared('noticed', await addUser(h.owner), params)).toEqual(ended);
  });

  test('is in the language of its reader', async () => {
    const english = await addUser(h.owner, { language: 'en' });
    const { subject, text } = await textOf({ notices: { recovery_code_used: once } }, english);
    expect(subject).toBe('Recovery code used');
    expect(text).toContain(
      'On 11 June 2025 at 14:20 a recovery code of your account was used with Chrome on Windows',
    );
  });

  test.each(changeNotices)(
    '%s, which tells of a change, holds one too, says when, and has no link',
    async (kind) => {
      const user = await addUser(h.owner);
      const mail = await prepared(kind, user, { at });
      if (!('text' in mail)) throw new Error(mail.outcome);
      expect(mail.text).toMatch(/op 11 juni 2025 om 14:20 uur/i);
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('+31 (0)528 29 29 99');
      expect(mail.html).not.toMatch(/href/);
      const [notice] = await h.owner.select().from(notices).where(eq(notices.userId, user.id));
      expect(notice?.codeHash).toBe(keyedHash(h.deps.mailKeys, 'notice-code', codeIn(mail.text)));
    },
  );

  test('to a former address it has a code of its own, goes there, and never to the present one', async () => {
    const user = await addUser(h.owner);
    const params = { at, toFormer: true as const };
    const send = async (sealed: string | null) => {
      const mailId = await insertMail(h.app, {
        userId: user.id,
        kind: 'email_changed',
        requestedBy: 'system',
        params,
      });
      await h.owner.update(mails).set({ sealedContent: sealed }).where(eq(mails.id, mailId));
      const claim = await claimMail(h.worker, mailId, { ...h.deps, now: h.clock.now });
      if (claim.outcome !== 'due') throw new Error(claim.outcome);
      return prepareMail(h.worker, h.deps, claim.mail, h.clock.now);
    };
    const content = JSON.stringify({
      to: 'vorig@tvm.test',
      addressee: { title: null, namePrefix: '', surname: '', language: 'nl' },
    });
    const sealed = seal(h.deps.mailKeys, Buffer.from(content), { userId: user.id, purpose: 'mail-content' });
    const own = await prepared('email_changed', user, { at });
    const former = await send(sealed);
    expect(former).toMatchObject({ outcome: 'ready', content: { to: 'vorig@tvm.test' } });
    expect(own).toMatchObject({ to: user.email });
    expect(await h.owner.select().from(notices).where(eq(notices.userId, user.id))).toHaveLength(2);
    // Given up and sent again, its address is gone.
    expect(await send(null)).toMatchObject({ ended: 'failed', reason: 'former_address_wiped' });
  });

  test('the database mints codes for exactly the kinds that the schema names', async () => {
    const { rows } = await h.owner.execute<{ kind: string }>(sql`select kind from disputable_mails`);
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['noticed', ...changeNotices].sort());
  });

  test('a worker mints no code for a mail of another kind, or one that isn’t being sent', async () => {
    const user = await addUser(h.owner);
    const mint = async (kind: Kind, isSent: boolean) => {
      const mailId = await insertMail(h.app, { userId: user.id, kind, requestedBy: 'system' });
      if (isSent) await claimMail(h.worker, mailId, { ...h.deps, now: h.clock.now });
      const { rows } = await h.worker.execute(
        sql`select mint_notice(${mailId}, ${`x.${mailId}`}, ${h.clock.now}) as until`,
      );
      return rows[0]?.until;
    };
    expect(await mint('registration', true)).toBeNull();
    expect(await mint('noticed', false)).toBeNull();
    expect(await mint('noticed', true)).not.toBeNull();
  });
});

test('that it wasn’t them is told to the user without a code, and to support with the name', async () => {
  const user = await addUser(h.owner, { firstName: 'Jonnie', surname: 'Joosten' });
  const own = await prepared('notice_disputed', user, { at });
  expect(own).toMatchObject({ subject: 'Wij hebben uw melding ontvangen', to: user.email });
  expect(own).toMatchObject({ text: expect.stringContaining('u bent overal uitgelogd') });
  const toSupport = await prepared('notice_disputed', null, { at, subjectUserId: user.id });
  expect(toSupport).toMatchObject({
    to: 'support@tvm.nl',
    text: expect.stringContaining('Jonnie Joosten (Voorbeeld Transport) heeft op 11 juni 2025 om 14:20 uur'),
  });
});
