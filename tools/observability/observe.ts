import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { dashboards } from './dashboards.ts'
import { root } from './written.ts'

/**
 * `npm run observe`: Prometheus with the alerts, and Grafana with the dashboards, over a shop that runs on this machine (`npm start`).
 * What is not installed is said and left out. `PORT` is the shop's; `OBSERVE_PORT` that of Prometheus.
 */
const shop = process.env.PORT ?? '3000'
const port = Number(process.env.OBSERVE_PORT ?? 9090)
const grafanaPort = port + 1
const folder = process.env.OBSERVE_DIRECTORY ?? join(root, '.data/observe')
const deployed = join(root, 'deploy/observability')

if (!has('prometheus')) {
  console.error(
    'Prometheus is not installed: Debian and Ubuntu have it as `prometheus`, macOS as `brew install prometheus`. With Docker, `docker compose up` brings all of it.',
  )
  process.exit(1)
}

mkdirSync(join(folder, 'grafana/provisioning/datasources'), { recursive: true })
mkdirSync(join(folder, 'grafana/provisioning/dashboards'), { recursive: true })
write('prometheus.yaml', {
  global: { scrape_interval: '5s', evaluation_interval: '5s' },
  rule_files: [join(deployed, 'rules.yaml')],
  scrape_configs: [{ job_name: 'toyline-gateway', static_configs: [{ targets: [`127.0.0.1:${shop}`] }] }],
})
const running = [
  run('prometheus', [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(folder, 'prometheus')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ]),
]
console.log(`Numbers and alerts of http://localhost:${shop}: http://localhost:${port}/alerts`)

if (has('grafana')) {
  write('grafana/provisioning/datasources/toyline.yaml', {
    apiVersion: 1,
    datasources: [{ name: 'Prometheus', uid: 'prometheus', type: 'prometheus', url: `http://127.0.0.1:${port}`, isDefault: true }],
  })
  write('grafana/provisioning/dashboards/toyline.yaml', {
    apiVersion: 1,
    providers: [{ name: 'toyline', type: 'file', options: { path: join(deployed, 'dashboards') } }],
  })
  running.push(
    run('grafana', ['server', '--homepath', process.env.GRAFANA_HOME ?? '/usr/share/grafana'], {
      GF_PATHS_DATA: join(folder, 'grafana'),
      GF_PATHS_PROVISIONING: join(folder, 'grafana/provisioning'),
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_SERVER_HTTP_PORT: String(grafanaPort),
      GF_AUTH_ANONYMOUS_ENABLED: 'true',
      GF_LOG_LEVEL: 'warn',
    }),
  )
  for (const { uid, title } of dashboards) console.log(`${title}: http://localhost:${grafanaPort}/d/${uid}`)
} else
  console.log(
    'Grafana is not installed, so that there are no dashboards here: https://grafana.com/docs/grafana/latest/setup-grafana/installation',
  )

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of running) child.kill('SIGTERM')
  })

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

function write(path: string, content: object): void {
  writeFileSync(join(folder, path), stringify(content))
}

function run(program: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
  child.on('exit', (code) => {
    for (const other of running) other.kill('SIGTERM')
    process.exitCode = code ?? 0
  })
  return child
}
