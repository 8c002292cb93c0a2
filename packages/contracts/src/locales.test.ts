import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_LOCALE, findLocale, LOCALES, localePath, splitPath } from './locales.ts'
import { MARKETS } from './markets.ts'

test('every market can be read in some language, and every tag is known to Intl', () => {
  const all = Object.values(LOCALES)
  assert.deepEqual(new Set(all.map(({ market }) => market)), new Set(Object.keys(MARKETS)))
  for (const { id, tag, language, market } of all) {
    assert.equal(id, `${language}-${market}`)
    assert.equal(new Intl.Locale(tag).language, language)
    assert.deepEqual(Intl.NumberFormat.supportedLocalesOf(tag), [tag])
  }
  const hreflangs = all.map(({ hreflang }) => hreflang)
  assert.equal(new Set(hreflangs).size, hreflangs.length, 'a search engine could not tell two locales apart')
})

test('a path and its locale come apart and together again', () => {
  for (const locale of Object.values(LOCALES))
    for (const path of ['/', '/p/clippy', '/?q=a', '/search?q=%20', '/#top']) {
      const address = localePath(locale, path)
      const { pathname, search, hash } = new URL(address, 'http://shop')
      const back = splitPath(pathname)
      assert.equal(back.locale.id, locale.id)
      assert.equal(back.path + search + hash, path)
      assert.equal(back.isNamed, locale.id !== DEFAULT_LOCALE)
    }
  assert.equal(localePath(LOCALES['de-eu'], '/'), '/de-eu')
})

test('what only looks like a locale is a path of the default one', () => {
  for (const path of ['/de', '/de-EU', '/de-eux/p/a', '/toString', '/__proto__', '/', '//de-eu'])
    assert.deepEqual(splitPath(path), { locale: LOCALES[DEFAULT_LOCALE], path, isNamed: false })
  assert.equal(findLocale('constructor'), undefined)
  assert.equal(findLocale(undefined), undefined)
})
