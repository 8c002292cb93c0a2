/** Why the card fields gave no token: words of the provider's own, or what this page noticed itself. */
export class CardProblem extends Error {
  readonly what: 'check' | 'silent' | 'notReady'
  constructor(what: CardProblem['what'], said = '') {
    super(said)
    this.name = 'CardProblem'
    this.what = what
  }
}
