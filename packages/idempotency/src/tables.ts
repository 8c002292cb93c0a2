/**
 * The table of one service's Idempotency-Keys. A key belongs to who asked and what was asked, so that equal keys of two people
 * never meet. Rows are kept for at least 24 hours.
 */
export const idempotencyTables = {
  name: 'idempotency-0001',
  sql: `
    create table idempotency_keys (
      principal text not null,
      operation text not null,
      key text not null,
      fingerprint bytea not null,
      lease_until timestamptz,
      status int,
      body text,
      created_at timestamptz not null default now(),
      primary key (principal, operation, key)
    );
    create index idempotency_keys_created_at on idempotency_keys (created_at);
  `,
}
