import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ServiceName } from '@toyline/contracts'
import { stringify } from 'yaml'
import { dashboards } from './dashboards.ts'
import { alerts, groups } from './rules.ts'
import { papers, root } from './written.ts'

const hasPromtool = spawnSync('promtool', ['--version']).status === 0
if (process.env.CI === 'true') assert.ok(hasPromtool, 'promtool is missing: Debian has it in its package prometheus')
const promtool = { skip: hasPromtool ? false : 'promtool is not installed: Debian has it in its package prometheus' }

/** Samples are 30 s apart. */
const MINUTE_STEPS = 2
/** Requests of one step. */
const RATE = 10_000
const CALM_MINUTES = 400

type Series = { series: string; values: string }
type Expected = { alert: string; labels?: Record<string, string> }
type Case = {
  name: string
  interval: string
  input: Series[]
  /** Minutes, and all alerts of these names that are expected then. */
  at: { minute: number; among: string[]; fire: Expected[] }[]
}

const named = (name: string) => alerts.find(({ alert }) => alert === name) ?? assert.fail(`${name} is no alert`)
const PAGES = alerts.filter(({ labels }) => labels.severity === 'page').map(({ alert }) => alert)
const BURNING = ['BrowseBurnsFast', 'BrowseBurns', 'BrowseBurnsSlowly']

/** Requests of which `share` fails during `minutes`, after a calm and before another. */
function requests(labels: string, phases: { minutes: number; share: number }[], steps = MINUTE_STEPS): Series[] {
  const counted = (part: (share: number) => number) => {
    let total = 0
    return phases
      .map(({ minutes, share }) => {
        const each = Math.round(RATE * part(share))
        const from = total
        total += each * minutes * steps
        return `${from}+${each}x${minutes * steps - 1}`
      })
      .join(' ')
  }
  const bucket = labels.replace('_count{', '_bucket{le="0.3",')
  return [
    { series: labels.replace('}', ',status="200"}'), values: counted((share) => 1 - share) },
    { series: bucket.replace('}', ',status="200"}'), values: counted((share) => 1 - share) },
    { series: labels.replace('}', ',status="503"}'), values: counted((share) => share) },
  ]
}

const BROWSE = 'gateway_request_seconds_count{method="GET",route="/api/v1/products"}'
const CHECKOUT = 'gateway_request_seconds_count{method="POST",route="/api/v1/orders"}'
const UP = { series: 'up{job="toyline-gateway",instance="a"}', values: '1x6000' }

function judge(cases: Case[], evaluation = '30s'): string {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'))
  try {
    writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }))
    const tests = cases.map(({ name, interval, input, at }) => ({
      name,
      interval,
      input_series: input,
      alert_rule_test: at.flatMap(({ minute, among, fire }) =>
        among.map((alertname) => ({
          eval_time: `${minute}m`,
          alertname,
          exp_alerts: fire
            .filter(({ alert }) => alert === alertname)
            .map(({ alert, labels = {} }) => {
              const { labels: own, annotations } = named(alert)
              const summary = annotations.summary.replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? '')
              return { exp_labels: { ...own, ...labels }, exp_annotations: { ...annotations, summary } }
            }),
        })),
      ),
    }))
    writeFileSync(join(folder, 'tests.yaml'), stringify({ rule_files: ['rules.yaml'], evaluation_interval: evaluation, tests }))
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', join(folder, 'tests.yaml')], { encoding: 'utf8' })
    return status === 0 ? 'fine' : stdout + stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const calm = { minutes: CALM_MINUTES, share: 0 }
