/** SECURITY rule 17. */
const newForHours = 72;

/** Whether a user's address was changed so lately that a new authenticator needs support's approval, whatever proves the person. */
export function isAddressNew(emailChangedAt: Date | null, now: Date): boolean {
  return emailChangedAt !== null && now.getTime() - emailChangedAt.getTime() < newForHours * 3600 * 1000;
}
