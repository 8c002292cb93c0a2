import { z } from 'zod'
import type { Manifest } from './render.ts'

/**
 * What we write of CloudNativePG 1.30 and of its Barman Cloud plugin 0.14, whose definitions no package has: every field that we use, and no
 * other, as the published definitions have it. A field that is new here has to be looked up there first.
 */
const Amount = z.string().regex(/^\d+(m|Ki|Mi|Gi)?$/)
const Named = z.strictObject({ name: z.string() })
const Resources = z.strictObject({ cpu: Amount, memory: Amount })
const Metadata = z.looseObject({ name: z.string() })
const Settings = z.record(z.string(), z.string())
const Encrypted = z.strictObject({ compression: z.enum(['bzip2', 'gzip', 'snappy']), encryption: z.enum(['AES256', 'aws:kms']) })

const kinds: Record<string, z.ZodType> = {
  Cluster: z.strictObject({
    instances: z.int().min(1),
    imageName: z.string(),
    bootstrap: z.strictObject({
      initdb: z.strictObject({ database: z.string(), owner: z.string(), postInitSQL: z.array(z.string()) }),
    }),
    postgresql: z.strictObject({
      parameters: Settings,
      synchronous: z.strictObject({
        method: z.enum(['any', 'first']),
        number: z.int().min(1),
        dataDurability: z.enum(['required', 'preferred']),
      }),
    }),
    certificates: z.strictObject({ serverAltDNSNames: z.array(z.string()) }),
    affinity: z.strictObject({ topologyKey: z.string(), podAntiAffinityType: z.enum(['preferred', 'required']) }),
    resources: z.strictObject({ requests: Resources, limits: Resources }),
    storage: z.strictObject({ size: Amount }),
    walStorage: z.strictObject({ size: Amount }),
    plugins: z.array(z.strictObject({ name: z.string(), isWALArchiver: z.boolean(), parameters: Settings })),
  }),
  Pooler: z.strictObject({
    cluster: Named,
    type: z.enum(['rw', 'ro', 'r']),
    instances: z.int().min(1),
    pgbouncer: z.strictObject({ poolMode: z.enum(['session', 'transaction']), parameters: Settings }),
    // A pod's, which Kubernetes has the schema of.
    template: z.strictObject({ spec: z.looseObject({}) }),
  }),
  ScheduledBackup: z.strictObject({
    // With seconds before the minutes.
    schedule: z.string().regex(/^(\S+ ){5}\S+$/),
    backupOwnerReference: z.enum(['none', 'self', 'cluster']),
    cluster: Named,
    method: z.enum(['barmanObjectStore', 'volumeSnapshot', 'plugin']),
    pluginConfiguration: Named,
  }),
  ObjectStore: z.strictObject({
    retentionPolicy: z.string().regex(/^[1-9][0-9]*[dwm]$/),
    configuration: z.strictObject({
      destinationPath: z.string().min(1),
      s3Credentials: z.strictObject({ inheritFromIAMRole: z.boolean() }),
      wal: Encrypted,
      data: Encrypted,
    }),
  }),
}

const GROUPS: Record<string, string[]> = {
  'postgresql.cnpg.io/v1': ['Cluster', 'Pooler', 'ScheduledBackup'],
  'barmancloud.cnpg.io/v1': ['ObjectStore'],
}

export function isOfDatabase({ apiVersion }: Manifest): boolean {
  return apiVersion in GROUPS
}

/** What does not fit, each with its place. */
export function databaseSchemaProblems(one: Manifest): string[] {
  const spec = GROUPS[one.apiVersion]?.includes(one.kind) ? kinds[one.kind] : undefined
  if (!spec) return [`${one.apiVersion} has no ${one.kind}`]
  const whole = z.strictObject({ apiVersion: z.string(), kind: z.string(), metadata: Metadata, spec })
  const issues = whole.safeParse(one).error?.issues ?? []
  return issues.map(({ path, message }) => `${one.kind} ${one.metadata.name}: ${path.join('.')}: ${message}`)
}

/** The pods that a pooler asks for, for Kubernetes' own schema. */
export function podsOfDatabase(one: Manifest): Manifest[] {
  if (one.kind !== 'Pooler') return []
  return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: one.metadata.name }, spec: one.spec.template?.spec }]
}
