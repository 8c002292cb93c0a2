import type { StaticImageData } from 'next/image'
import babySmall from './baby-toddler-672.avif'
import babyLarge from './baby-toddler-1344.avif'
import deskSmall from './desk-collectibles-672.avif'
import deskLarge from './desk-collectibles-1344.avif'
import plushSmall from './plush-672.avif'
import plushLarge from './plush-1344.avif'
import puzzlesSmall from './puzzles-games-672.avif'
import puzzlesLarge from './puzzles-games-1344.avif'
import { SceneFiles } from './scene-files.tsx'
import seasonalSmall from './seasonal-672.avif'
import seasonalLarge from './seasonal-1344.avif'
import wearSmall from './wear-carry-672.avif'
import wearLarge from './wear-carry-1344.avif'

const SCENES: Record<string, [StaticImageData, StaticImageData]> = {
  plush: [plushSmall, plushLarge],
  'desk-collectibles': [deskSmall, deskLarge],
  'baby-toddler': [babySmall, babyLarge],
  'puzzles-games': [puzzlesSmall, puzzlesLarge],
  'wear-carry': [wearSmall, wearLarge],
  seasonal: [seasonalSmall, seasonalLarge],
}

/** Toys of a chapter, standing on the line under its head; nothing for a chapter that has none, nor where there is no room. */
export function HeadScene({ chapter }: { chapter: string }) {
  const scene = SCENES[chapter]
  if (!scene) return null
  const [small, large] = scene
  return (
    <SceneFiles
      files={[
        [small, 672],
        [large, 1_344],
      ]}
      sizes="36rem"
      alt=""
      className="mt-2 hidden h-34 w-[36rem] shrink-0 self-end object-contain object-right-bottom xl:block"
    />
  )
}
