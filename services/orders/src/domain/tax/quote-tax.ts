import type { Money, TaxLine, TaxSum } from '@toyline/contracts'
import { type Charge, chargesAt, chargesForLine } from './charges.ts'
import { WHOLE } from './rates.ts'
import { roundHalfUp, shareOut } from './share-out.ts'
import type { TaxEngine, TaxedAmount, TaxQuote, TaxRefusal, TaxRequest } from './tax-request.ts'
import { freightIsFree } from './us-freight.ts'

export type { TaxEngine, TaxedAmount, TaxedLine, TaxProblem, TaxQuote, TaxReason, TaxRefusal, TaxRequest } from './tax-request.ts'

/** What a kind of goods is charged, and a key that kinds with the same charges share. */
type Kind = { charges: Charge[]; key: string }
/** A part of the document with one set of taxes. Shipping that carries differently taxed goods has several. */
type Piece = { owner: number; key: string; amount: bigint; charges: Charge[] }
type Levy = { piece: Piece; charge: Charge; amount: bigint }

const SHIPPING = -1

/**
 * Tax on an order. All amounts are in the currency of `shipping`.
 *
 * Rounding is half up, on each tax alone: GST and QST of one line are two roundings. A seller who rounds by
 * document rounds each tax once over all lines and shipping, and hands it back to them by largest
 * remainder; so the parts always sum to the total, in both ways. Where prices include tax, it is taken out
 * of them and `gross` is the price given; else `net` is.
 *
 * Shipping is taxed like the goods it carries, in proportion to their prices, save where freight is free of
 * tax. A refusal names what is missing; tax is never 0 because something was unknown.
 *
 * Throws RangeError on amounts that are negative, not whole or of another currency: those are bugs.
 */
export function quoteTax(request: TaxRequest): TaxQuote | TaxRefusal {
  checkRequest(request)
  const found = chargesAt(request)
  if ('problem' in found) return { ok: false, problem: found.problem }

  const { pricesIncludeTax } = request
  const kindOf = kinds(found.charges, request.date)
  const lineKinds = request.lines.map(kindOf)
  const linePieces = request.lines.map(
    (line, owner): Piece => ({ owner, key: line.id, amount: BigInt(line.amount.amount), charges: (lineKinds[owner] as Kind).charges }),
  )
  const pieces = [...linePieces, ...shippingPieces(request, lineKinds, found.charges)]
  const levies = request.seller.rounding === 'line' ? levyByLine(pieces, pricesIncludeTax) : levyByDocument(pieces, pricesIncludeTax)

  const { currency } = request.shipping
  const byOwner = Map.groupBy(levies, (levy) => levy.piece.owner)
  const of = (owner: number, amount: Money) => taxedAmount(amount, byOwner.get(owner) ?? [], pricesIncludeTax)
  const everything = [...request.lines.map((line) => line.amount), request.shipping].reduce((sum, money) => sum + money.amount, 0)
  return {
    ok: true,
    lines: request.lines.map((line, owner) => ({ id: line.id, ...of(owner, line.amount) })),
    shipping: of(SHIPPING, request.shipping),
    total: withBases(taxedAmount({ amount: everything, currency }, levies, pricesIncludeTax), levies, pricesIncludeTax),
  }
}

/** The built-in engine, as the checkout asks any. */
export const builtInTax: TaxEngine = async (request) => quoteTax(request)

/** Lines of one category and with the same certificates are charged the same: a cart of a thousand lines has a handful of kinds. */
function kinds(charges: readonly Charge[], date: string): (line: TaxRequest['lines'][number]) => Kind {
  const known = new Map<string, Kind>()
  return (line) => {
    const name = [line.taxCategory, ...(line.exemptIn ?? [])].join('\t')
    let kind = known.get(name)
    if (!kind) {
      const own = chargesForLine(charges, line, date)
      kind = { charges: own, key: own.map(chargeKey).join('\n') }
      known.set(name, kind)
    }
    return kind
  }
}

function checkRequest({ date, lines, shipping }: TaxRequest) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`"${date}" is no date of the form YYYY-MM-DD.`)
  for (const { amount, currency } of [shipping, ...lines.map((line) => line.amount)]) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`Tax cannot be reckoned on an amount of ${amount}.`)
    if (currency !== shipping.currency) throw new RangeError(`One order cannot hold ${currency} and ${shipping.currency}.`)
  }
}

