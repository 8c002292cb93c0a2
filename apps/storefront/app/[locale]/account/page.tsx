import { SectionHead } from '@toyline/ui/frame/section-head'
import { requireMe } from '#data/require-me.ts'
import { ProfileForm } from '#features/account/profile-form.tsx'
import { inLocale } from '#words/server.ts'

export default async function AccountPage() {
  const me = await requireMe('/account')
  const { t } = await inLocale('account')
  return (
    <>
      <SectionHead level={1}>{t('profile')}</SectionHead>
      <p className="mb-6 text-ink-2">{me.email}</p>
      <ProfileForm me={me} />
    </>
  )
}
