/** Of a body that is no JSON, so many bytes are told. */
const TOLD_BYTES = 200

/**
 * The body of an answer, as text and as the JSON that it is.
 * Errors: where it is none, with the status, the headers and the first bytes as they came.
 */
export async function readAnswer(reply: Response): Promise<{ text: string; body: unknown }> {
  const bytes = Buffer.from(await reply.arrayBuffer())
  const text = bytes.toString('utf8')
  try {
    return { text, body: JSON.parse(text) }
  } catch (cause) {
    const begin = JSON.stringify(bytes.subarray(0, TOLD_BYTES).toString('latin1'))
    const headers = JSON.stringify(Object.fromEntries(reply.headers))
    throw new Error(`${reply.url} answered ${reply.status} with ${bytes.length} bytes that are no JSON: ${begin}, headers ${headers}`, {
      cause,
    })
  }
}