const outage: Case[] = [
  {
    name: 'every request fails for ten minutes',
    interval: '30s',
    input: [...requests(BROWSE, [calm, { minutes: 10, share: 1 }, { minutes: 60, share: 0 }]), UP],
    at: [
      { minute: CALM_MINUTES, among: PAGES, fire: [] },
      { minute: CALM_MINUTES + 2, among: ['BrowseBurnsFast', 'CheckoutBurnsFast'], fire: [{ alert: 'BrowseBurnsFast' }] },
      { minute: CALM_MINUTES + 20, among: PAGES, fire: [] },
    ],
  },
  {
    name: 'no gateway answers for ten minutes',
    interval: '30s',
    input: [{ series: UP.series, values: '1x20 0x19 1x100' }],
    at: [
      { minute: 10, among: ['ShopDown'], fire: [] },
      { minute: 12, among: ['ShopDown'], fire: [{ alert: 'ShopDown' }] },
      { minute: 30, among: ['ShopDown'], fire: [] },
    ],
  },
  {
    name: 'nobody knows of a gateway',
    interval: '30s',
    input: [],
    at: [{ minute: 2, among: ['ShopDown'], fire: [{ alert: 'ShopDown', labels: { job: 'toyline-gateway' } }] }],
  },
]

test('O2: a total outage pages within two minutes, and is over ten minutes after', promtool, () => {
  assert.equal(judge(outage), 'fine')
})

test('O2: two requests of a hundred that fail page within 45 minutes', promtool, () => {
  const failing = [calm, { minutes: 60, share: 0.02 }]
  const at = [
    { minute: CALM_MINUTES + 10, among: ['BrowseBurnsFast'], fire: [] },
    { minute: CALM_MINUTES + 45, among: ['BrowseBurnsFast'], fire: [{ alert: 'BrowseBurnsFast' }] },
  ]
  const orders = [{ minute: CALM_MINUTES + 45, among: ['CheckoutBurnsFast'], fire: [{ alert: 'CheckoutBurnsFast' }] }]
  assert.equal(
    judge([
      { name: 'browse', interval: '30s', input: [...requests(BROWSE, failing), UP], at },
      { name: 'checkout', interval: '30s', input: [...requests(CHECKOUT, failing), UP], at: orders },
    ]),
    'fine',
  )
})

test('O2: five requests of ten thousand that fail never call anybody', promtool, () => {
  const days = [{ minutes: 4 * 24 * 60, share: 0.0005 }]
  const never = [60, 720, 3 * 24 * 60, 4 * 24 * 60 - 1].map((minute) => ({ minute, among: [...PAGES, ...BURNING, 'BrowseSlow'], fire: [] }))
  const input = [...requests(BROWSE, days, 1), ...requests(CHECKOUT, days, 1), UP]
  assert.equal(judge([{ name: 'four days', interval: '1m', input, at: never }], '10m'), 'fine')
})

/** A state that each of the other alerts is for. */
const STATES: [alert: string, series: string, bad: string, labels: Record<string, string>][] = [
  ['Oversold', 'products_oversold_pieces{instance="a"}', '3x60', {}],
  ['OrdersStandStill', 'orders_oldest_unfinished_seconds{instance="a"}', '4600x60', {}],
  ['ArchiveFails', 'postgres_archive_failing{instance="a"}', '1x60', {}],
  ['JobsLate', 'jobs_lag_seconds{room="orders",instance="a"}', '130x60', { room: 'orders' }],
  ['JobsParked', 'jobs_parked{room="orders",instance="a"}', '1x60', { room: 'orders' }],
  ['HoldForgotten', 'products_oldest_hold_seconds{instance="a"}', '4600x60', {}],
  [
    'MoneyUnexplained',
    'payments_unexplained_minor_units{provider="stripe",currency="EUR"}',
    '5x300',
    { provider: 'stripe', currency: 'EUR' },
  ],
  ['BreakerOpen', 'breaker_state{from="orders",to="payments",calls="all"}', '2x60', { from: 'orders', to: 'payments', calls: 'all' }],
  [
    'EventLoopBlocked',
    'nodejs_eventloop_lag_p99_seconds{job="toyline-orders",instance="a"}',
    '0.3x60',
    { job: 'toyline-orders', instance: 'a' },
  ],
  ['Shedding', 'gateway_shed_total{class="early"}', '0+5x60', {}],
]

