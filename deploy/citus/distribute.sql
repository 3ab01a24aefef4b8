-- Distributes the ledger by credit account on Citus 13, once, behind `personday migrate`; as the owner, on the coordinator.
-- Everything else stays there, known to the others. docs/scale.md says when this pays, and what it costs.
-- A migration that adds a table of the ledger is followed by its line here.
\set ON_ERROR_STOP on

BEGIN;

-- A COMMIT that touches the coordinator and one other server is on both, or on neither.
SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Triggers of whole statements cannot be distributed. That nobody empties these tables is left to the rights: the role
-- of the service has none to TRUNCATE, and `verify` holds it to that.
DROP TRIGGER no_truncate ON ledger_entry;
DROP TRIGGER no_truncate ON ledger_posting;
DROP TRIGGER no_truncate ON ledger_lot;

-- Row triggers look at nothing beyond their row: what runs on a shard is as safe as here.
SELECT create_distributed_function('refuse_change()');

-- The one that all others refer to comes first; what refers to another one comes behind it.
SELECT create_distributed_table('credit_account', 'credit_account_id', shard_count => 96);
SELECT create_distributed_table('ledger_account', 'credit_account_id', colocate_with => 'credit_account');
SELECT create_distributed_table('ledger_entry', 'credit_account_id', colocate_with => 'credit_account');
SELECT create_distributed_table('ledger_draw', 'credit_account_id', colocate_with => 'credit_account');
SELECT create_distributed_table('ledger_posting', 'credit_account_id', colocate_with => 'credit_account');
SELECT create_distributed_table('ledger_lot', 'credit_account_id', colocate_with => 'credit_account');
SELECT create_distributed_table('ledger_note', 'credit_account_id', colocate_with => 'credit_account');

-- All others stay on the coordinator, under its metadata: what joins them with the ledger is planned by Citus.
SELECT citus_add_local_table_to_metadata(relation.oid::regclass, cascade_via_foreign_keys => true)
FROM pg_class AS relation
WHERE relation.relkind = 'r' AND relation.relnamespace = 'public'::regnamespace
  AND relation.relname <> 'alembic_version'
  AND NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = relation.oid);

COMMIT;
