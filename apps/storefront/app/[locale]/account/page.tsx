import { requireMe } from '#data/require-me.ts'
import { ProfileForm } from '#features/account/profile-form.tsx'
import { inLocale } from '#words/server.ts'

export default async function AccountPage() {
  const me = await requireMe('/account')
  const { t } = await inLocale('account')
  return (
    <>
      <h1 className="text-3xl">{t('profile')}</h1>
      <p className="mt-1 text-ink-2">{me.email}</p>
      <ProfileForm me={me} />
    </>
  )
}
