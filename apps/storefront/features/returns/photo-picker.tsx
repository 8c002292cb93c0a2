'use client'
import { FieldError } from '@toyline/ui/controls/field-frame'
import { IconButton } from '@toyline/ui/controls/icon-button'
import { CrossIcon } from '@toyline/ui/icons/signs'
import { useState } from 'react'
import { useWords } from '#words/client.tsx'
import { AddPhotos } from './add-photos.tsx'
import { thumbnailOf } from './thumbnail.ts'

const MOST = 5
const MOST_BYTES = 8 * 1_048_576

export type Photo = { file: File; thumbnail: string }
type Props = { photos: Photo[]; onChange: (photos: Photo[]) => void }

/** Up to five photos, with a small picture of each. Phones turn their own formats into JPEG, because that is all that is taken. */
export function PhotoPicker({ photos, onChange }: Props) {
  const t = useWords('returns')
  const problems = useWords('problems')
  const [problem, setProblem] = useState<string>()

  async function add(files: File[]): Promise<void> {
    const small = files.filter(({ size }) => size <= MOST_BYTES)
    const drawn = await Promise.all(small.map(async (file) => ({ file, thumbnail: await thumbnailOf(file) })))
    const good = drawn.filter((photo): photo is Photo => photo.thumbnail !== null)
    setProblem(small.length < files.length ? t('photoTooLarge') : good.length < small.length ? problems('not-a-picture') : undefined)
    onChange([...photos, ...good].slice(0, MOST))
  }

  return (
    <fieldset className="field min-w-0">
      <legend className="field-label">{t('photos')}</legend>
      <p className="field-hint">{t('photosHint')}</p>
      {photos.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-3">
          {photos.map(({ thumbnail }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: photos have an order and no names of their own
            <li key={at} className="relative">
              {/* biome-ignore lint/performance/noImgElement: it is on this device and nowhere else */}
              <img src={thumbnail} alt={t('photoAlt', { number: at + 1 })} className="plate h-20 w-20 object-cover" />
              <IconButton
                label={t('removePhoto', { number: at + 1 })}
                className="-top-2 -right-2 absolute bg-paper"
                onClick={() => onChange(photos.filter((_, other) => other !== at))}
              >
                <CrossIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      {photos.length < MOST ? <AddPhotos onAdd={(files) => void add(files)} /> : null}
      <FieldError id="photos" error={problem} />
    </fieldset>
  )
}
