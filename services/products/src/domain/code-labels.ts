import type { CertificateCode, CollectionCode, MaterialCode, WarningCode } from '@toyline/contracts'

/** English for the codes of facets, where a page has no words of its own. */
export const CODE_LABELS: {
  material: Record<MaterialCode, string>
  certification: Record<CertificateCode, string>
  warning: Record<WarningCode, string>
  collection: Record<CollectionCode, string>
} = {
  material: {
    polyester: 'Polyester',
    'recycled-polyester': 'Recycled polyester',
    cotton: 'Cotton',
    'organic-cotton': 'Organic cotton',
    wool: 'Wool',
    acrylic: 'Acrylic',
    felt: 'Felt',
    wood: 'Wood',
    card: 'Card and paper',
    metal: 'Metal',
    plastic: 'Plastic',
    vinyl: 'Vinyl',
    silicone: 'Silicone',
    rubber: 'Rubber',
    foam: 'Foam',
    glass: 'Glass',
    other: 'Other',
  },
  certification: {
    ce: 'CE',
    ukca: 'UKCA',
    'en-71': 'EN 71',
    'en-62115': 'EN IEC 62115',
    'astm-f963': 'ASTM F963',
    cpc: 'CPC',
    reach: 'REACH',
    rohs: 'RoHS',
    gots: 'GOTS',
    'oeko-tex': 'OEKO-TEX',
    grs: 'Global Recycled Standard',
    fsc: 'FSC',
    other: 'Other',
  },
  warning: {
    'small-parts': 'Small parts',
    'small-ball': 'Small ball',
    'long-cord': 'Long cord',
    magnets: 'Magnets',
    collectible: 'Collectible, not a toy',
    cot: 'Cot use',
    bath: 'Use in water',
    decoration: 'Decoration, not a toy',
    fire: 'Keep away from fire',
    'sharp-point': 'Sharp point',
    'not-under-3': 'Not under 3 years',
    other: 'Other',
    none: 'No warning',
  },
  collection: {
    bestseller: 'Bestseller',
    new: 'New',
    limited: 'Limited',
    exclusive: 'Exclusive',
    gift: 'Gift',
    counter: 'For the counter',
    'pocket-money': 'Pocket money',
    nostalgia: 'Nostalgia',
  },
}
