/** Migrates in a process of its own, for the test of several at once; prints what it applied. */
import { migrate } from './migrate.ts'

const { ADMIN_URL, SERVICE, DIRECTORY, ROLE_SECRET } = process.env
if (!ADMIN_URL || !SERVICE || !DIRECTORY) throw new Error('ADMIN_URL, SERVICE and DIRECTORY are needed')
const { applied } = await migrate({ adminUrl: ADMIN_URL, service: SERVICE, directory: DIRECTORY, roleSecret: ROLE_SECRET })
console.log(applied.join(' '))
