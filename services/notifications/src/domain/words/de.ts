import type { MailWords } from './mail-words.ts'

export const de: MailWords = {
  from: 'Toyline, Spielwaren und Plüsch der Microsoft-Marken für den unabhängigen Handel, kartonweise. Diese Mail beantwortet etwas, das Sie in unserem Shop getan haben; sie ist kein Newsletter.',
  copyAddress: 'Falls die Schaltfläche nichts tut, kopieren Sie diese Adresse in Ihren Browser:',
  verify: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    preview: 'Ein Klick, und Ihr Konto ist bereit.',
    title: (name) => `Willkommen, ${name}`,
    text: 'Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört. Danach können Sie Adressen speichern, Ihre Bestellungen sehen und in einer Minute nachbestellen.',
    button: 'Adresse bestätigen',
    life: 'Der Link gilt einmal und 24 Stunden lang.',
    notYou: 'Sie haben sich nicht registriert? Dann beachten Sie diese Mail nicht; ohne den Klick geschieht nichts.',
  },
  reset: {
    subject: 'Neues Passwort festlegen',
    preview: 'Der Link gilt einmal und eine Stunde lang.',
    title: 'Neues Passwort festlegen',
    text: (name) => `Guten Tag ${name}, für dieses Konto wurde ein neues Passwort angefordert. Wenn Sie das waren, geht es hier weiter.`,
    button: 'Neues Passwort festlegen',
    life: 'Der Link gilt einmal und eine Stunde lang; er meldet alle Geräte ab.',
    notYou: 'Sie waren das nicht? Dann hat sich nichts geändert, und Sie brauchen nichts zu tun.',
  },
  known: {
    subject: 'Sie haben schon ein Toyline-Konto',
    preview: 'Sie können sich einfach anmelden.',
    title: 'Sie haben schon ein Konto',
    text: (name) =>
      `Guten Tag ${name}, jemand wollte sich mit dieser Adresse registrieren. Sie hat schon ein Konto, deshalb wurde nichts geändert.`,
    signIn: 'Anmelden',
    forgotten: 'Passwort vergessen?',
    setNew: 'Neues festlegen',
  },
  wish: {
    subject: (toy) => `Sollen wir Bescheid geben, wenn ${toy} da ist?`,
    preview: 'Ein Klick, und eine Mail, sobald es da ist.',
    title: 'Sollen wir Bescheid geben?',
    text: (toy) =>
      `Jemand, vermutlich Sie, möchte wissen, wann ${toy} bestellbar ist. Bitte bestätigen Sie, dass wir an diese Adresse schreiben dürfen: einmal, sobald es da ist.`,
    button: 'Ansehen und bestätigen',
    life: 'Auf derselben Seite können Sie den Wunsch zurücknehmen, dann vergessen wir diese Adresse. Ohne Antwort vergessen wir sie nach einer Woche.',
  },
  arrived: {
    subject: (toy) => `${toy} ist da`,
    preview: 'Sie wollten es wissen.',
    text: (casePack) =>
      `Es ist jetzt bestellbar, in Kartons zu ${casePack} Stück. Es ist nicht für Sie zurückgelegt: Wer zuerst bestellt, bekommt es.`,
    button: 'Zum Spielzeug',
    once: 'Sie wollten es einmal wissen, und das war es: Ihr Wunsch ist vergessen, und die Adresse mit ihm.',
  },
  order: {
    subject: (number) => `Bestellung ${number} ist bestätigt`,
    preview: (lines, total) => `${lines === 1 ? 'Eine Position' : `${lines} Positionen`}, ${total}. Hier steht alles beisammen.`,
    stamp: 'Bestellt',
    title: 'Ihre Bestellung steht im Buch',
    text: (number, days) => `Vielen Dank. Bestellung ${number} ist bestätigt, Ankunft ${days}.`,
    button: 'Bestellung ansehen',
    cases: (count, pack) => (count === 1 ? `1 Karton zu ${pack}` : `${count} Kartons zu ${pack}`),
    toys: 'Ware',
    total: 'Gesamt',
    included: (tax) => `${tax}, enthalten`,
    payment: 'Zahlung',
    byInvoice: (days) => `Auf Rechnung, zahlbar ${days} Tage nach der Rechnung`,
    byCard: 'Karte',
    poNumber: 'Ihre Bestellnummer',
    note: 'Anmerkung',
    deliveryTo: 'Lieferung an',
  },
  shipments: {
    sent: {
      subject: (number) => `Sendung ${number} ist unterwegs`,
      preview: (carrier) => `${carrier} hat sie übernommen.`,
      title: 'Ihre Ware ist unterwegs',
      text: (number, order, carrier) => `Sendung ${number} zu Bestellung ${order} ist mit ${carrier} unterwegs.`,
    },
    delivered: {
      subject: (number) => `Sendung ${number} ist angekommen`,
      preview: (carrier) => `${carrier} hat sie zugestellt.`,
      title: 'Ihre Ware ist angekommen',
      text: (number, order, carrier) => `${carrier} hat Sendung ${number} zu Bestellung ${order} zugestellt.`,
    },
    place: (which, of, location) => `Sendung ${which} von ${of}, aus ${location}.`,
    tracking: (number) => `Sendungsnummer ${number}`,
    track: 'Sendung verfolgen',
    toFollow: 'Der Rest der Bestellung folgt mit einer eigenen Sendung.',
    button: 'Zur Bestellung',
  },
  cancelled: {
    subject: (order, isAll) => (isAll ? `Bestellung ${order} ist storniert` : `Ein Teil von Bestellung ${order} ist storniert`),
    preview: 'Er wird nicht verschickt und nicht abgebucht.',
    title: (isAll) => (isAll ? 'Ihre Bestellung ist storniert' : 'Ein Teil Ihrer Bestellung ist storniert'),
    text: (order) =>
      `Von Bestellung ${order} wird dies nicht verschickt. Es wird nicht abgebucht, und was dafür reserviert war, steht Ihnen wieder zur Verfügung.`,
    dearer: 'Was bleibt, ist für seinen Mengenpreis zu wenig, wie wir es Ihnen vorher gezeigt haben. Es kostet jetzt:',
    freight: (amount) => `Die Lieferung ist nicht mehr frei und kostet ${amount}.`,
    button: 'Zur Bestellung',
  },
  edited: {
    done: {
      subject: (order) => `Bestellung ${order} wurde geändert`,
      preview: (total) => `Sie beträgt jetzt ${total}.`,
      title: 'Ihre Bestellung wurde geändert',
      text: (order) =>
        `Wir haben Bestellung ${order} geändert. Was wegfällt, wird nicht abgebucht, und was dafür reserviert war, steht Ihnen wieder zur Verfügung.`,
      button: 'Zur Bestellung',
    },
    proposed: {
      subject: (order) => `Ein Vorschlag zu Bestellung ${order}`,
      preview: (total) => `Ohne Ihre Zusage ändert sich nichts. Es kämen ${total} dazu.`,
      title: 'Dürfen wir das hinzufügen?',
      text: (order) =>
        `Wir würden das zu Bestellung ${order} hinzufügen. Ohne Ihre Zusage ändert sich nichts, Ihre Bestellung läuft weiter wie bisher.`,
      button: 'Ansehen und antworten',
    },
    reason: 'Grund',
    pieces: (before, after) => (before === after ? `${after} Stück` : `${before} → ${after} Stück`),
    each: (price, before) => (before ? `je ${price} statt ${before}` : `je ${price}`),
    comesTo: 'Die Bestellung beträgt jetzt',
    added: 'Käme dazu',
    until: (day) => `Sie können bis ${day} zusagen. Ohne Antwort ändert sich nichts.`,
  },
  documents: {
    invoice: {
      subject: (number) => `Rechnung ${number}`,
      preview: (total) => `${total}. Die Rechnung liegt bei.`,
      title: (number) => `Ihre Rechnung ${number}`,
      text: (number, order) => `Anbei die Rechnung ${number} zu Ihrer Bestellung ${order} als PDF.`,
      sum: 'Mit Karte bezahlt',
    },
    'credit-note': {
      subject: (number) => `Gutschrift ${number}`,
      preview: (total) => `${total} werden gutgeschrieben. Die Gutschrift liegt bei.`,
      title: (number) => `Ihre Gutschrift ${number}`,
      text: (number, order) => `Anbei die Gutschrift ${number} zu Ihrer Bestellung ${order} als PDF.`,
      sum: 'Gutgeschrieben',
    },
    dueBy: (day) => `Fällig am ${day}`,
    covered: 'Durch Ihr Guthaben gedeckt',
    button: 'Zur Bestellung',
    kept: 'Alle Belege einer Bestellung finden Sie auch auf ihrer Seite.',
  },
  returns: {
    steps: {
      requested: {
        subject: (number) => `Ihre Reklamation ${number} ist eingegangen`,
        text: (number, order) =>
          `Danke für Ihre Nachricht. Wir sehen uns die Reklamation ${number} zur Bestellung ${order} innerhalb von zwei Werktagen an und schreiben Ihnen dann.`,
      },
      approved: {
        subject: (number) => `Rücksendung ${number} ist genehmigt`,
        text: (number, order) =>
          `Die Rücksendung ${number} zur Bestellung ${order} ist genehmigt. Bitte verpacken Sie die Spielwaren so, wie sie gekommen sind, und senden Sie sie an uns.`,
      },
      accepted: {
        subject: (number) => `Ihre Reklamation ${number} ist anerkannt`,
        text: (number, order) =>
          `Es tut uns leid, dass mit der Bestellung ${order} etwas nicht in Ordnung war. Die Reklamation ${number} ist anerkannt; Sie müssen nichts zurücksenden.`,
      },
      'in-transit': {
        subject: (number) => `Rücksendung ${number} ist unterwegs`,
        text: (number, order) =>
          `Danke. Wir haben notiert, dass die Rücksendung ${number} zur Bestellung ${order} unterwegs ist, und schreiben Ihnen, sobald sie da ist.`,
      },
      received: {
        subject: (number) => `Rücksendung ${number} ist angekommen`,
        text: (number, order) =>
          `Die Rücksendung ${number} zur Bestellung ${order} ist da und geprüft. Was Ihnen zusteht, folgt von selbst.`,
      },
      refunded: {
        subject: (number) => `Rücksendung ${number} ist erstattet`,
        text: (number, order) =>
          `Das Geld für ${number} zur Bestellung ${order} ist unterwegs, auf dem Weg, auf dem Sie bezahlt haben. Bei Kauf auf Rechnung vermindert es, was offen ist.`,
      },
      credited: {
        subject: (number) => `Rücksendung ${number} ist sofort gutgeschrieben`,
        text: (number, order) =>
          `Wir haben die Rücksendung ${number} zur Bestellung ${order} gutgeschrieben, bevor sie da ist. Bitte senden Sie die Spielwaren wie vereinbart.`,
      },
      replaced: {
        subject: (number) => `Neue Spielwaren für ${number}`,
        text: (number, order) =>
          `Für ${number} zur Bestellung ${order} sind neue Spielwaren für Sie bestellt, ohne Kosten. Eine eigene Bestätigung folgt.`,
      },
      rejected: {
        subject: (number) => `Zu Ihrer Reklamation ${number}`,
        text: (number, order) => `Wir haben uns ${number} zur Bestellung ${order} angesehen und können sie nicht anerkennen.`,
      },
      withdrawn: {
        subject: (number) => `${number} ist zurückgezogen`,
        text: (number, order) => `Sie behalten die Spielwaren: ${number} zur Bestellung ${order} ist zurückgezogen.`,
      },
      'refund-declined': {
        subject: (number) => `Die Erstattung für ${number} kam nicht an`,
        text: (number, order) =>
          `Die Bank hat die Erstattung für ${number} zur Bestellung ${order} nicht angenommen. Wir finden einen anderen Weg und schreiben Ihnen; Sie müssen nichts tun.`,
      },
    },
    preview: (order) => `Zu Ihrer Bestellung ${order}`,
    sendTo: 'Senden Sie an',
    label: (number) => `Schreiben Sie ${number} auf das Paket.`,
    freight: {
      buyer: 'Die Kosten der Rücksendung tragen Sie.',
      seller: 'Die Kosten der Rücksendung tragen wir.',
    },
    expected: 'Voraussichtliche Gutschrift',
    credited: 'Gutgeschrieben',
    answer: 'Unser Befund',
    button: 'Bestellung ansehen',
  },
  declined: {
    subject: (number) => `Die Zahlung für Bestellung ${number} hat nicht geklappt`,
    preview: 'Ihre Ware bleibt noch ein paar Minuten reserviert.',
    title: 'Die Zahlung hat nicht geklappt',
    text: (number, total) => `Bestellung ${number} über ${total} ist nicht bezahlt.`,
    reasons: {
      declined: 'Die Bank hat die Zahlung ohne Angabe von Gründen abgelehnt.',
      'insufficient-funds': 'Die Karte ist für diesen Betrag nicht gedeckt.',
      'expired-card': 'Die Karte ist abgelaufen.',
      'wrong-details': 'Nummer, Datum oder Code der Karte stimmen nicht.',
      'authentication-failed': 'Die Bestätigung bei der Bank wurde nicht abgeschlossen.',
      'try-again': 'Die Bank war gerade nicht erreichbar.',
    },
    kept: 'Es wurde nichts abgebucht. Wir halten die Ware noch ein paar Minuten zurück, damit Sie eine andere Karte versuchen können.',
    button: 'Anders bezahlen',
  },
  ended: {
    subject: (number) => `Bestellung ${number} kam nicht zustande`,
    preview: 'Es wurde nichts abgebucht.',
    reasons: {
      interrupted: 'Ihre Bestellung wurde unterbrochen, bevor sie bezahlt werden konnte. Ihr Warenkorb ist, wie er war.',
      'wrong-amount': 'Der gezahlte Betrag ist nicht der Betrag der Bestellung. Er wird vollständig erstattet.',
      'stock-gone': 'Die Zahlung kam, als die Ware schon an jemand anderen gegangen war. Sie wird vollständig erstattet.',
      'payment-voided': 'Die Zahlung wurde abgebrochen, deshalb kam die Bestellung nicht zustande.',
      'not-paid-in-time': 'Die Bestellung wurde nicht bezahlt, solange die Ware reserviert war. Ihr Warenkorb ist, wie er war.',
    },
    nothing: 'Es wurde nichts abgebucht, und was auf Ihrer Karte reserviert war, wird freigegeben.',
    button: 'Zurück zum Shop',
  },
}
