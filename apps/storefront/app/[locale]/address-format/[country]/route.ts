import { addressFormat } from '@toyline/addresses'

/** How addresses of a country are asked for, so that the browser carries no other country's rules. */
export async function GET(_request: Request, { params }: { params: Promise<{ country: string }> }): Promise<Response> {
  const format = addressFormat((await params).country.toUpperCase())
  if (!format) return Response.json({ detail: 'There is no such country.' }, { status: 404 })
  return Response.json(format, { headers: { 'cache-control': 'public, max-age=86400' } })
}
