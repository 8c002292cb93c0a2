import assert from 'node:assert/strict'
import { settingsOf } from './look-into.ts'
import type { Manifest } from './render.ts'

export type Find = ReturnType<typeof find>

/** Objects of a set by kind and name, to be spoilt on purpose; a container is the first of its pod. */
export function find(all: Manifest[]) {
  const get = (kind: string, name: string): Manifest => {
    const found = all.find((one) => one.kind === kind && one.metadata.name === name)
    assert.ok(found, `${kind} ${name}`)
    return found
  }
  const pod = (kind: string, name: string) => get(kind, name).spec.template.spec
  const settingsName = () => String(settingsOf(all)?.metadata.name)
  return {
    get,
    pod,
    container: (kind: string, name: string) => pod(kind, name).containers[0],
    settingsName,
    settings: (): Record<string, string> => get('ConfigMap', settingsName()).data,
    drop: (kind: string, name: string) => void all.splice(all.indexOf(get(kind, name)), 1),
  }
}
