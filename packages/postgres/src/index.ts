export { openPool, openDatabase, type PoolOptions } from './pool.ts';
export { transaction } from './transaction.ts';
export { isUnavailable } from './failures.ts';
export { listen, type Listener, type ListenOptions } from './listen.ts';
export { migrate, type MigrateOptions, type Migrated, type NamedSql } from './migrate.ts';
export { roleName, roleUrl } from './role.ts';
export { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded/start.ts';
export { EmbeddedError } from './embedded/explain.ts';
