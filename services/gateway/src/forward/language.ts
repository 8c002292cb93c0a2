import { LANGUAGES, type Language, ORIGINAL_LANGUAGE } from '@toyline/contracts'
import type { Card } from '@toyline/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { weightOf } from '../site/weights.ts'

/** Nobody reads more languages than this. */
const MOST_RANGES = 20

/**
 * The address that a room is asked with. Where the answer depends on a language and the address names none, it is the one that the
 * caller's Accept-Language prefers; the answer then says that it varies by it.
 */
export function spokenUrl(card: Card, request: FastifyRequest, reply: FastifyReply): string {
  const { url } = request
  if (card.method !== 'GET' || !card.query || !('language' in card.query.shape) || /[?&]language=/.test(url)) return url
  const others = reply.getHeader('vary')
  reply.header('vary', others === undefined ? 'accept-language' : `${others}, accept-language`)
  return `${url}${url.includes('?') ? '&' : '?'}language=${preferred(request.headers['accept-language'])}`
}

/** Of the languages of the shop, the one with the greatest weight, the first of those that are alike. */
function preferred(acceptLanguage = ''): Language {
  const wanted = acceptLanguage
    .split(',')
    .slice(0, MOST_RANGES)
    .map((part) => {
      const range = (part.split(';')[0] ?? '').trim().toLowerCase()
      return { language: range.split('-')[0] ?? '', weight: weightOf(part, range) }
    })
    .filter(({ language, weight }) => Object.hasOwn(LANGUAGES, language) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return (wanted[0]?.language as Language | undefined) ?? ORIGINAL_LANGUAGE
}
