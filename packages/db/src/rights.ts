/** Who may do what with every table, column, sequence, function and schema, and the policies of the rows. */
export const rights = `
  select 'relation ' || c.oid::regclass as "object", acl.grantee::regrole::text as "role", acl.privilege_type as "may"
    from pg_class c, aclexplode(c.relacl) acl where c.relnamespace::regnamespace::text in ('public', 'graphile_worker')
  union all select 'column ' || a.attrelid::regclass || '.' || a.attname, acl.grantee::regrole::text, acl.privilege_type
    from pg_attribute a, aclexplode(a.attacl) acl where a.attrelid > 16384
  union all select 'function ' || p.oid::regprocedure, acl.grantee::regrole::text, acl.privilege_type
    from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
    where p.pronamespace::regnamespace::text in ('public', 'graphile_worker')
  union all select 'schema ' || n.nspname, acl.grantee::regrole::text, acl.privilege_type
    from pg_namespace n, aclexplode(n.nspacl) acl where n.nspname in ('public', 'graphile_worker')
  union all select 'policy ' || tablename, array_to_string(roles, ','), policyname from pg_policies
  order by 1, 2, 3`;
