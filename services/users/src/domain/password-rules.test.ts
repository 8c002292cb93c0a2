import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordWeakness } from './password-rules.ts'

const owner = { email: 'ada.shopkeeper@toys-and-more.example', name: 'Ada Shopkeeper' }

const REFUSED = [
  'aaaaaaaaaa',
  '1111111112',
  '1234567890',
  '0987654321',
  '12345678910',
  '123456789a',
  'a123456789',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'qwerty12345',
  'qwertyuiop123',
  'asdfghjkl1',
  'asdfghjkl;',
  'zxcvbnm123',
  'qazwsxedcrfv',
  'abcabcabcabc',
  'password12',
  'password123',
  'Password1!',
  'P@ssw0rd123',
  'passw0rd2024',
  'passwordpassword',
  'letmein123',
  'iloveyou12',
  'iloveyou123!',
  'welcome123',
  'Welcome2024!',
  'sunshine99',
  'football11',
  'Summer2026!',
  'Winter2025',
  'superman123',
  'administrator',
  'admin12345',
  'changeme12',
  'trustno1trustno1',
  'basketball',
  'jennifer12',
  'michael1987',
  'liverpool1',
  'manchester',
  'minecraft1',
  'microsoft1',
  'toyline2026',
  'ToyLine!!!',
  'toylinetoyline',
  'xbox360xbox',
  'abcdefghij',
  'abcd123456',
  'a1b2c3d4e5',
  '1122334455',
  '147258369147',
  'helloworld',
  'myspace123',
  'princess123',
  'qwerty123456789',
  'pokemon123',
  'babygirl123',
  'starwars77',
  'monkey123456',
] as const
const ACCEPTED = [
  'correct horse battery staple',
  'the shop opens at nine',
  'purple elephants dance badly',
  'kV7#pLq2mZ',
  'xkcdzebrafjord',
  'ada likes green tea',
  'Tr0ub4dor&3x',
  '🦊🐢🦉🐙🦔🐝🦋🐌🦀🐡',
  'пароль-не-скажу',
  '我爱吃北京烤鸭和饺子呢',
  'seven toys, one shelf',
  '83920174650192',
]

for (const password of REFUSED)
  test(`${password} is refused as one of the first to be tried`, () => assert.notEqual(passwordWeakness(password, owner), null))
for (const password of ACCEPTED) test(`${password} is accepted`, () => assert.equal(passwordWeakness(password, owner), null))

test('what says only who its owner is, is refused with that reason', () => {
  for (const password of ['ada.shopkeeper@toys-and-more.example', 'ada.shopkeeper', 'AdaShopkeeper1', 'shopkeeper2026!', 'toys-and-more1'])
    assert.match(passwordWeakness(password, owner) ?? 'accepted', /own name|tried first/, password)
  assert.equal(passwordWeakness('ada.shopkeeper', { email: 'someone@else.example', name: 'Grace' }), null)
})
