import { inLocale } from '#words/server.ts'
import { SceneFiles } from './scene-files.tsx'
import small from './window-828.avif'
import middle from './window-1600.avif'
import large from './window-2400.avif'

/** The shop window: toys beside each other as large as they are. On a phone its middle is seen. */
export async function ShopWindow() {
  const { t } = await inLocale('home')
  return (
    <figure className="border-ink border-b-2">
      <SceneFiles
        files={[
          [small, 828],
          [middle, 1_600],
          [large, 2_400],
        ]}
        sizes="(min-width: 48rem) 100vw, 150vw"
        alt={t('window')}
        className="block aspect-[2/1] w-full object-cover md:aspect-[3/1] 2xl:aspect-[4/1]"
      />
      <figcaption className="page py-2 text-ink-2 text-sm">{t('windowNote')}</figcaption>
    </figure>
  )
}
