import { notFound } from 'next/navigation'
import { answerListing } from '#features/agents/answer.ts'

/** The front page, all products and a search are the same list to whoever reads no pictures. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; all?: string[] }> }): Promise<Response> {
  const { locale, all = [] } = await params
  if (all.length > 1 || !['products', 'search', undefined].includes(all[0])) notFound()
  return answerListing(locale, request)
}
