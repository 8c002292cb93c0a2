const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,40}$/

/** Schema names are written into SQL as they are. Throws on one that would need quoting. */
export function checkSchemaName(schema: string): string {
  if (!SCHEMA_NAME.test(schema)) throw new Error(`schema name ${JSON.stringify(schema)}: small letters, digits and _ only`)
  return schema
}
