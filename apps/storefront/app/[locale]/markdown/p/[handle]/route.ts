import { answerProduct } from '#features/agents/answer.ts'

export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; handle: string }> }): Promise<Response> {
  const { locale, handle } = await params
  return answerProduct(locale, handle)
}
