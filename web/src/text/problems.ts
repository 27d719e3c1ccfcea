import type { ProblemCode, Schema } from '@tvm/contract';
import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

/** What the words for a problem may use: when and how long to wait. */
type Facts = Pick<Schema<'Problem'>, 'retryAt' | 'retryAfterSeconds'>;
type Words = string | ((facts: Facts) => string);

/** Whenever it isn't the person's to put right. */
export const failure = {
  nl: `Dit lukt nu niet. Probeer het over enkele minuten opnieuw of bel ${phone}.`,
  en: `This isn’t possible right now. Try again in a few minutes or call ${phone}.`,
};
const linkDead = { nl: 'Deze link kan niet meer worden gebruikt.', en: 'This link can no longer be used.' };
/** Only other systems are answered with it: no person ever sees it. */
const forSystems = failure;

/** Words for every problem of the contract: a code without words doesn't compile. */
const words: Record<ProblemCode, { nl: Words; en: Words }> = {
  validation_failed: { nl: 'Controleer wat u hebt ingevuld.', en: 'Check what you filled in.' },
  malformed_request: failure,
  request_timeout: failure,
  malformed_body: failure,
  unsupported_media_type: failure,
  body_too_large: failure,
  origin_refused: failure,
  rate_limited: {
    nl: ({ retryAfterSeconds }) =>
      `U probeert het te vaak. Wacht ${Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60))} min. en probeer het opnieuw.`,
    en: ({ retryAfterSeconds }) =>
      `You are trying too often. Wait ${Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60))} min. and try again.`,
  },
  not_found: failure,
  method_not_allowed: failure,
  internal_error: failure,
  // Away for now is five seconds; longer is what those take who wait before this one.
  service_unavailable: {
    nl: ({ retryAfterSeconds = 0 }) =>
      retryAfterSeconds > 5
        ? `Er loggen nu veel mensen in. Probeer het over ${retryAfterSeconds} seconden opnieuw.`
        : failure.nl,
    en: ({ retryAfterSeconds = 0 }) =>
      retryAfterSeconds > 5
        ? `Many people are logging in right now. Try again in ${retryAfterSeconds} seconds.`
        : failure.en,
  },
  unauthenticated: {
    nl: 'Uw sessie is verlopen. Log opnieuw in.',
    en: 'Your session has ended. Log in again.',
  },
  two_factor_required: {
    nl: 'Hiervoor moet u eerst 2FA instellen.',
    en: 'You have to set up 2FA for this first.',
  },
  passkey_required: {
    nl: 'Dit kan alleen met uw passkey, niet met een code.',
    en: 'This takes your passkey, not a code.',
  },
  main_user_required: { nl: 'Alleen een hoofdgebruiker kan dit doen.', en: 'Only a main user can do this.' },
  invalid_credentials: {
    nl: 'E-mailadres of wachtwoord klopt niet.',
    en: 'E-mail address or password is wrong.',
  },
  mailed_link_required: {
    nl: 'Er is te vaak een verkeerd wachtwoord ingevuld. Inloggen kan in deze browser alleen nog met een nieuw wachtwoord: kies Wachtwoord wijzigen, dan mailen wij u een link.',
    en: 'A wrong password was entered too often. In this browser you can only log in with a new password: choose Change password and we will mail you a link.',
  },
  login_locked: {
    nl: ({ retryAt }) =>
      `Inloggen is tijdelijk geblokkeerd${retryAt ? ` tot ${nl.time(retryAt)} uur` : ''}. Hulp nodig? Bel ${phone}.`,
    en: ({ retryAt }) =>
      `Logging in is temporarily blocked${retryAt ? ` until ${en.time(retryAt)}` : ''}. Need help? Call ${phone}.`,
  },
  login_challenge_missing: {
    nl: 'Het inloggen duurde te lang. Log opnieuw in.',
    en: 'Logging in took too long. Log in again.',
  },
  code_rejected: {
    nl: 'Deze code klopt niet of is verlopen. Wacht op een nieuwe code en controleer of de tijd op uw telefoon automatisch staat ingesteld.',
    en: 'This code is wrong or has expired. Wait for a new code and check that the time on your phone is set automatically.',
  },
  passkey_rejected: {
    nl: 'Deze passkey is niet geaccepteerd. Probeer het opnieuw of kies een andere manier.',
    en: 'This passkey wasn’t accepted. Try again or choose another way.',
  },
  registration_unknown: linkDead,
  registration_expired: { nl: 'De link is verlopen.', en: 'The link has expired.' },
  registration_used: { nl: 'Deze link is al gebruikt.', en: 'This link has already been used.' },
  registration_replaced: {
    nl: 'Deze link is vervangen door een nieuwere.',
    en: 'This link has been replaced by a newer one.',
  },
  registration_withdrawn: { nl: 'Deze link is ingetrokken.', en: 'This link has been withdrawn.' },
  registration_not_open: {
    nl: 'Open eerst de link uit uw e-mail.',
    en: 'Open the link in your e-mail first.',
  },
  registration_step_refused: {
    nl: 'Deze stap kan nu niet. Ververs de pagina.',
    en: 'This step isn’t possible now. Reload the page.',
  },
  registration_not_required: {
    nl: 'Voor dit account is nu geen registratie nodig.',
    en: 'No registration is needed for this account now.',
  },
  already_enrolled: {
    nl: '2FA is al ingesteld. Log in met uw verificatiecode.',
    en: '2FA has already been set up. Log in with your verification code.',
  },
  approval_required: {
    nl: `Voor een nieuwe telefoon is toestemming van TVM nodig. Bel ${phone} en ga daarna hier verder.`,
    en: `A new phone needs TVM’s approval. Call ${phone} and then go on here.`,
  },
  recovery_waits: {
    nl: `Een nieuwe telefoon koppelen kan met deze browser pas na 24 uur. U krijgt dan een e-mail. Sneller kan met een browser waarmee u eerder inlogde, of via ${phone}.`,
    en: `With this browser you can only link a new phone after 24 hours. You get an e-mail then. It can be faster in a browser that you logged in with before, or through ${phone}.`,
  },
  recovery_stopped: {
    nl: `Het koppelen van een nieuwe telefoon is gestopt. Een hoofdgebruiker van uw organisatie of TVM moet eerst bevestigen dat u het bent. Bel zo nodig ${phone}.`,
    en: `Linking a new phone has been stopped. A main user of your organisation or TVM has to confirm first that it is you. If need be, call ${phone}.`,
  },
  recovery_unknown: {
    nl: `Deze link houdt niets tegen: er is een nieuwer verzoek, of de link is niet volledig. Open de link uit de laatste e-mail, of bel ${phone}.`,
    en: `This link stops nothing: there is a newer request, or the link is not complete. Open the link in the latest e-mail, or call ${phone}.`,
  },
  recovery_over: {
    nl: `Er is al een nieuwe telefoon gekoppeld. Was u dit niet? Bel direct ${phone}.`,
    en: `A new phone has been linked already. Wasn’t this you? Call ${phone} right away.`,
  },
  enrolment_held: {
    nl: `Uw gegevens zijn binnen 72 uur meer dan eens gewijzigd. Eerst moet een hoofdgebruiker van uw organisatie of TVM bevestigen dat dit klopt. Bel zo nodig ${phone}.`,
    en: `Your details were changed more than once within 72 hours. A main user of your organisation or TVM has to confirm first that this is right. If need be, call ${phone}.`,
  },
  notice_unknown: {
    nl: 'Deze code klopt niet. Neem de code over zoals die in de e-mail staat.',
    en: 'This code isn’t right. Copy it as it stands in the e-mail.',
  },
  notice_expired: {
    nl: `Deze code is verlopen. Bel ${phone}.`,
    en: `This code has expired. Call ${phone}.`,
  },
  dispute_not_found: {
    nl: 'Deze melding bestaat niet (meer).',
    en: 'This report does not exist (any more).',
  },
  dispute_settled: {
    nl: 'Een collega heeft deze melding al afgehandeld.',
    en: 'A colleague has already settled this report.',
  },
  colleague_moved: {
    nl: `Deze gebruiker komt van een andere organisatie. Dat bevestigt een medewerker van TVM: bel ${phone}.`,
    en: `This user comes from another organisation. An employee of TVM confirms that: call ${phone}.`,
  },
  help_disabled: {
    nl: `Hoofdgebruikers helpen hier geen collega’s. Bel ${phone}.`,
    en: `Main users don’t help colleagues here. Call ${phone}.`,
  },
  support_required: {
    nl: `Een andere hoofdgebruiker wordt geholpen door TVM. Bel ${phone}.`,
    en: `Another main user is helped by TVM. Call ${phone}.`,
  },
  main_user_too_new: {
    nl: `U bent zelf in de laatste 72 uur gewijzigd en kunt dit niet bevestigen. Vraag een andere hoofdgebruiker of bel ${phone}.`,
    en: `You were changed yourself in the last 72 hours and can’t confirm this. Ask another main user or call ${phone}.`,
  },
  renewal_refused: {
    nl: `Wij kunnen deze link niet vernieuwen. Vraag hulp of bel ${phone}.`,
    en: `We can’t renew this link. Ask for help or call ${phone}.`,
  },
  password_refused: {
    nl: 'Dit wachtwoord is niet toegestaan. Kies een ander wachtwoord.',
    en: 'This password isn’t allowed. Choose another one.',
  },
  mail_limit_reached: {
    nl: ({ retryAt }) =>
      `Er is kort geleden al een e-mail verstuurd. Kijk ook in uw spambox. ${retryAt ? `Vanaf ${nl.time(retryAt)} uur kan het opnieuw.` : 'Probeer het later opnieuw.'}`,
    en: ({ retryAt }) =>
      `An e-mail was sent a short while ago. Check your spam folder too. ${retryAt ? `It can be sent again from ${en.time(retryAt)}.` : 'Try again later.'}`,
  },
  user_list_changed: {
    nl: 'De lijst is gewijzigd. Controleer de gebruikers opnieuw.',
    en: 'The list has changed. Check the users again.',
  },
  two_factor_already_mandatory: {
    nl: '2FA is al verplicht. Activeren is niet meer nodig.',
    en: '2FA is already mandatory. There is no need to activate it.',
  },
  proof_required: {
    nl: 'Vul uw wachtwoord in om 2FA te activeren.',
    en: 'Enter your password to activate 2FA.',
  },
  proof_rejected: { nl: 'Dit wachtwoord klopt niet.', en: 'This password is wrong.' },
  user_not_found: { nl: 'Deze gebruiker bestaat niet meer.', en: 'This user no longer exists.' },
  step_up_required: { nl: 'Bevestig eerst dat u het bent.', en: 'Confirm that it is you first.' },
  authenticator_missing: {
    nl: 'Er is geen authenticator-app gekoppeld.',
    en: 'No authenticator app is linked.',
  },
  passkey_missing: {
    nl: 'Bij uw account hoort geen passkey meer. Kies een andere manier.',
    en: 'Your account has no passkey any more. Choose another way.',
  },
  passkey_refused: {
    nl: 'De passkey kon niet worden toegevoegd. Begin opnieuw.',
    en: 'The passkey couldn’t be added. Start again.',
  },
  authenticator_limit_reached: {
    nl: 'U hebt al 5 passkeys. Verwijder er eerst een die u niet meer gebruikt.',
    en: 'You already have 5 passkeys. First remove one that you no longer use.',
  },
  authenticator_not_found: {
    nl: 'Deze manier om in te loggen is al verwijderd.',
    en: 'This way to log in has already been removed.',
  },
  last_authenticator: {
    nl: 'Dit is uw laatste manier om met 2FA in te loggen. Voeg eerst een andere toe.',
    en: 'This is your last way to log in with 2FA. Add another one first.',
  },
  replacement_not_started: {
    nl: 'Begin opnieuw met het koppelen van uw nieuwe telefoon.',
    en: 'Start linking your new phone again.',
  },
  session_not_found: { nl: 'Deze sessie is al beëindigd.', en: 'This session has already ended.' },
  employee_required: {
    nl: 'Alleen medewerkers van TVM kunnen dit doen.',
    en: 'Only employees of TVM can do this.',
  },
  role_required: {
    nl: 'Uw rol mag dit niet doen. Vraag een collega die dit wel mag.',
    en: 'Your role may not do this. Ask a colleague who may.',
  },
  organisation_not_found: {
    nl: 'Deze organisatie bestaat niet (meer). Zoek opnieuw.',
    en: 'This organisation does not exist (any more). Search again.',
  },
  confirmation_mismatch: {
    nl: 'Dit is niet de naam van de organisatie. Typ de naam precies over.',
    en: 'This is not the name of the organisation. Type the name exactly as it is.',
  },
  nothing_to_reverse: {
    nl: 'Er valt niets terug te draaien: 2FA is niet actief en niet verplicht.',
    en: 'There is nothing to take back: 2FA is neither active nor required.',
  },
  approval_not_found: {
    nl: 'Dit verzoek bestaat niet. Ga terug naar de wachtrij.',
    en: 'This request does not exist. Go back to the queue.',
  },
  approval_open: {
    nl: 'Er staat al zo’n verzoek open. Een collega handelt het af in de wachtrij.',
    en: 'Such a request is already open. A colleague handles it in the queue.',
  },
  approval_limit_reached: {
    nl: ({ retryAt }) =>
      `U hebt in een uur te veel aangevraagd of goedgekeurd. Vraag een collega${retryAt ? `, of wacht tot ${nl.time(retryAt)} uur` : ''}.`,
    en: ({ retryAt }) =>
      `You have asked for or approved too much within an hour. Ask a colleague${retryAt ? `, or wait until ${en.time(retryAt)}` : ''}.`,
  },
  approval_not_open: {
    nl: 'Dit verzoek staat niet meer open: een collega heeft al beslist, of het is verlopen.',
    en: 'This request is no longer open: a colleague has decided, or it has expired.',
  },
  approval_changed: {
    nl: 'Er is intussen iets veranderd. Kijk opnieuw wat er nu gebeurt, en geef dan een code.',
    en: 'Something has changed meanwhile. Look again at what happens now, and then give a code.',
  },
  second_employee_required: {
    nl: 'Dit is uw eigen verzoek. Vraag een collega om het te beoordelen.',
    en: 'This is your own request. Ask a colleague to judge it.',
  },
  requester_required: {
    nl: 'Alleen wie het verzoek deed, kan het intrekken.',
    en: 'Only whoever made the request can withdraw it.',
  },
  requester_left: {
    nl: 'De collega die dit vroeg, mag het niet meer vragen. Wijs het af; is het nog nodig, vraag het dan opnieuw.',
    en: 'The colleague who asked for this may no longer ask. Reject it; if it is still needed, ask for it again.',
  },
  not_for_oneself: {
    nl: 'Dit kunt u niet voor uzelf doen. Vraag een collega.',
    en: 'You cannot do this for yourself. Ask a colleague.',
  },
  identity_not_checked: {
    nl: 'De identiteit is nog niet genoeg gecontroleerd: kies minstens twee controles, of “in persoon gezien”.',
    en: 'Not enough was checked about who is asking: choose at least two checks, or “seen in person”.',
  },
  approval_not_needed: {
    nl: 'Toestemming is niet nodig: de gebruiker kan met de link uit de e-mail een nieuwe telefoon koppelen.',
    en: 'Approval is not needed: the user can link a new phone with the link in the email.',
  },
  interaction_not_found: {
    nl: 'Deze aanmelding is verlopen. Ga terug naar de toepassing en log daar opnieuw in.',
    en: 'This login has expired. Go back to the application and log in there again.',
  },
  invalid_signature: forSystems,
  webhook_not_configured: forSystems,
  invalid_token: forSystems,
  insufficient_scope: forSystems,
  idempotency_key_reused: forSystems,
  idempotency_in_progress: forSystems,
  user_disabled: forSystems,
  client_not_found: { nl: 'Dit systeem bestaat niet.', en: 'This system does not exist.' },
  client_name_in_use: {
    nl: 'Er is al een systeem met deze naam. Kies een andere naam.',
    en: 'There already is a system with this name. Choose another name.',
  },
  client_revoked: {
    nl: 'Dit systeem is ingetrokken en komt niet terug. Maak zo nodig een nieuw systeem.',
    en: 'This system was revoked and does not come back. If need be, make a new one.',
  },
  client_keys_refused: {
    nl: 'Deze sleutels kunnen niet. Geef alleen publieke sleutels (EC P-256, Ed25519 of RSA vanaf 2048 bits), elk met een eigen kid, samen hooguit vier.',
    en: 'These keys can’t be taken. Give public keys only (EC P-256, Ed25519 or RSA of at least 2048 bits), each with a kid of its own, four at most.',
  },
  client_has_no_keys: {
    nl: 'Dit systeem bewijst zich met een geheim. Maak voor sleutels een nieuw systeem.',
    en: 'This system proves itself with a secret. For keys, make a new system.',
  },
  client_has_no_secrets: {
    nl: 'Dit systeem bewijst zich met een sleutel en krijgt geen geheim.',
    en: 'This system proves itself with a key and gets no secret.',
  },
  client_secret_limit: {
    nl: 'Er zijn al twee geldige geheimen. Trek eerst het geheim in dat niet meer wordt gebruikt.',
    en: 'There are two valid secrets already. Revoke the one that isn’t used any more first.',
  },
  client_secret_not_found: {
    nl: 'Dit geheim geldt niet meer.',
    en: 'This secret is no longer valid.',
  },
  client_secret_not_waiting: {
    nl: 'Er is geen geheim om op te halen: het is al opgehaald, of de 24 uur zijn voorbij. Vraag zo nodig een nieuw geheim aan.',
    en: 'There is no secret to take: it was taken already, or the 24 hours are over. If need be, ask for a new one.',
  },
  client_grant_needed: {
    nl: 'Dit systeem is intussen veranderd. Bekijk het opnieuw.',
    en: 'This system has changed meanwhile. Look at it again.',
  },
  nothing_to_grant: {
    nl: 'Het systeem heeft dit allemaal al.',
    en: 'The system has all of this already.',
  },
  redirect_uri_refused: {
    nl: 'Een adres kan niet. Geef elk adres voluit, met https:// en zonder #, * of gebruikersnaam; hooguit tien, en twee voor uitloggen.',
    en: 'An address can’t be taken. Give each in full, with https:// and without #, * or a user name; ten at most, and two for logging out.',
  },
  version_stale: forSystems,
  credentials_exist: forSystems,
  password_hash_refused: forSystems,
  totp_secret_refused: forSystems,
  version_reused: forSystems,
  email_in_use: {
    nl: 'Dit e-mailadres is al in gebruik.',
    en: 'This e-mail address is in use already.',
  },
  email_refused: {
    nl: 'Naar dit e-mailadres kan geen e-mail worden gestuurd. Controleer het.',
    en: 'No e-mail can be sent to this address. Check it.',
  },
  deletion_overtaken: {
    nl: 'Het systeem heeft de organisatie sindsdien opnieuw aangeleverd. Wijs het verzoek af.',
    en: 'The system has sent the organisation again since. Reject the request.',
  },
  role_unchanged: {
    nl: 'De medewerker heeft deze rol al.',
    en: 'The employee has this role already.',
  },
  organisation_unknown: forSystems,
  relation_number_in_use: forSystems,
  cursor_unknown: forSystems,
  webhook_not_found: forSystems,
  webhook_url_refused: forSystems,
  webhook_limit: forSystems,
  webhook_exists: forSystems,
};

const say =
  (language: 'nl' | 'en') =>
  ({ code, ...facts }: Facts & { code: ProblemCode }): string => {
    const said = words[code][language];
    return typeof said === 'string' ? said : said(facts);
  };

/** A problem of the contract in words. */
export const problemWords = { problem: both(say('nl'), say('en')) };
