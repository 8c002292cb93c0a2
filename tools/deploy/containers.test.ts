import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { composeProblems, imageProblems } from './containers.ts'
import { root } from './render.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const compose = read('docker-compose.yml')
const backend = read('deploy/images/backend.Dockerfile')
const storefront = read('deploy/images/storefront.Dockerfile')

test('every service has a container with the settings that it needs and no rights that it does not', () => {
  assert.deepEqual(composeProblems(compose), [])
})

test('the images are made from the Node that we test with, are nobody’s root, and can be asked how they are', () => {
  assert.deepEqual(imageProblems(backend), [])
  assert.deepEqual(imageProblems(storefront), [])
})

test('what was spoilt on purpose is found', async (t) => {
  const spoilt: [what: string, problems: string[], said: string][] = [
    ['a container', composeProblems(compose.replace('\n  users:', '\n  people:')), 'users has no container'],
    ['the copy of the database', composeProblems(compose.replace('\n  replica:', '\n  copy:')), 'replica has no container'],
    [
      'the pooler',
      composeProblems(compose.replace('\n  pooler:\n    <<', '\n  pool:\n    <<')),
      'products: asks pooler, which is not there',
    ],
    ['where it is', composeProblems(compose.replace('//replica:', '//copy:')), 'orders: asks copy, which is not there'],
    ['a cache', composeProblems(compose.replace(/ {6}REDIS_URL: .*\n/, '')), 'gateway: REDIS_URL is not set'],
    [
      'a secret',
      composeProblems(compose.replace(/STOREFRONT_API_URL: .*\n/, '$&      STOREFRONT_SECRET: x\n')),
      'STOREFRONT_SECRET is no setting',
    ],
    ['an address', composeProblems(compose.replace(/ {2}ORDERS_URL: .*\n/, '')), 'gateway: ORDERS_URL is not set'],
    ['a name', composeProblems(compose.replace('STOREFRONT_API_URL', 'STOREFRONT_URL')), 'storefront: STOREFRONT_API_URL is not set'],
    [
      'consent',
      composeProblems(compose.replace(/ {2}PAYMENTS_SANDBOX: .*\n/, '')),
      'payments: The sandbox payment provider takes no money',
    ],
    ['an image', composeProblems(compose.replace('redis:8.2-alpine', 'redis:latest')), 'redis: runs redis:latest, which may change'],
    ['rights', composeProblems(compose.replace('cap_drop: [ALL]', 'cap_drop: []')), 'gateway: keeps capabilities'],
    ['a port', composeProblems(compose.replace('127.0.0.1:3010:', '3010:')), 'payments: is open to the network at 3010:3010'],
    ['the user', imageProblems(backend.replace('USER 1000', 'USER root')), 'is root'],
    ['Node', imageProblems(backend.replace('node:24.21-bookworm-slim\n\n', 'node:22-bookworm-slim\n\n')), 'is not made from Node 24.21'],
    ['a base', imageProblems(storefront.replace(/FROM .*\nENV NODE/, 'FROM node:latest\nENV NODE')), 'FROM node:latest cannot be pinned'],
    ['a path', imageProblems(backend.replace('COPY tools/import ', 'COPY tools/imports ')), 'copies tools/imports, which is not there'],
    ['memory', imageProblems(backend.replace('old-space-size=384', 'old-space-size=4096')), 'other flags than tools/start/memory.ts'],
    ['health', imageProblems(storefront.replace('HEALTHCHECK', 'LABEL x')), 'has no health check'],
  ]
  for (const [what, problems, said] of spoilt)
    await t.test(what, () => assert.ok(problems.join('\n').includes(said), `said instead: ${problems.join('; ') || 'nothing'}`))
})
