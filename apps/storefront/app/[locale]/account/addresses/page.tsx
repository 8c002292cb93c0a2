import { addressFormat, formatAddress } from '@toyline/addresses'
import { MARKETS } from '@toyline/contracts'
import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readAddresses } from '#data/visitor.ts'
import { AddressBook } from '#features/account/address-book.tsx'
import { countryChoices } from '#features/addresses/country-choices.ts'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('account')
  return { title: t('yourAddresses') }
}

export default async function AddressesPage() {
  await requireMe('/account/addresses')
  const [saved, { market }] = await Promise.all([readAddresses(), inLocale()])
  const delivered = Object.values(MARKETS).flatMap((one) => one.countries)
  const format = addressFormat(market.countries[0] ?? 'US')
  if (!format) throw new Error('The market has no country with address rules.')
  return (
    <AddressBook
      saved={saved.map((address) => ({ address, lines: formatAddress(address) }))}
      countries={await countryChoices(delivered)}
      format={format}
    />
  )
}
