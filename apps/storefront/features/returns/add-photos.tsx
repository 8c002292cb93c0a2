'use client'
import { useWords } from '#words/client.tsx'

/** What is taken, beside which phones turn their own formats into JPEG. */
const TYPES = 'image/jpeg,image/png,image/webp'

/** Lets photos be chosen, or taken on a phone. */
export function AddPhotos({ onAdd }: { onAdd: (files: File[]) => void }) {
  const t = useWords('returns')
  return (
    <label className="button button-small mt-3 justify-self-start focus-within:outline-2">
      {t('addPhotos')}
      <input
        type="file"
        accept={TYPES}
        multiple
        className="sr-only"
        onChange={({ target }) => {
          onAdd([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </label>
  )
}
