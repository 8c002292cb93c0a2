/** What messages of errors quote although they should not: addresses of mail, keys of providers, numbers as long as those of cards. */
const SECRETS = /[^\s"'<>(]+@[^\s"'<>)]+|\b(?:sk|pk|rk|whsec|pm)_\w+|Bearer \S+|\b\d(?:[ -]?\d){11,}\b/g

/** The message of an error as it may be told: at most a thousand characters, and none that are about a person or open anything. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, '[removed]').slice(0, 1_000)
}
