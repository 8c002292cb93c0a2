import { answerListing } from '#features/agents/answer.ts'

export async function GET(request: Request, { params }: { params: Promise<{ locale: string; slug: string }> }): Promise<Response> {
  const { locale, slug } = await params
  return answerListing(locale, request, slug)
}
