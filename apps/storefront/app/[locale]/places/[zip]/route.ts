import { placeOfZip } from '@toyline/addresses/us-places'

/** The town and state of a US ZIP code, so that nobody types what the post office knows. */
export async function GET(_request: Request, { params }: { params: Promise<{ zip: string }> }): Promise<Response> {
  const place = placeOfZip((await params).zip.slice(0, 10))
  if (!place) return Response.json({ detail: 'We do not know this ZIP code.' }, { status: 404 })
  return Response.json(place, { headers: { 'cache-control': 'public, max-age=86400' } })
}
