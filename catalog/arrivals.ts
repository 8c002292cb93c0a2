type Expected = Partial<Record<'reno' | 'louisville' | 'rotterdam', string>>

/** What is on its way, by SKU. In days from the import, because a catalogue for trying out must not grow old. */
export const arrivals: Record<string, Expected> = {
  'CLP-PL-60-YEL': { reno: 'in 16 days: 24', rotterdam: 'in 23 days: 24' },
  'RVR-PL-55': { reno: 'in 16 days: 20; in 51 days: 40', rotterdam: 'in 37 days: 20' },
  'OCT-PL-60': { reno: 'in 30 days: 24' },
  'HWN-MCR-24': { louisville: 'in 44 days: 96' },
  'OCT-DR-PIR': { reno: 'in 12 days: 48', rotterdam: 'in 19 days: 36' },
  'MAX-PL-BLU': { reno: 'in 26 days: 60', louisville: 'in 29 days: 60', rotterdam: 'in 33 days: 60' },
  'FLP-PL-GRY': { reno: 'in 9 days: 64', rotterdam: 'in 9 days: 32' },
  'OCT-VN-COP': { reno: 'in 40 days: 72', rotterdam: 'in 47 days: 48' },
  'SOX-SOL-L': { louisville: 'in 14 days: 48', rotterdam: 'in 21 days: 48' },
  'TEE-BSC-XL': { reno: 'in 20 days: 36' },
  'BAG-BLS-TT': { reno: 'in 35 days: 120' },
  'ADV-DSK-24': { reno: 'in 11 days: 120', louisville: 'in 13 days: 60' },
}
