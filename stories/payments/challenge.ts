import assert from 'node:assert/strict'

/** What a buyer answers their bank, on the bank's own page. */
export async function answerChallenge(url: string, answer: 'approve' | 'fail'): Promise<void> {
  const page = await (await fetch(url)).text()
  const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? []
  const reply = await fetch(new URL(action ?? url, url), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ answer }),
  })
  assert.ok(reply.status < 400, `challenge: ${reply.status} ${page.slice(0, 2_000)}`)
}
