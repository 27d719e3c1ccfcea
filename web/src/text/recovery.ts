import { both } from './both.ts';
import { phone } from './contact.ts';
import { en, nl } from './formats.ts';

/** A new phone by a mailed link, in a browser that isn't known: it waits, it was stopped, and the page of the link that stops it. */
export const recoveryWords = {
  recoveryWaits: both(
    {
      title: 'U kunt uw nieuwe telefoon later koppelen',
      until: (instant: string) =>
        `Met deze browser hebt u nog niet eerder ingelogd. Om uw account te beschermen kan het daarom pas ${nl.moment(instant)} uur. Wij hebben u dat ook gemaild.`,
      why: 'Met deze browser hebt u nog niet eerder ingelogd. Om uw account te beschermen kan het daarom pas na 24 uur. Wij hebben u dat ook gemaild.',
      next: 'U krijgt op dat moment een e-mail met een link. U mag deze pagina sluiten.',
      faster: 'Sneller kan ook',
      ways: [
        'Vraag in een browser waarmee u eerder inlogde opnieuw om een nieuwe telefoon.',
        `Vraag een hoofdgebruiker van uw organisatie om het in Mijn TVM te bevestigen, of bel ${phone}. Kies daarna Opnieuw proberen.`,
      ],
      found: 'Hebt u uw oude telefoon of een herstelcode toch nog? Log daarmee in. Dan stopt dit verzoek.',
      notYet: 'Het is nog niet zover.',
    },
    {
      title: 'You can link your new phone later',
      until: (instant) =>
        `You have not logged in with this browser before. To protect your account, it can only be done ${en.moment(instant)}. We have mailed you that too.`,
      why: 'You have not logged in with this browser before. To protect your account, it can only be done after 24 hours. We have mailed you that too.',
      next: 'You get an e-mail with a link at that moment. You may close this page.',
      faster: 'It can be faster',
      ways: [
        'Ask for a new phone again in a browser that you logged in with before.',
        `Ask a main user of your organisation to confirm it in Mijn TVM, or call ${phone}. Then choose Try again.`,
      ],
      found: 'Do you still have your old phone or a recovery code? Log in with it. This request then stops.',
      notYet: 'It is not time yet.',
    },
  ),
  recoveryStopped: both(
    {
      title: 'Het koppelen van een nieuwe telefoon is gestopt',
      why: 'Terwijl het verzoek wachtte, is er op uw account ingelogd, of is het met de link uit de e-mail tegengehouden. Daarom moet eerst iemand anders bevestigen dat u het bent.',
      steps: [
        `Vraag een hoofdgebruiker van uw organisatie om het in Mijn TVM te bevestigen, of bel ${phone}.`,
        'Kies daarna Opnieuw proberen. U gaat dan op deze pagina verder.',
      ],
      notYet: 'Er is nog niets bevestigd.',
    },
    {
      title: 'Linking a new phone has been stopped',
      why: 'While the request waited, somebody logged in to your account, or stopped it with the link in the e-mail. That is why somebody else has to confirm first that it is you.',
      steps: [
        `Ask a main user of your organisation to confirm it in Mijn TVM, or call ${phone}.`,
        'Then choose Try again. You go on from this page.',
      ],
      notYet: 'Nothing has been confirmed yet.',
    },
  ),
  stopRecovery: both(
    {
      title: 'Nieuwe telefoon tegenhouden',
      what: 'Iemand vroeg om een nieuwe telefoon te koppelen aan uw account voor Mijn TVM. Was u dit niet? Houd het dan tegen. U hoeft niet in te loggen.',
      effects: [
        'Niemand kan een nieuwe telefoon koppelen zonder dat een hoofdgebruiker van uw organisatie of TVM dat bevestigt.',
        'Uw wachtwoord, uw authenticator-app en uw herstelcodes blijven.',
      ],
      submit: 'Houd dit tegen',
      doneTitle: 'De nieuwe telefoon is tegengehouden',
      done: (instant: string) => `Dit verzoek is gestopt, ${nl.moment(instant)} uur.`,
      now: 'Wat u nu doet',
      newPassword: 'Kies een nieuw wachtwoord voor Mijn TVM.',
      mailbox: 'Iemand anders leest misschien uw e-mail. Kies ook voor uw e-mail een nieuw wachtwoord.',
      call: `Twijfelt u? Bel ${phone}.`,
      incomplete: 'De link is niet volledig. Open de hele link uit de e-mail.',
    },
    {
      title: 'Stop a new phone',
      what: 'Somebody asked to link a new phone to your Mijn TVM account. Wasn’t this you? Then stop it. You don’t have to log in.',
      effects: [
        'Nobody can link a new phone unless a main user of your organisation or TVM confirms it.',
        'Your password, your authenticator app and your recovery codes stay.',
      ],
      submit: 'Stop this',
      doneTitle: 'The new phone has been stopped',
      done: (instant) => `This request was stopped, ${en.moment(instant)}.`,
      now: 'What to do now',
      newPassword: 'Choose a new password for Mijn TVM.',
      mailbox: 'Somebody else may be reading your e-mail. Choose a new password for your e-mail too.',
      call: `Are you in doubt? Call ${phone}.`,
      incomplete: 'The link is not complete. Open the whole link from the e-mail.',
    },
  ),
};
