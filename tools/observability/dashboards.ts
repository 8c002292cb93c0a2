import { narrowed } from './promql.ts'

/** What Grafana shows. `npm run papers` writes each to `deploy/observability/dashboards`. */

type Query = { expr: string; legend: string }
type Panel = { title: string; says: string; unit: 's' | 'reqps' | 'percentunit' | 'short'; queries: Query[] }
export type Dashboard = { uid: string; title: string; panels: Panel[] }

/** Every minute of a span counts as much as what Prometheus can tell of it. */
const RATE = '$__rate_interval'
const each = (expr: string, legend: string): Query => ({ expr, legend })

export const dashboards: Dashboard[] = [
  {
    uid: 'toyline-requests',
    title: 'Toyline: requests',
    panels: [
      panel('Requests', 'reqps', 'By status, at the front door.', [
        each(`sum by (status) (rate(gateway_request_seconds_count[${RATE}]))`, '{{status}}'),
      ]),
      panel('Failing', 'percentunit', 'Share of answers that are our fault. Promised: 0.1 % of looking, 0.05 % of ordering.', [
        each('promise:browse_failing:ratio_rate5m', 'browse'),
        each('promise:checkout_failing:ratio_rate5m', 'checkout'),
      ]),
      panel('Time to answer', 's', 'Nineteen of twenty answers come within it, by route; the ten slowest.', [
        each(
          `topk(10, histogram_quantile(0.95, sum by (le, route) (rate(gateway_request_seconds_bucket{route!~".*/events"}[${RATE}]))))`,
          '{{route}}',
        ),
      ]),
      panel('Time in the rooms', 's', 'The same inside, by room and route; the ten slowest.', [
        each(
          `topk(10, histogram_quantile(0.95, sum by (le, room, route) (rate(room_request_seconds_bucket[${RATE}]))))`,
          '{{room}} {{route}}',
        ),
      ]),
      panel('Breakers', 'short', '0 closed, 1 half open, 2 open.', [
        each('max by (from, to, calls) (breaker_state) > 0', '{{from}} to {{to}}, {{calls}}'),
      ]),
      panel('Refused because of load', 'reqps', 'By class of requests, and by whose places were taken.', [
        each(`sum by (class) (rate(gateway_shed_total[${RATE}]))`, '{{class}}'),
        each(`sum by (to, calls) (rate(calls_turned_away_total[${RATE}])) > 0`, '{{to}}, {{calls}}'),
      ]),
      panel('Pages for everybody', 'reqps', 'By where they came from.', [
        each(`sum by (from) (rate(gateway_pages_total[${RATE}]))`, '{{from}}'),
      ]),
    ],
  },
  {
    uid: 'toyline-browser',
    title: 'Toyline: in the browser',
    panels: [
      panel('Largest part painted', 's', 'Three of four pages are painted within it, by kind of page. Good: 2.5 s.', [
        each(felt('browser_lcp_seconds'), '{{page}}'),
      ]),
      panel('Slowest touch answered', 's', 'Three of four pages answer within it. Good: 0.2 s.', [
        each(felt('browser_inp_seconds'), '{{page}}'),
      ]),
      panel('Moved', 'short', 'Layout shift that three of four pages stay below. Good: 0.1.', [
        each(felt('browser_cls_score'), '{{page}}'),
      ]),
      panel('Errors', 'short', 'Thrown in pages and caught by nobody, a minute.', [
        each(`sum by (page) (rate(browser_errors_total[${RATE}])) * 60`, '{{page}}'),
      ]),
    ],
  },
  {
    uid: 'toyline-orders',
    title: 'Toyline: orders, stock and money',
    panels: [
      panel('Orders a minute', 'short', 'Placed, by market.', [
        each(`sum by (market) (rate(orders_placed_total[${RATE}])) * 60`, '{{market}}'),
      ]),
      panel('Orders that ended', 'short', 'Without being placed, a minute, by why.', [
        each(`sum by (because) (rate(orders_ended_total[${RATE}])) * 60`, '{{because}}'),
      ]),
      panel('Oldest unfinished order', 's', 'Neither placed nor ended. Goods are held for an hour at most.', [
        each('max(orders_oldest_unfinished_seconds)', 'order'),
      ]),
      panel('Oldest hold', 's', 'Of goods, for an order that is not placed yet.', [each('max(products_oldest_hold_seconds)', 'hold')]),
      panel('Oversold', 'short', 'Pieces promised beyond what may be. Always 0.', [each('max(products_oversold_pieces)', 'pieces')]),
      panel('Money that is not explained', 'short', 'Minor units that providers moved in 30 days and the books do not know. 0 is right.', [
        each('max by (provider, currency) (payments_unexplained_minor_units)', '{{provider}} {{currency}}'),
      ]),
      panel('Who reckons tax', 'reqps', 'An engine outside, or our own tables in its place.', [
        each(`sum by (source) (rate(orders_tax_answers_total[${RATE}]))`, '{{source}}'),
      ]),
    ],
  },
  {
    uid: 'toyline-jobs',
    title: 'Toyline: jobs, events and mail',
    panels: [
      panel('Lag', 's', 'How long the oldest due job of a room has been waiting.', [each('max by (room) (jobs_lag_seconds)', '{{room}}')]),
      panel('Due', 'short', 'Jobs whose time has come.', [each('max by (room) (jobs_due)', '{{room}}')]),
      panel('Parked', 'short', 'Jobs that wait for a person.', [each('max by (room) (jobs_parked)', '{{room}}')]),
      panel('Failing', 'short', 'Tries that failed, a minute.', [
        each(`sum by (room, task) (rate(jobs_ended_total{outcome="failed"}[${RATE}])) * 60 > 0`, '{{room}} {{task}}'),
      ]),
      panel('Done', 'short', 'A minute, by room.', [
        each(`sum by (room) (rate(jobs_ended_total{outcome="done"}[${RATE}])) * 60`, '{{room}}'),
      ]),
      panel('Time of a try', 's', 'Nineteen of twenty end within it.', [
        each(`histogram_quantile(0.95, sum by (le, room) (rate(jobs_run_seconds_bucket[${RATE}])))`, '{{room}}'),
      ]),
      panel('Time to the mail', 's', 'From the letter; 99 of 100 within it. Promised: five minutes.', [
        each(`histogram_quantile(0.99, sum by (le) (rate(notifications_mail_seconds_bucket[${RATE}])))`, 'mail'),
      ]),
    ],
  },
  {
    uid: 'toyline-process',
    title: 'Toyline: processes and pools',
    panels: [
      panel('Processor', 'percentunit', 'Of one core, by process.', [
        each(`rate(process_cpu_seconds_total[${RATE}])`, '{{job}} {{instance}}'),
      ]),
      panel('Memory', 'short', 'Bytes that are resident.', [each('process_resident_memory_bytes', '{{job}} {{instance}}')]),
      panel('Event loop', 's', 'Delay that 99 of 100 turns stay below.', [
        each('nodejs_eventloop_lag_p99_seconds', '{{job}} {{instance}}'),
      ]),
      panel('Connections in use', 'percentunit', 'Of what each pool may have.', [
        each('(postgres_pool_connections - postgres_pool_idle) / postgres_pool_limit', '{{pool}} {{instance}}'),
      ]),
      panel('Waiting for a connection', 'short', 'Callers.', [each('postgres_pool_waiting', '{{pool}} {{instance}}')]),
      panel('Time until a connection', 's', '99 of 100 get one within it.', [
        each(`histogram_quantile(0.99, sum by (le, pool) (rate(postgres_pool_wait_seconds_bucket[${RATE}])))`, '{{pool}}'),
      ]),
      panel('Log that is not archived', 'short', '1 while PostgreSQL cannot archive its log.', [
        each('max(postgres_archive_failing)', 'fails'),
      ]),
      panel('Password hashes', 'short', 'Waiting for a thread.', [each('users_password_hashes_waiting', '{{instance}}')]),
    ],
  },
]

