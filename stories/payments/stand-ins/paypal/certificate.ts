import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export type Issued = { pem: string; key: KeyObject; name: string }

const SHA256_RSA = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'))
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex')
const TRUE = Buffer.from('0101ff', 'hex')

/**
 * A certificate of our own making, signed by an issuer or by itself; Node can read certificates, but makes none.
 * @param daysLeft how long it is valid from now; negative for one that has ended
 */
export function issue(
  name: string,
  { issuer, isAuthority = false, daysLeft = 30 }: { issuer?: Issued; isAuthority?: boolean; daysLeft?: number } = {},
): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const signer = issuer ?? { name, key }
  const body = sequence(
    tagged(0xa0, Buffer.from('020102', 'hex')),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    SHA256_RSA,
    nameOf(signer.name),
    sequence(time(-60), time(daysLeft)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(sequence(BASIC_CONSTRAINTS, TRUE, tagged(0x04, isAuthority ? sequence(TRUE) : sequence())))),
  )
  const signature = sign('sha256', body, signer.key)
  const der = sequence(body, SHA256_RSA, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return { pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`, key, name }
}

function nameOf(name: string): Buffer {
  return sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(name)))))
}

function time(daysFromNow: number): Buffer {
  const at = new Date(Date.now() + daysFromNow * 24 * 3_600_000)
  return tagged(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`))
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
