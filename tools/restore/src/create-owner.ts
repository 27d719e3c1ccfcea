import pg from 'pg';

/** What services/postgres/create-owner.sh does. */
export async function createOwner(superuserUrl: string, password: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await superuser.query(`create role owner login createrole password '${password}'`);
  await superuser.query('create database totpservice owner owner');
  await superuser.end();
}