/** What web vitals are judged by: three of four, over all that browsers told. */
function felt(name: string): string {
  return `histogram_quantile(0.75, sum by (le, page) (rate(${name}_bucket[${RATE}])))`
}

function panel(title: string, unit: Panel['unit'], says: string, queries: Query[]): Panel {
  return { title, unit, says, queries }
}

const COLUMNS = 2
const WIDTH = 12
const HEIGHT = 8
const SOURCE = { type: 'prometheus', uid: 'prometheus' }

/** Which shop is looked at, where a cluster has several; all of them unless chosen. */
const PLACE = {
  name: 'namespace',
  label: 'Place',
  type: 'query',
  datasource: SOURCE,
  query: { query: 'label_values(up{job="toyline-gateway"}, namespace)', refId: 'place' },
  refresh: 1,
  includeAll: true,
  allValue: '.*',
  current: { text: 'All', value: '$__all' },
}

/** As Grafana reads it from a file. */
export function asGrafana({ uid, title, panels }: Dashboard): object {
  return {
    uid,
    title,
    timezone: 'browser',
    editable: false,
    refresh: '30s',
    schemaVersion: 41,
    time: { from: 'now-3h', to: 'now' },
    templating: { list: [PLACE] },
    links: dashboards.map((other) => ({ type: 'link', title: other.title, url: `/d/${other.uid}`, keepTime: true, includeVars: true })),
    panels: panels.map((one, at) => ({
      id: at + 1,
      type: 'timeseries',
      title: one.title,
      description: one.says,
      datasource: SOURCE,
      gridPos: { x: (at % COLUMNS) * WIDTH, y: Math.floor(at / COLUMNS) * HEIGHT, w: WIDTH, h: HEIGHT },
      fieldConfig: { defaults: { unit: one.unit, min: 0 }, overrides: [] },
      options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
      targets: one.queries.map(({ expr, legend }, query) => ({
        refId: String.fromCharCode(65 + query),
        datasource: SOURCE,
        expr: narrowed(expr, 'namespace=~"$namespace"'),
        legendFormat: legend,
      })),
    })),
  }
}
