import { waitFor } from '@toyline/testing'

/** The plain text of the newest mail to an address whose subject matches; waits until it is there. */
export async function mailTo(shopUrl: string, email: string, subject: RegExp): Promise<string> {
  const address = await addressOf(shopUrl, email, subject)
  const mail = await waitFor(() => page(address), { timeoutMs: 30_000, what: `the mail at ${address}` })
  return plain(/<pre>(.*?)<\/pre>/s.exec(mail)?.[1] ?? '')
}

/** What goes with the newest mail to an address whose subject matches. */
export async function attachmentOf(shopUrl: string, email: string, subject: RegExp): Promise<Buffer> {
  const answer = await fetch(`${await addressOf(shopUrl, email, subject)}/attachment`, { signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) throw new Error(`the attachment answered ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

async function addressOf(shopUrl: string, email: string, subject: RegExp): Promise<string> {
  return waitFor(
    async () => {
      const list = await page(`${shopUrl}/dev/mail`)
      for (const [, href, inner] of list.matchAll(/<a href="(\/dev\/mail\/[^"]+)">(.*?)<\/a>/gs)) {
        const words = plain(inner as string).trim()
        if (words.includes(email) && subject.test(words)) return `${shopUrl}${href}`
      }
      return null
    },
    { timeoutMs: 30_000, what: `a mail to ${email} about ${subject}` },
  )
}

/** How many mails about this an address has been sent. */
export async function mailCount(shopUrl: string, email: string, subject: RegExp): Promise<number> {
  const list = await page(`${shopUrl}/dev/mail`)
  return [...list.matchAll(/<a href="\/dev\/mail\/[^"]+">(.*?)<\/a>/gs)].filter(([, inner]) => {
    const words = plain(inner as string)
    return words.includes(email) && subject.test(words)
  }).length
}

/** The first link of a mail to a path of the shop. */
export function linkIn(mail: string, path: string): string {
  const link = new RegExp(`https?://[^\\s)\\]>]*${path}[^\\s)\\]>]*`).exec(mail)?.[0]
  if (!link) throw new Error(`There is no link to ${path} in this mail:\n${mail}`)
  return link
}

async function page(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.text()
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&amp;/g, '&')
}
