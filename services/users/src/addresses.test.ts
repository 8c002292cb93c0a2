import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openTestRoom } from './test-room.ts'

const seattle = { name: 'Ada Shopkeeper', line1: '1 Main St', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' }
const berlin = { name: 'Ada Shopkeeper', company: 'Spielzeug GmbH', line1: 'Torstr. 1', city: 'Berlin', postcode: '10119', country: 'DE' }

test('an address is checked by the rules of its country and kept as the country writes it', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller } = await join('ada@shop.example')
  const kept = await call('addAddress', { ...seattle, area: 'washington', label: 'Shop' }, { caller })
  const { id, ...address } = kept.body
  assert.deepEqual([kept.status, address], [201, { ...seattle, label: 'Shop', isDefault: true }])
  assert.match(id, /^adr_[0-9a-z]{26}$/)

  const refused: [object, string[]][] = [
    [{ ...seattle, postcode: '9810' }, ['postcode']],
    [{ ...seattle, area: 'XX' }, ['area']],
    [{ ...seattle, postcode: '10001' }, ['postcode']],
    [{ ...seattle, city: '', postcode: undefined }, ['city', 'postcode']],
    [{ ...berlin, postcode: '1011' }, ['postcode']],
    [{ ...berlin, country: 'GB', postcode: '10119' }, ['postcode']],
    [{ ...berlin, country: 'ZZ' }, ['country']],
    [{ ...berlin, phone: 'call me' }, ['phone']],
  ]
  for (const [input, fields] of refused) {
    const { status, body } = await call('addAddress', input, { caller })
    assert.deepEqual(
      [status, body.code, body.errors.map(({ path }: { path: string }) => path).sort()],
      [422, 'bad-address', fields],
      JSON.stringify(input),
    )
    assert.ok(body.errors.every(({ message }: { message: string }) => message.length > 10))
  }
  assert.equal((await call('listAddresses', undefined, { caller })).body.items.length, 1)
})

test('there is one default as long as there are addresses', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller } = await join('ada@shop.example')
  const add = async (input: object) => (await call('addAddress', input, { caller })).body
  const defaults = async () => {
    const { items } = (await call('listAddresses', undefined, { caller })).body
    return items.filter(({ isDefault }: { isDefault: boolean }) => isDefault).map(({ id }: { id: string }) => id)
  }
  const first = await add(seattle)
  const second = await add({ ...berlin, isDefault: true })
  const third = await add(seattle)
  assert.deepEqual(await defaults(), [second.id])
  await call('updateAddress', { ...berlin, isDefault: false }, { caller, params: { id: second.id } })
  assert.deepEqual(await defaults(), [second.id])
  await call('updateAddress', { ...seattle, isDefault: true }, { caller, params: { id: first.id } })
  assert.deepEqual(await defaults(), [first.id])
  await call('removeAddress', undefined, { caller, params: { id: first.id } })
  assert.deepEqual(await defaults(), [third.id])
  await Promise.all(Array.from({ length: 8 }, () => add({ ...seattle, isDefault: true })))
  assert.equal((await defaults()).length, 1)
})

test('somebody else’s address is not there, to read, to change or to remove', async (t) => {
  const { call, join, pool } = await openTestRoom(t)
  const ada = await join('ada@shop.example')
  const eve = await join('eve@shop.example')
  const { id } = (await call('addAddress', seattle, { caller: ada.caller })).body
  assert.deepEqual((await call('listAddresses', undefined, { caller: eve.caller })).body.items, [])
  const changed = await call('updateAddress', { ...berlin, isDefault: true }, { caller: eve.caller, params: { id } })
  const removed = await call('removeAddress', undefined, { caller: eve.caller, params: { id } })
  for (const { status, body } of [changed, removed]) assert.deepEqual([status, body.code], [404, 'no-such-address'])
  assert.doesNotMatch(changed.raw + removed.raw, /Seattle|Main/)
  assert.deepEqual((await pool.query('select user_id, city from addresses')).rows, [{ user_id: ada.userId, city: 'Seattle' }])
  for (const [route, body] of [
    ['addAddress', seattle],
    ['listAddresses', undefined],
  ] as const)
    assert.equal((await call(route, body, { caller: { kind: 'guest', guestId: 'gst_x' } })).status, 401)
})

test('an address changes wholly: what is left out is gone', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller } = await join('ada@shop.example')
  const { id } = (await call('addAddress', { ...seattle, line2: 'Back door', phone: '+1 425 555 0100', label: 'Shop' }, { caller })).body
  const changed = await call('updateAddress', berlin, { caller, params: { id } })
  assert.deepEqual(changed.body, { ...berlin, id, label: null, isDefault: true })
  const gone = await call('removeAddress', undefined, { caller, params: { id } })
  assert.deepEqual(gone.body, { removed: true })
  assert.equal((await call('removeAddress', undefined, { caller, params: { id } })).status, 404)
})

test('an address book ends at a hundred, also when many are added at once', async (t) => {
  const { call, join, pool } = await openTestRoom(t)
  const { caller, userId } = await join('ada@shop.example')
  await pool.query(
    `insert into addresses (id, user_id, name, line1, city, country) select 'adr_' || n, $1, 'Ada', '1 Main St', 'Seattle', 'US' from generate_series(1, 97) n`,
    [userId],
  )
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('addAddress', seattle, { caller })))
  assert.equal(answers.filter(({ status }) => status === 201).length, 3)
  assert.deepEqual(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)), new Set(['too-many-addresses']))
  assert.equal((await call('listAddresses', undefined, { caller })).body.items.length, 100)
})

test('one key adds one address and gets the first answer byte for byte', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller } = await join('ada@shop.example')
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => call('addAddress', seattle, { caller, key })))
  assert.deepEqual(new Set(answers.map(({ status, raw }) => `${status} ${raw}`)).size, 1)
  assert.equal((await call('listAddresses', undefined, { caller })).body.items.length, 1)
})

test('names and streets that look like code are kept as they are', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller } = await join('ada@shop.example')
  for (const line1 of ["1'; drop table addresses; --", '<img src=x onerror=alert(1)> 5', '=HYPERLINK("x") 7', 'ул. Ленина 1 🧸']) {
    const kept = await call('addAddress', { ...berlin, line1, name: line1 }, { caller })
    assert.deepEqual([kept.body.line1, kept.body.name], [line1, line1])
  }
})
