import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf, secondsToWait } from './attempt-limits.ts'

test('addresses of one IPv6 network count together, IPv4 ones each for itself', () => {
  assert.equal(networkOf('203.0.113.9'), '203.0.113.9')
  assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
  assert.equal(networkOf('2001:0DB8:0001:0002::9'), '2001:db8:1:2::/64')
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0::/64')
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
  assert.equal(networkOf(undefined), 'unknown')
  assert.equal(networkOf('nonsense'), 'nonsense')
})

test('the wait is that of the fullest bucket among those that count', () => {
  assert.equal(secondsToWait('sign-in', { pair: 8, network: 1, account: 60 }, ['pair', 'network', 'account']), 0)
  assert.equal(secondsToWait('sign-in', { pair: 9, network: 61, account: 1 }, ['pair', 'network', 'account']), 60)
  assert.equal(secondsToWait('sign-in', { pair: 1, network: 1, account: 60.5 }, ['pair', 'network', 'account']), 30)
  assert.equal(secondsToWait('sign-in', { pair: 1, network: 1, account: 60.5 }, ['pair', 'network']), 0)
})
