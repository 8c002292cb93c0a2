/** What a body says that was left unread; undefined where it is no JSON. */
export function readJson(body: unknown): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    return undefined
  }
}
