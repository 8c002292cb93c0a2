import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { MEMORY_FLAGS } from '../start/memory.ts'
import { environmentProblems, SAMPLE_SECRETS, SERVICES, storefrontProblems } from './house.ts'
import { root } from './render.ts'

type Container = {
  image: string
  environment?: Record<string, string>
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  ports?: string[]
}

/** What the shop stands on and is seen by, beside its own processes. */
const GROUND = ['postgres', 'replica', 'pooler', 'redis', 'opensearch', 'mailpit', 'prometheus', 'grafana', 'loki', 'tempo', 'collector']

/** What is wrong with docker-compose.yml. */
export function composeProblems(text: string): string[] {
  const { services } = parse(text, { merge: true }) as { services: Record<string, Container> }
  return [
    ...[...SERVICES, 'storefront', ...GROUND].filter((name) => !(name in services)).map((name) => `${name} has no container`),
    ...Object.entries(services).flatMap(([name, container]) => {
      const env = Object.fromEntries(Object.entries(container.environment ?? {}).map(([key, value]) => [key, filledIn(value)]))
      const addresses = Object.values(env).flatMap((value) => value.match(/(?<=:\/\/(?:[^/@]*@)?)[a-z]+(?=:\d)/g) ?? [])
      const ours = container.image.startsWith('toyline/')
      const problems = [
        ...(ours && name !== 'storefront' ? environmentProblems({ PLATFORM_HOST: '0.0.0.0', ...env }) : []),
        ...(name === 'storefront' ? storefrontProblems(env) : []),
        ...addresses.filter((host) => host !== 'localhost' && !(host in services)).map((host) => `asks ${host}, which is not there`),
        ...(/:[^:]*\d/.test(container.image) || ours ? [] : [`runs ${container.image}, which may change`]),
        ...(container.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `is open to the network at ${port}`),
      ]
      // PostgreSQL's own image changes its owner when it starts, and writes to its volume; OpenSearch writes to its own configuration.
      if (name !== 'postgres') {
        if (!container.read_only && name !== 'opensearch') problems.push('writes to its own disk')
        if (!container.cap_drop?.includes('ALL')) problems.push('keeps capabilities')
        if (!container.security_opt?.includes('no-new-privileges:true')) problems.push('may gain rights')
      }
      return problems.map((problem) => `${name}: ${problem}`)
    }),
  ]
}

/** What is wrong with a Dockerfile of ours. */
export function imageProblems(text: string): string[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n')
  const has = (start: string) => lines.some((line) => line.startsWith(start))
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: { node: string } }
  const node = /^~(\d+\.\d+)\./.exec(dependencies.node)?.[1]
  const copied = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(' ').slice(1, -1))
    .filter((path) => !path.startsWith('--'))
  return [
    ...(has(`ARG NODE_IMAGE=node:${node}-`) ? [] : [`is not made from Node ${node}`]),
    ...lines
      .filter((line) => line.startsWith('FROM ') && !/^FROM (\$\{NODE_IMAGE\}|manifests)/.test(line))
      .map((line) => `${line} cannot be pinned by NODE_IMAGE`),
    ...(lines.findLast((line) => line.startsWith('USER ')) === 'USER 1000' ? [] : ['is root']),
    ...(has('HEALTHCHECK ') ? [] : ['has no health check']),
    ...copied.filter((path) => globSync(path, { cwd: root }).length === 0).map((path) => `copies ${path}, which is not there`),
    ...(!has('CMD ["node", "--max') || has(`CMD ["node", ${MEMORY_FLAGS.map((flag) => `"${flag}"`).join(', ')}, `)
      ? []
      : ['has other flags than tools/start/memory.ts']),
  ]
}

/** `${NAME:?why}` with the sample of NAME. */
function filledIn(value: string): string {
  return value.replace(/\$\{(\w+)[^}]*\}/g, (_, name: string) => SAMPLE_SECRETS[name] ?? '')
}
