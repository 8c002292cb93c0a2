import { RemovalPolicy } from 'aws-cdk-lib'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { accept } from './accepted.ts'

const READABLE = { excludePunctuation: true, passwordLength: 48 }

/**
 * The entry `toyline` that deploy/kubernetes/base/secrets.yaml reads. `PLATFORM_SECRET` is made here; the storefront's key, `SMTP_URL` and
 * providers' keys are added to it by a person, and no later deployment of this stack touches them.
 */
export function makeSecrets(scope: Construct, key: Key): { shop: Secret; redisToken: Secret } {
  const at = new Construct(scope, 'secrets')
  const make = (id: string, secretName: string, description: string, generateStringKey: string) => {
    const secret = new Secret(at, id, {
      secretName,
      description,
      encryptionKey: key,
      generateSecretString: { ...READABLE, secretStringTemplate: '{}', generateStringKey },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    accept(secret, 'AwsSolutions-SMG4', 'Changing it by itself would sign everybody out and end connections; docs/operations.md says how.')
    return secret
  }
  return {
    shop: make('shop', 'toyline', 'Settings of the shop that are secrets', 'PLATFORM_SECRET'),
    redisToken: make('redis-token', 'toyline-redis-token', 'With which the shop signs in to Redis', 'token'),
  }
}
