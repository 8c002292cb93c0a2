import { spawnSync } from 'node:child_process'

/** `node tools/deploy/verify.ts OWNER/REPOSITORY IMAGE…`: ends with 1 unless the repository's release workflow on main has signed each image. */
const ISSUER = 'https://token.actions.githubusercontent.com'

const [repository, ...images] = process.argv.slice(2)
if (!/^[\w.-]+\/[\w.-]+$/.test(repository ?? '') || images.length === 0) {
  console.error('node tools/deploy/verify.ts OWNER/REPOSITORY IMAGE…')
  process.exit(2)
}
const signer = `https://github.com/${repository}/.github/workflows/release.yml@refs/heads/main`
for (const image of images) {
  const args = ['verify', image, '--certificate-oidc-issuer', ISSUER, '--certificate-identity', signer]
  const { status } = spawnSync('cosign', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status === 0) continue
  console.error(`✖ ${image} is not signed by ${signer}`)
  process.exit(1)
}
