import type { Schema } from '@tvm/contract';
import { count, moment } from './formats.ts';

export const disputesWords = {
  disputes: {
    title: 'Meldingen',
    intro:
      'Deze gebruikers meldden met de code uit een e-mail dat zij iets niet zelf deden. Alles wat voor hen open stond, is al beëindigd. Neem contact op, op een nummer dat u al had, en zoek in de audit uit wat er is gebeurd.',
    open: 'Nog niet afgehandeld',
    empty: 'Er zijn geen meldingen die wachten.',
    settled: 'Afgehandeld',
    noneSettled: 'Nog niets afgehandeld.',
    said: (at: string) => `Gemeld ${moment(at)}`,
    kinds: {
      recovery_code_used: 'Herstelcode gebruikt',
      recovery_codes_renewed: 'Nieuwe herstelcodes gemaakt',
      new_browser: 'Ingelogd in een onbekende browser',
      password_without_code: 'Drie keer het goede wachtwoord zonder code',
      password_capped: 'Honderd keer een verkeerd wachtwoord',
      authenticator_disabled: 'Authenticator-app uitgeschakeld na honderd verkeerde codes',
      passkey_added: 'Passkey toegevoegd',
      authenticator_removed: 'Passkey of authenticator-app verwijderd',
      passkey_copied: 'Passkey geweigerd: er lijkt een kopie van te zijn',
      two_factor_activated: '2FA ingesteld',
      password_changed: 'Wachtwoord gewijzigd',
      authenticator_replaced: 'Nieuwe authenticator-app gekoppeld',
      email_changed: 'E-mailadres gewijzigd',
      email_changed_from: 'E-mailadres gewijzigd; gemeld vanaf het oude adres. Bel een nummer dat u al had',
      two_factor_reset: 'Authenticator-app losgekoppeld door TVM',
      new_phone_approved: 'Nieuwe telefoon goedgekeurd door TVM',
    } satisfies Record<Schema<'NoticeKind'>, string>,
    happened: (what: string, at: string) => `${what}, ${moment(at)}`,
    times: (times: number) => `${count(times)} keer`,
    on: (browser: string, system: string) => `${browser} op ${system}`,
    from: (address: string) => `IP-adres ${address}`,
    own: 'Dit gaat over u: een collega moet ernaar kijken.',
    settleOne: (name: string) => `Afhandelen: ${name}`,
    settleTitle: (name: string) => `Melding van ${name} afhandelen`,
    settleText:
      'Doe dit als u met de gebruiker hebt gesproken en weet wat er is gebeurd. De melding wacht dan niet meer. Wat vastgehouden wordt, blijft vastgehouden tot iemand anders het bevestigt.',
    settle: 'Afgehandeld',
    back: 'Terug naar de meldingen',
    done: 'De melding is afgehandeld.',
    by: (name: string, at: string) => `${name}, ${moment(at)}`,
    toUser: 'Bekijk gebruiker',
  },
};
