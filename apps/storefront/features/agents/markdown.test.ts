import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeInMarkdown, inMarkdown, table } from './markdown.ts'
import { hasMarkdown, wantsMarkdown } from './wants-markdown.ts'

test('text cannot become a heading, a link, a cell or HTML', () => {
  assert.equal(inMarkdown('# [x](y) | <b>\n*z* `q` _u_ ~s~'), '\\# \\[x\\](y) \\| \\<b\\> \\*z\\* \\`q\\` \\_u\\_ \\~s\\~')
  assert.equal(table(['a', 'b'], [['1', inMarkdown('2|3')]]), '| a | b |\n| --- | --- |\n| 1 | 2\\|3 |')
})

test('a description keeps its paragraphs and lists, and nothing of its HTML', () => {
  const html = '<p>Soft &amp; <strong>small</strong>.</p><ul><li>One &lt;1&gt;</li><li>Two</li></ul><p>Line<br>break</p>'
  assert.equal(describeInMarkdown(html), 'Soft & small.\n\n- One \\<1\\>\n- Two\n\nLine\nbreak')
})

test('Markdown goes only to who names it and likes HTML no better', () => {
  assert.equal(wantsMarkdown('text/markdown'), true)
  assert.equal(wantsMarkdown('text/markdown, text/html;q=0.9, */*;q=0.1'), true)
  assert.equal(wantsMarkdown('text/html, text/markdown;q=0.5'), false)
  assert.equal(wantsMarkdown('text/markdown;q=0'), false)
  assert.equal(wantsMarkdown('text/html,application/xhtml+xml,*/*;q=0.8'), false)
  assert.equal(wantsMarkdown('*/*'), false)
  assert.equal(wantsMarkdown(null), false)
})

test('only pages of goods have Markdown', () => {
  for (const path of ['/', '/products', '/search', '/c/plush', '/p/clippy']) assert.equal(hasMarkdown(path), true, path)
  for (const path of ['/cart', '/checkout', '/p/a/b', '/c', '/account', '/orders/ord_1', '/help'])
    assert.equal(hasMarkdown(path), false, path)
})
