/** A picture that cannot be taken; the message is a sentence for a shopkeeper, without the picture's name. */
export class PictureError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PictureError'
  }
}
