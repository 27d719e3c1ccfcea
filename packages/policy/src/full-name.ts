export interface PersonName {
  readonly firstName?: string | null | undefined;
  /** The Dutch `tussenvoegsel`: van, de, van der. */
  readonly namePrefix?: string | null | undefined;
  readonly surname?: string | null | undefined;
}

/** The name as shown in lists and mails, `Jonnie van Joosten`; parts that are missing or blank leave no gap. */
export function fullName({ firstName, namePrefix, surname }: PersonName): string {
  return [firstName, namePrefix, surname]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
}
