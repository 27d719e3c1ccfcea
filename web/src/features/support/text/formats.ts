import { nl } from '../../../text/formats.ts';

const { shortDay, time } = nl;
export const { count, day, dayOfMonth, users: people } = nl;

/** "24 nov 2026, 13:45 uur": with its day always, because a trail is read later. */
export const moment = (instant: string): string => `${shortDay(instant)}, ${time(instant)} uur`;
export const minutes = (seconds: number) =>
  Math.round(seconds / 60) === 1 ? '1 minuut' : `${Math.round(seconds / 60)} minuten`;
export const days = (number: number) => (number === 1 ? '1 dag' : `${number} dagen`);
