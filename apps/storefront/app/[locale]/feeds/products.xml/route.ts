import { answerFeed } from '#features/feeds/answer-feed.ts'

export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  return answerFeed((await params).locale)
}
