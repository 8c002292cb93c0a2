/** What sells most. These are shown from all sides, and the first twelve can be turned in the shop. */
export const favourites = [
  'clippy-classic-plush',
  'ninja-cat-plush',
  'mona-octocat-plush',
  'minecraft-creeper-plush',
  'minecraft-bee-plush',
  'halo-master-chief-plush',
  'xbox-controller-plush',
  'mona-vinyl-figure',
  'clippy-vinyl-figure',
  'forza-coupe-die-cast',
  'flight-simulator-airliner',
  'rover-search-dog-plush',
  'bliss-hill-plush',
  'copilot-companion-plush',
  'minesweeper-mine-plush',
  'minesweeper-smiley-plush',
  'azure-cloud-plush',
  'bit-and-bot-plush',
  'sea-of-thieves-kraken-plush',
  'banjo-kazooie-plush',
  'ninja-cat-vinyl-figure',
  'halo-warthog-die-cast',
  'fluent-emoji-plush',
  'master-chief-vinyl-figure',
] as const

const all = new Set<string>(favourites)
const turning = new Set<string>(favourites.slice(0, 12))

export const isFavourite = (handle: string) => all.has(handle)
export const turns = (handle: string) => turning.has(handle)
