import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse, parseAllDocuments } from 'yaml'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

type Compose = { services: Record<string, { command: string[]; environment: Record<string, string>; image: string }> }
type Cluster = { kind: string; spec: Record<string, unknown> }

const settings = new Map(
  read('deploy/pgbackrest/pgbackrest.conf')
    .split('\n')
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => line.split('=') as [string, string]),
)
const compose = parse(read('docker-compose.backups.yml'), { merge: true }) as Compose
const database = parseAllDocuments(read('deploy/kubernetes/base/database.yaml')).map((document) => document.toJS() as Cluster)
const of = (kind: string) => JSON.stringify(database.find((one) => one.kind === kind)?.spec ?? assert.fail(`there is no ${kind}`))

test('wherever the database is ours its log is archived every five minutes, and backups are encrypted and kept for 35 days', () => {
  assert.equal(settings.get('repo1-cipher-type'), 'aes-256-cbc')
  assert.deepEqual([settings.get('repo1-retention-full-type'), settings.get('repo1-retention-full')], ['time', '35'])
  assert.ok(!settings.has('archive-push-queue-max'), 'beyond it the log would be thrown away without a word')

  const { postgres, backup } = compose.services
  assert.ok(postgres && backup)
  assert.deepEqual(
    postgres.command.filter((word) => word.startsWith('archive_')),
    ['archive_mode=on', 'archive_timeout=5min', 'archive_command=pgbackrest --stanza=toyline archive-push "%p"'],
  )
  assert.equal(postgres.environment.PGBACKREST_REPO1_TYPE, 's3')
  for (const [name, value] of Object.entries(postgres.environment)) assert.equal(backup.environment[name], value)

  assert.match(of('Cluster'), /"archive_timeout":"5min"/)
  assert.match(of('Cluster'), /"isWALArchiver":true/)
  assert.match(of('ObjectStore'), /"retentionPolicy":"35d"/)
  assert.equal(of('ObjectStore').match(/"encryption":"aws:kms"/g)?.length, 2)
  assert.match(of('ScheduledBackup'), /"schedule":"0 0 2 \* \* \*"/)
})

test('the database with backups is the one that is tested without, and is told the same', () => {
  const { image, command } = (parse(read('docker-compose.yml'), { merge: true }) as Compose).services.postgres ?? assert.fail()
  // What a second file says of a command takes the place of the first's.
  assert.deepEqual(compose.services.postgres?.command.slice(0, command.length), command)
  assert.ok(command.includes('hba_file=/etc/toyline/pg_hba.conf'))
  assert.match(read('deploy/postgres/pg_hba.conf'), /^host replication postgres all scram-sha-256$/m)
  assert.match(read('deploy/images/database.Dockerfile'), new RegExp(`^ARG POSTGRES_IMAGE=${image.replace('.', '\\.')}$`, 'm'))
})
