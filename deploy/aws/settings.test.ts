import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

const GOOD = {
  size: 'small',
  region: 'eu-central-1',
  secondRegion: 'eu-west-1',
  cloudFrontAddresses: 'pl-a3a144ca',
  namespace: 'toyline',
  domain: 'shop.toyline.example',
  zoneName: 'toyline.example',
  zoneId: 'Z0000000000000EXAMPLE',
  alarmMail: 'operators@toyline.example',
}
const read = (changed: Record<string, unknown>) => readSettings((name) => ({ ...GOOD, ...changed })[name as keyof typeof GOOD])

test('zones follow from the region unless they are named', () => {
  assert.deepEqual(read({}).zones, ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'])
  assert.deepEqual(read({ zones: 'ca-central-1a,ca-central-1b,ca-central-1d' }).zones, ['ca-central-1a', 'ca-central-1b', 'ca-central-1d'])
})

test('all that is wrong is said at once', () => {
  assert.throws(
    () => read({ size: 'huge', region: 'Frankfurt', zoneId: undefined, alarmMail: 'nobody', cloudFrontAddresses: '0.0.0.0/0' }),
    ({ message }: Error) =>
      ['size: "huge"', 'region: "Frankfurt"', 'zoneId is not set', 'alarmMail: "nobody"', 'cloudFrontAddresses: "0.0.0.0/0"'].every(
        (said) => message.includes(said),
      ),
  )
})

test('copies go to another region, and the shop’s name is in its zone', () => {
  assert.throws(() => read({ secondRegion: 'eu-central-1' }), /copies would be lost with it/)
  assert.throws(() => read({ domain: 'shop.example.com' }), /shop\.example\.com is not in toyline\.example/)
})
