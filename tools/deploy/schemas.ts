import { join } from 'node:path'
import ts from 'typescript'
import { databaseSchemaProblems, isOfDatabase, podsOfDatabase } from './database-schemas.ts'
import { type Manifest, root } from './render.ts'

/** Which package has the schemas of which group. */
const MODELS: Record<string, string> = {
  'argoproj.io': '@kubernetes-models/argo-rollouts/',
  'external-secrets.io': '@kubernetes-models/external-secrets/',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator/',
  'traefik.io': '@kubernetes-models/traefik/',
}

/**
 * What does not fit the schemas of Kubernetes 1.35 and of the operators, each with its place. Two views, because each sees what the other
 * does not: the validators know patterns and ranges, and the types know which fields there are, so that a misspelt one is found.
 */
export async function schemaProblems(all: Manifest[]): Promise<string[]> {
  const database = all.filter(isOfDatabase)
  const known = [...all.filter((one) => !isOfDatabase(one)), ...database.flatMap(podsOfDatabase)]
  return [...(await Promise.all(known.map(broken))).flat(), ...misspelt(known), ...database.flatMap(databaseSchemaProblems)]
}

async function broken(one: Manifest): Promise<string[]> {
  const { [one.kind]: Model } = await import(moduleOf(one))
  if (!Model) return [`${one.apiVersion} has no ${one.kind}`]
  try {
    new Model(one).validate()
    return []
  } catch (error) {
    return [`${one.kind} ${one.metadata.name}: ${(error as Error).message}`]
  }
}

/** Every manifest as a constant of its type, one a line, in a file that is never written. */
function misspelt(all: Manifest[]): string[] {
  const file = join(root, 'tools/deploy/manifests.generated.ts')
  const text = all
    .map((one) => `export const _${all.indexOf(one)}: import('${moduleOf(one)}').I${one.kind} = ${JSON.stringify(one)}`)
    .join('\n')
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => name === file || fileExists(name)
  host.readFile = (name) => (name === file ? text : readFile(name))
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest)
  const program = ts.createProgram([file], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file: at, start, messageText }) => {
    const one = all[at && start !== undefined ? at.getLineAndCharacterOfPosition(start).line : 0]
    return `${one?.kind} ${one?.metadata.name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

function moduleOf({ apiVersion }: Manifest): string {
  return `${MODELS[apiVersion.split('/')[0] ?? ''] ?? 'kubernetes-models/'}${apiVersion}`
}
