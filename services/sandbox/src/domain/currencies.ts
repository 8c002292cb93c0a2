/** ISO 4217 codes that can be charged, as a card network's acquirer lists them. */
export const currencies: ReadonlySet<string> = new Set(
  (
    'aed all amd ang aud azn bam bbd bdt bgn bhd bmd bnd bob brl bsd bwp bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd ' +
    'egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak ' +
    'lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ' +
    'ron rsd rub rwf sar sbd scr sek sgd shp sos srd szl thb tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xof xpf ' +
    'yer zar zmw'
  ).split(' '),
)

/** Minor units, the same for every currency here. */
export const smallestAmount = 50
export const largestAmount = 99_999_999
