import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant, oneOf } from './columns.ts';

export const userKinds = ['portal', 'employee'] as const;
export const employeeRoles = ['support', 'support_lead', 'auditor'] as const;
export type EmployeeRole = (typeof employeeRoles)[number];
export const languages = ['nl', 'en'] as const;
export const titles = ['heer', 'mevrouw'] as const;

/** A customer of TVM. `userListVersion` rises with every change of who is in it or how they are listed (a trigger keeps it). */
export const organisations = pgTable('organisations', {
  id: id(),
  externalId: text().unique(),
  /** Of the system that provisions it: an older one changes nothing. */
  sourceVersion: bigint({ mode: 'number' }).notNull().default(0),
  relationNumber: text().unique(),
  name: text().notNull(),
  userListVersion: bigint({ mode: 'number' }).notNull().default(1),
  createdAt: instant().notNull(),
});

/**
 * "Jonnie van Joosten": the prefix is small after a name or initial, and has a capital at the beginning unless it is ’t or d’; one that ends in an
 * apostrophe (d’Ancona) is joined.
 */
const fullNameSql = sql`btrim(regexp_replace(first_name || ' ' || rtrim(case
  when btrim(first_name) <> '' then lower(name_prefix)
  when name_prefix ~ '^\\s*\\S?[''’‘ʼ]' then name_prefix
  else upper(left(ltrim(name_prefix), 1)) || substr(ltrim(name_prefix), 2)
  end) || case when name_prefix ~ '[''’‘ʼ]\\s*$' then '' else ' ' end || ltrim(surname), '\\s+', ' ', 'g'))`;

/**
 * A person. One address is one user of one organisation; employees belong to none. `credentialEpoch` is raised by every change of
 * password, authenticator or address, by disabling, moving, reset and reversal: whatever carries an older one is dead.
 */
export const users = pgTable(
  'users',
  {
    id: id(),
    kind: text({ enum: userKinds }).notNull().default('portal'),
    /** What an employee may do in the support console; portal users have none. */
    employeeRole: text({ enum: employeeRoles }),
    organisationId: uuid().references(() => organisations.id),
    externalId: text().unique(),
    /** Of the system that provisions the user: an older one changes nothing. */
    sourceVersion: bigint({ mode: 'number' }).notNull().default(0),
    isMainUser: boolean().notNull().default(false),
    email: text().notNull(),
    emailCanonical: text().notNull(),
    emailChangedAt: instant(),
    /** When a link that was mailed to this address was opened last; another address is unproven (a trigger sees to it). */
    emailProvenAt: instant(),
    title: text({ enum: titles }),
    firstName: text().notNull().default(''),
    namePrefix: text().notNull().default(''),
    surname: text().notNull().default(''),
    fullName: text().notNull().generatedAlwaysAs(fullNameSql),
    language: text({ enum: languages }).notNull().default('nl'),
    credentialEpoch: integer().notNull().default(1),
    disabledAt: instant(),
    /** Of the first login, or of a later one whose session is purged; the sessions tell of the others: `last_login_of` (`sql/credentials.sql`). */
    lastLoginAt: instant(),
    /** A hard bounce marks the address until it changes or support clears it. */
    mailBouncedAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('users_email_canonical_key').on(table.emailCanonical),
    check('users_kind', oneOf('kind', userKinds)),
    check('users_language', oneOf('language', languages)),
    check('users_title', oneOf('title', titles)),
    check(
      'users_email_is_canonical',
      sql`email_canonical ~ '^[\x21-\x3f\x41-\x7e]+@[a-z0-9.-]+$' and email_canonical = lower(email_canonical)`,
    ),
    check('users_portal_has_organisation', sql`(kind = 'portal') = (organisation_id is not null)`),
    check('users_employee_has_role', sql`(kind = 'employee') = (employee_role is not null)`),
    check('users_employee_role', oneOf('employee_role', employeeRoles)),
    check('users_employee_is_no_main_user', sql`not (kind = 'employee' and is_main_user)`),
    check('users_epoch_is_positive', sql`credential_epoch > 0`),
    index('users_organisation_full_name').on(table.organisationId, table.fullName, table.id),
    /** The few among everybody. */
    index('users_employees').on(table.id).where(sql`kind = 'employee'`),
    /** For the list and the digest of a source. */
    index('users_organisation_external_id').on(table.organisationId, table.externalId),
    /** For support's search in the middle of a name or address (pg_trgm). */
    index('users_search_name').using('gin', sql`lower(full_name) gin_trgm_ops`),
    index('users_search_email').using('gin', sql`email_canonical gin_trgm_ops`),
  ],
);
