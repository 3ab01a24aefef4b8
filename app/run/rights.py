"""What the service may do in its database, and what keeps it from the rest, against what was agreed.

``rights.txt`` is written by a test from what the migrations make. A copy that lost a role, a right, a
trigger or an extension has the same rows as the original, and yet is another database.
"""

from pathlib import Path

from app.kit.postgres.connecting import APP_ROLE
from app.kit.postgres.database import Connection

AGREED = Path(__file__).with_name("rights.txt")
# What the role may that the service logs in as; its name is the installation's own.
LOGIN = "login of the service"

# By what a right allows, not by who gave it: one of everybody's counts, too.
_FOUND = rf"""
WITH part AS (
    SELECT oid, relname, relkind FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
                      AND objid = pg_class.oid AND deptype = 'e')
)
SELECT format('role {APP_ROLE}: %s', concat_ws(', ',
    CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolcanlogin THEN 'login' END,
    CASE WHEN pg_has_role(current_user, oid, 'MEMBER') THEN 'taken by the service' END))
FROM pg_roles WHERE rolname = '{APP_ROLE}'
UNION ALL
SELECT format('schema public: usage') WHERE has_schema_privilege('{APP_ROLE}', 'public', 'USAGE')
UNION ALL
SELECT format('table %s: %s', relname, string_agg(may, ', ' ORDER BY may))
FROM part CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS may
WHERE relkind <> 'S' AND has_table_privilege('{APP_ROLE}', oid, may)
GROUP BY relname
UNION ALL
SELECT format('column %s.%s: %s', relname, attname, may)
FROM part JOIN pg_attribute ON attrelid = oid AND attacl IS NOT NULL AND attnum > 0
CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS may
WHERE has_column_privilege('{APP_ROLE}', oid, attnum, may)
  AND NOT has_table_privilege('{APP_ROLE}', oid, may)
UNION ALL
SELECT format('sequence %s: usage', relname)
FROM part
WHERE CASE relkind WHEN 'S' THEN has_sequence_privilege('{APP_ROLE}', oid, 'USAGE') ELSE false END
UNION ALL
SELECT format('function %s: execute', oid::regprocedure)
FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  AND has_function_privilege('{APP_ROLE}', oid, 'EXECUTE')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass
                  AND objid = pg_proc.oid AND deptype = 'e')
UNION ALL
SELECT format('trigger %s on %s: %s', tgname, relname,
    CASE WHEN tgenabled IN ('O', 'A') THEN 'enabled' ELSE 'disabled' END)
FROM part JOIN pg_trigger ON tgrelid = part.oid AND NOT tgisinternal
UNION ALL
SELECT format('{LOGIN}: %s', concat_ws(', ',
    CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolbypassrls THEN 'bypasses policies' END,
    CASE WHEN rolcreaterole THEN 'makes roles' END, CASE WHEN rolcreatedb THEN 'makes databases' END,
    CASE WHEN rolreplication THEN 'replicates' END, taken.roles, more.rights))
FROM pg_roles AS login
CROSS JOIN LATERAL (
    SELECT string_agg('takes ' || rolname, ', ' ORDER BY rolname) AS roles FROM pg_roles AS other
    WHERE other.oid <> login.oid AND NOT rolsuper AND pg_has_role(login.oid, other.oid, 'MEMBER')) AS taken
CROSS JOIN LATERAL (
    SELECT string_agg(may || ' ' || relname, ', ' ORDER BY relname, may) AS rights
    FROM part CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS may
    WHERE relkind <> 'S' AND has_table_privilege(login.oid, part.oid, may)
      AND NOT has_table_privilege('{APP_ROLE}', part.oid, may)) AS more
WHERE rolcanlogin AND pg_has_role(oid, '{APP_ROLE}', 'MEMBER')
  AND EXISTS (SELECT FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase
              WHERE setrole = login.oid AND datname = current_database())
  AND NOT EXISTS (SELECT FROM part JOIN pg_class USING (oid) WHERE pg_has_role(login.oid, relowner, 'MEMBER'))
UNION ALL
SELECT format('wall of %s: %s', relname, concat_ws(', ',
    CASE WHEN relrowsecurity THEN 'stands' END, CASE WHEN relforcerowsecurity THEN 'for its owner, too' END))
FROM part JOIN pg_class USING (oid, relname) WHERE relrowsecurity OR relforcerowsecurity
UNION ALL
SELECT format('policy %s on %s: %s', polname, relname, regexp_replace(concat_ws(' ',
    polcmd, polroles::regrole[], pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid)), '\s+', ' ', 'g'))
FROM part JOIN pg_policy ON polrelid = part.oid
UNION ALL
SELECT format('extension %s', extname)
FROM pg_extension WHERE extname IN ('btree_gist', 'pg_trgm', 'unaccent')
"""


async def found(connection: Connection) -> list[str]:
    """What a database has of roles, rights, triggers and extensions, a line for each."""
    if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", APP_ROLE):
        return []
    return sorted(row[0] for row in await connection.fetch(_FOUND))


async def differences(connection: Connection) -> list[dict[str, str]]:
    """What a database lacks of what was agreed, and what it has beyond that."""
    agreed = AGREED.read_text().splitlines()
    have = await found(connection)
    if not have:
        return [{"missing": f"role {APP_ROLE}"}]
    if not any(line.startswith(LOGIN) for line in have):
        # A server of one's own with one address: the owner logs in, and acts under the role.
        agreed = [line for line in agreed if not line.startswith(LOGIN)]
    return [
        *({"missing": line} for line in sorted({*agreed} - {*have})),
        *({"unexpected": line} for line in sorted({*have} - {*agreed})),
    ]