test('O2: every cause has its alert, and is silent while all is well', promtool, () => {
  const state = ([alert, series, bad, labels]: (typeof STATES)[number]): Case[] => {
    const minute = alert === 'MoneyUnexplained' ? 65 : 12
    return [
      {
        name: `${alert} in trouble`,
        interval: '30s',
        input: [{ series, values: bad }, UP],
        at: [{ minute, among: [alert], fire: [{ alert, labels }] }],
      },
      {
        name: `${alert} and all is well`,
        interval: '30s',
        input: [{ series, values: '0x300' }, UP],
        at: [{ minute, among: [alert], fire: [] }],
      },
    ]
  }
  const pool = '{pool="toyline-orders",instance="a"}'
  const exhausted: Case = {
    name: 'PoolExhausted',
    interval: '30s',
    input: [
      { series: `postgres_pool_waiting${pool}`, values: '4x60' },
      { series: `postgres_pool_connections${pool}`, values: '10x60' },
      { series: `postgres_pool_limit${pool}`, values: '10x60' },
    ],
    at: [{ minute: 10, among: ['PoolExhausted'], fire: [{ alert: 'PoolExhausted', labels: { pool: 'toyline-orders' } }] }],
  }
  const late: Case = {
    name: 'MailLate',
    interval: '30s',
    input: [
      { series: 'notifications_mail_seconds_count', values: '0+10x300' },
      { series: 'notifications_mail_seconds_bucket{le="300"}', values: '0+9x300' },
    ],
    at: [{ minute: 30, among: ['MailLate'], fire: [{ alert: 'MailLate' }] }],
  }
  const slow: Case = {
    name: 'BrowseSlow',
    interval: '30s',
    input: [
      { series: BROWSE.replace('}', ',status="200"}'), values: '0+100x300' },
      { series: BROWSE.replace('_count{', '_bucket{le="0.3",').replace('}', ',status="200"}'), values: '0+90x300' },
    ],
    at: [{ minute: 70, among: ['BrowseSlow'], fire: [{ alert: 'BrowseSlow' }] }],
  }
  assert.equal(judge([...STATES.flatMap(state), exhausted, late, slow]), 'fine')
  const tried = [...STATES.map(([alert]) => alert), 'PoolExhausted', 'MailLate', 'ShopDown', 'CheckoutSlow', 'BrowseSlow']
  const promised = ['Browse', 'Checkout'].flatMap((name) => ['BurnsFast', 'Burns', 'BurnsSlowly'].map((pace) => name + pace))
  assert.deepEqual(alerts.map(({ alert }) => alert).sort(), [...tried, ...promised].sort())
})

test('these checks see an alert that never fires', promtool, () => {
  const [unfired] = outage.map((one) => ({ ...one, at: [{ minute: CALM_MINUTES + 2, among: ['BrowseBurnsFast'], fire: [] }] }))
  assert.match(judge([unfired as Case]), /FAILED/)
})

test('Prometheus takes the files that it is given', promtool, () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', join(root, 'deploy/observability/rules.yaml')], {
    encoding: 'utf8',
  })
  assert.equal(status, 0, stdout + stderr)
  const config = readFileSync(join(root, 'deploy/observability/prometheus.yaml'), 'utf8')
  for (const service of ServiceName.options) assert.ok(config.includes(`'${service}:9464'`), `${service} is asked`)
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'))
  writeFileSync(join(folder, 'prometheus.yaml'), config.replace('/etc/prometheus/', `${join(root, 'deploy/observability')}/`))
  const checked = spawnSync('promtool', ['check', 'config', join(folder, 'prometheus.yaml')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  assert.equal(checked.status, 0, checked.stdout + checked.stderr)
})

test('every alert has a runbook and a dashboard that are there', () => {
  const known = dashboards.map(({ uid }) => `/d/${uid}`)
  for (const { alert, annotations } of alerts) {
    assert.ok(existsSync(join(root, annotations.runbook)), `${alert}: ${annotations.runbook}`)
    assert.ok(known.includes(annotations.dashboard), `${alert}: ${annotations.dashboard}`)
    assert.ok(readFileSync(join(root, annotations.runbook), 'utf8').includes(alert), `${annotations.runbook} says nothing of ${alert}`)
  }
})

test('what lies in deploy/observability is what the code writes', () => {
  for (const [path, text] of papers()) assert.equal(readFileSync(join(root, path), 'utf8'), text, `${path}: run npm run papers`)
})
