import type { MailsTable } from '../store/mails-store.ts'

const PAGE_STYLE = `body{margin:0;font:16px/1.5 Figtree,system-ui,sans-serif;background:#FAF6EE;color:#211B2B}
main{max-width:72rem;margin:0 auto;padding:24px}h1{font-size:28px;margin:0 0 4px}p{color:#554D5F;margin:0 0 24px}
ol{list-style:none;margin:0;padding:0;border-top:2px solid #211B2B}li a{display:grid;grid-template-columns:1fr auto;gap:4px 16px;padding:12px 8px;border-bottom:1px solid #DDD3C2;color:inherit;text-decoration:none}
li a:hover{background:#F1EADD}a:focus-visible{outline:2px solid #211B2B;outline-offset:2px}strong{font-weight:600}small{color:#554D5F;font-size:14px}
iframe,pre{box-sizing:border-box}iframe{width:100%;height:75vh;border:1px solid #DDD3C2;border-radius:8px;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;border:1px solid #DDD3C2;border-radius:8px;padding:16px}
@media(max-width:40rem){li a{grid-template-columns:1fr}}
.back{display:inline-block;margin-bottom:16px;color:#3A2BC2}`

/** The development mailbox: what would have been sent, newest first. */
export function mailboxPage(mails: MailsTable[]): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/dev/mail/${escapeHtml(mail.id)}"><strong>${escapeHtml(mail.subject)}</strong><small>${mail.created_at.toISOString().replace('T', ' ').slice(0, 16)} UTC</small><small>to ${escapeHtml(mail.recipient)}</small></a></li>`,
  )
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p>Mail of this installation is kept here instead of being sent.</p>${rows.length > 0 ? `<ol>${rows.join('')}</ol>` : '<p>No mail yet. Register, or place an order.</p>'}`,
  )
}

/** One mail. Its HTML is shown in a frame without scripts, exactly as it would be sent; links open outside the frame. */
export function mailPage(mail: MailsTable, { html, text }: { html: string; text: string }): string {
  return page(
    mail.subject,
    `<a class="back" href="/dev/mail">All mail</a><h1>${escapeHtml(mail.subject)}</h1><p>to ${escapeHtml(mail.recipient)}</p>
<iframe title="The mail as it is sent" sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="${escapeHtml(html.replace('<head>', '<head><base target="_top">'))}"></iframe>
${mail.template === 'document-issued' ? `<p><a href="/dev/mail/${escapeHtml(mail.id)}/attachment">The attached PDF</a></p>` : ''}<h2>Plain text</h2><pre>${escapeHtml(text)}</pre>`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${PAGE_STYLE}</style></head><body><main>${body}</main></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
