import { parseArgs } from 'node:util'
import { Role } from '@toyline/contracts'
import { callerTokens } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { usersService } from '@toyline/users'
import { Environment } from '../apps/platform/src/config.ts'
import { secretFor } from '../apps/platform/src/secrets.ts'
import { openInstallation } from './installation.ts'

const USAGE = `npm run staff -- EMAIL NAME [--role ${Role.options.join('|')}]

  Gives somebody a role in the shop on this machine, or in DATABASE_URL's; staff unless said. Who has no account gets one, and sets a
  password by the link that "Forgot your password?" mails.`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { role: { type: 'string', default: 'staff' } } })
const [email = '', name = '', ...more] = positionals
const role = Role.safeParse(values.role)
if (!email.includes('@') || name === '' || more.length > 0 || !role.success) {
  console.error(USAGE)
  process.exit(2)
}
const installation = await openInstallation()
if (!installation) throw new Error('There is no shop on this machine yet. Run `npm start` once, or set DATABASE_URL and PLATFORM_SECRET.')
const pool = openPool({ url: installation.databaseUrl('users'), name: 'toyline-staff' })
try {
  const publicUrl = Environment.shape.PLATFORM_PUBLIC_URL.parse(process.env.PLATFORM_PUBLIC_URL)
  const people = usersService({
    pool,
    log: log('staff'),
    tokens: callerTokens(secretFor(installation.secret, 'caller-tokens')),
    deliver: async () => {},
    settings: { secret: secretFor(installation.secret, 'users'), publicUrl },
  })
  const { created } = await people.appoint({ email, name, role: role.data })
  console.log(
    `${email} is ${role.data} now.${created ? ` They set their password with a link from ${new URL('/forgot-password', publicUrl)}` : ''}`,
  )
} finally {
  await pool.end()
  await installation.stop()
}
