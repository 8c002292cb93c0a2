import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { readSettings, type Settings } from './settings.ts'
import type { SizeName } from './sizes.ts'
import { makeStacks, type Stacks } from './stacks.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a template holds is looked into at many depths; the CDK checks it against CloudFormation.
export type Resource = { Type: string; Properties: any; DeletionPolicy?: string }
/** What is written for CloudFormation, by stack: `toyline-home`. */
export type Templates = Record<string, { Resources: Record<string, Resource> }>
export type Written = { settings: Settings; templates: Templates; protectedStacks: string[] }

const { context } = JSON.parse(readFileSync(new URL('cdk.json', import.meta.url), 'utf8')) as { context: Record<string, string> }

/** Writes all stacks with the settings of cdk.json in this size. Throws where cdk-nag or CloudFormation's own rules find something. */
export function write(size: SizeName, spoil: (stacks: Stacks) => void = () => {}): Written {
  const outdir = mkdtempSync(join(tmpdir(), 'toyline-aws-'))
  try {
    const settings = readSettings((name) => ({ ...context, size })[name])
    const app = new App({ context, outdir })
    spoil(makeStacks(app, settings))
    const { stacks } = app.synth()
    return {
      settings,
      templates: Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, structuredClone(template)])),
      protectedStacks: stacks.filter(({ terminationProtection }) => terminationProtection).map(({ stackName }) => stackName),
    }
  } finally {
    rmSync(outdir, { recursive: true })
  }
}

export function resources(templates: Templates, type: string): [id: string, resource: Resource][] {
  return Object.values(templates)
    .flatMap(({ Resources }) => Object.entries(Resources))
    .filter(([, { Type }]) => Type === type)
}