function shippingPieces({ shipping, lines, date }: TaxRequest, lineKinds: readonly Kind[], charges: readonly Charge[]): Piece[] {
  const amount = BigInt(shipping.amount)
  const free = charges.map(
    (charge): Charge =>
      charge.reason === 'standard' && freightIsFree(charge.jurisdiction, date) ? { ...charge, rate: 0, reason: 'exempt' } : charge,
  )
  const [first] = lineKinds
  // Delivery for nothing goes with the goods: there is nothing of it that could be free of tax.
  if (!first || (amount > 0n && free.some((charge) => charge.reason === 'exempt')))
    return [{ owner: SHIPPING, key: '', amount, charges: free }]

  const goods = new Map<string, { charges: Charge[]; amount: bigint; lines: bigint }>()
  for (const [at, kind] of lineKinds.entries()) {
    const group = goods.get(kind.key) ?? { charges: kind.charges, amount: 0n, lines: 0n }
    group.amount += BigInt((lines[at] as TaxRequest['lines'][number]).amount.amount)
    group.lines += 1n
    goods.set(kind.key, group)
  }
  if (goods.size === 1) return [{ owner: SHIPPING, key: '', amount, charges: first.charges }]

  const whole = [...goods.values()].reduce((sum, group) => sum + group.amount, 0n)
  const parts = [...goods].map(([key, group]) => ({
    key,
    exact: amount * (whole === 0n ? group.lines : group.amount),
    charges: group.charges,
  }))
  const shares = shareOut(amount, parts, whole === 0n ? BigInt(lines.length) : whole)
  return parts.map((part, i): Piece => ({ owner: SHIPPING, key: part.key, amount: shares[i] as bigint, charges: part.charges }))
}

/** What a tax is a share of: a tax-free price, or one that contains all the piece's taxes. */
function denominator(piece: Piece, pricesIncludeTax: boolean): bigint {
  return BigInt(WHOLE + (pricesIncludeTax ? piece.charges.reduce((sum, charge) => sum + charge.rate, 0) : 0))
}

function levyByLine(pieces: readonly Piece[], pricesIncludeTax: boolean): Levy[] {
  return pieces.flatMap((piece) =>
    piece.charges.map((charge) => ({
      piece,
      charge,
      amount: roundHalfUp(piece.amount * BigInt(charge.rate), denominator(piece, pricesIncludeTax)),
    })),
  )
}

function levyByDocument(pieces: readonly Piece[], pricesIncludeTax: boolean): Levy[] {
  const open = pieces.flatMap((piece) => piece.charges.map((charge) => ({ piece, charge, per: denominator(piece, pricesIncludeTax) })))
  const groups = Map.groupBy(open, ({ charge, per }) => `${chargeKey(charge)} ${per}`)
  // Two taxes of one cent on a line of one cent would leave a net price below zero.
  const taken = new Map<Piece, bigint>()
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const per = group[0]?.per as bigint
      const parts = group.map(({ piece, charge }) => ({
        key: `${piece.owner === SHIPPING ? '~' : ''}${piece.key}`,
        exact: piece.amount * BigInt(charge.rate),
        ...(pricesIncludeTax && { room: piece.amount - (taken.get(piece) ?? 0n) }),
      }))
      const whole = roundHalfUp(
        parts.reduce((sum, part) => sum + part.exact, 0n),
        per,
      )
      const shares = shareOut(whole, parts, per)
      return group.map(({ piece, charge }, i) => {
        const amount = shares[i] as bigint
        taken.set(piece, (taken.get(piece) ?? 0n) + amount)
        return { piece, charge, amount }
      })
    })
}

function taxedAmount(given: Money, levies: readonly Levy[], pricesIncludeTax: boolean): TaxedAmount {
  const { currency } = given
  const money = (amount: number): Money => ({ amount, currency })
  const groups = Map.groupBy(levies, (levy) => chargeKey(levy.charge))
  const taxes = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]): TaxLine => {
      const { jurisdiction, name, rate, reason } = (group[0] as Levy).charge
      return { jurisdiction, name, rate, amount: money(Number(group.reduce((sum, levy) => sum + levy.amount, 0n))), reason }
    })
  const tax = taxes.reduce((sum, line) => sum + line.amount.amount, 0)
  const net = pricesIncludeTax ? given.amount - tax : given.amount
  return { net: money(net), tax: money(tax), gross: money(net + tax), taxes }
}

/** With what each tax was reckoned on: the price without any tax of all that bears it. */
function withBases(total: TaxedAmount, levies: readonly Levy[], pricesIncludeTax: boolean): TaxedAmount<Required<TaxSum>> {
  const contained = new Map<Piece, bigint>()
  if (pricesIncludeTax) for (const { piece, amount } of levies) contained.set(piece, (contained.get(piece) ?? 0n) + amount)
  const bases = new Map<string, bigint>()
  for (const { piece, charge } of levies) {
    const key = chargeKey(charge)
    bases.set(key, (bases.get(key) ?? 0n) + piece.amount - (contained.get(piece) ?? 0n))
  }
  const { currency } = total.net
  return { ...total, taxes: total.taxes.map((tax) => ({ ...tax, base: { amount: Number(bases.get(chargeKey(tax))), currency } })) }
}

function chargeKey({ jurisdiction, name, rate, reason }: Omit<TaxLine, 'amount'>): string {
  return [jurisdiction, name, rate, reason].join('\t')
}
