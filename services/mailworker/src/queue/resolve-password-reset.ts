import { type Database, query } from '@tvm/db';

/** What the API puts into a job when somebody asks for a reset by address, known or not. */
export interface PasswordResetRequest {
  mailId: string;
  /** Canonical. */
  address: string;
  lost: 'password' | 'authenticator';
}

/**
 * Looks up whom a reset was asked for and writes the mail's row. An address of nobody, or of a disabled user,
 * leaves nothing. A user who never set a password gets a registration mail instead: nobody gets stuck. Again with
 * the same id changes nothing.
 */
export async function resolvePasswordReset(
  db: Database,
  request: PasswordResetRequest,
  now: Date,
): Promise<void> {
  const { mailId, address, lost } = request;
  await query(db, 'resolve_password_reset')`
    insert into mails (id, user_id, kind, requested_by, params, created_at, updated_at)
    select ${mailId}::uuid, u.id, case when p.user_id is null then 'registration' else 'password_reset' end, 'anonymous',
      case when p.user_id is null then '{}' else jsonb_build_object('lost', ${lost}::text) end,
      ${now}::timestamptz, ${now}::timestamptz
    from users u left join passwords p on p.user_id = u.id
    where u.email_canonical = ${address} and u.disabled_at is null
    on conflict (id) do nothing`;
}
