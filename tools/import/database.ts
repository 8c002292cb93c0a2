import { openInstallation } from '../installation.ts'

export type ImportDatabase = { url: string; stop: () => Promise<void> }

/** The products database of the installation; null where there is none and the caller can do without. */
export async function importDatabase({ optional }: { optional: boolean }): Promise<ImportDatabase | null> {
  const installation = await openInstallation()
  if (installation) return { url: installation.databaseUrl('products'), stop: installation.stop }
  if (optional) return null
  throw Object.assign(new Error('There is no shop on this machine yet. Run `npm start` once, or set DATABASE_URL and PLATFORM_SECRET.'), {
    plain: true,
  })
}
